/** Makes a class of messages, whose prototype is that of literals, of a function that gives them their properties. */
export function messageClass(construct: (this: any) => void): new () => any {
  construct.prototype = Object.prototype;
  return construct as unknown as new () => any;
}
