/** Says how `console.log` is to show an object, in Node and what follows it. Not by a method of its class: one with such a name is kept by bundlers whether it is used or not. */
export function showAs<T extends object>(object: T, show: (this: T) => string): T {
  return Object.defineProperty(object, Symbol.for("nodejs.util.inspect.custom"), { value: show });
}

/** Shows a codec by its name. */
export function showByName(codec: { readonly typeName: string }): void {
  showAs(codec, () => `MessageCodec ${codec.typeName}`);
}
