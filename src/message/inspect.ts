/** What `console.log` looks for in Node and what follows it: a function that says how an object is to be shown. */
export const inspect: unique symbol = Symbol.for("nodejs.util.inspect.custom") as never;
