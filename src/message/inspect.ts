/** What `console.log` looks for in Node and what follows it: a function that says how an object is to be shown. */
const inspect: symbol = /* @__PURE__ */ Symbol.for("nodejs.util.inspect.custom");

/** Says how an object is to be shown. Not by a method of its class: one with such a name is kept by bundlers whether it is used or not. */
export function showAs<T extends object>(object: T, show: (this: T) => string): T {
  return Object.defineProperty(object, inspect, { value: show });
}

/** Shows a codec by its name. */
export function showByName(codec: { readonly typeName: string }): void {
  showAs(codec, codecText);
}

function codecText(this: { readonly typeName: string }): string {
  return `MessageCodec ${this.typeName}`;
}
