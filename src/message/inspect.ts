/**
 * Sets how `console.log` shows an object, in Node and compatible runtimes. This is not a method of the class, because
 * bundlers keep a method with such a name whether it is used or not.
 */
export function showAs<T extends object>(object: T, show: (this: T) => string): T {
  return Object.defineProperty(object, Symbol.for("nodejs.util.inspect.custom"), { value: show });
}

/** Shows a codec by its name. */
export function showByName(codec: { readonly typeName: string }): void {
  showAs(codec, () => `MessageCodec ${codec.typeName}`);
}
