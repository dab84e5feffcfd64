import { runInNewContext } from "node:vm";

class Stranger {
  #secret = 1;
  get value(): number {
    return this.#secret;
  }
}

/** What a getter, a trap or an iterator of the caller's throws: it passes as it is. */
export class OwnError extends Error {}

function fail(): never {
  throw new OwnError("the caller's own");
}

/** A Proxy of which every operation throws. */
export function throwingProxy(): object {
  return new Proxy({}, new Proxy({}, { get: () => fail }));
}

/** A Proxy that was revoked: every operation throws a TypeError of the engine's. */
export function revokedProxy(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function throwingObject(): object {
  const names = [
    "typeName",
    "descriptor",
    "message",
    "length",
    "files",
    "a",
    "tag",
    "engine",
    "maxDepth",
    "registry",
    "paths",
    "code",
  ];
  return Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { get: fail, enumerable: true }])));
}

function detached(): Uint8Array {
  const bytes = new Uint8Array(8);
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
  return bytes;
}

/** Values that nobody means to give, made anew: some are changed by what takes them. */
export function strangeValues(): [name: string, value: unknown][] {
  return [
    ["undefined", undefined],
    ["null", null],
    ["NaN", NaN],
    ["-1", -1],
    ["1.5", 1.5],
    ["2 ** 53", 2 ** 53],
    ["1e308", 1e308],
    ["Infinity", Infinity],
    ["true", true],
    ["false", false],
    ["an empty string", ""],
    ["a string", "x"],
    ["a lone surrogate", "\ud800"],
    ["a symbol", Symbol("s")],
    ["0n", 0n],
    ["-(10n ** 400n)", -(10n ** 400n)],
    ["{}", {}],
    ["[]", []],
    ["[[]]", [[]]],
    ["[null]", [null]],
    ["[undefined]", [undefined]],
    ["[symbol]", [Symbol("s")]],
    ["a function", () => undefined],
    ["a class", Stranger],
    ["an instance", new Stranger()],
    ["a null prototype", Object.create(null)],
    ["a Date", new Date(NaN)],
    ["a Map", new Map([[{}, Symbol("v")]])],
    ["a Set", new Set([1])],
    ["a Proxy that throws", throwingProxy()],
    ["a revoked Proxy", revokedProxy()],
    ["getters that throw", throwingObject()],
    ["{ length: NaN }", { length: NaN }],
    ["{ length: 2 ** 40 }", { length: 2 ** 40 }],
    ["an array-like", { length: 2, 0: 1, 1: 2 }],
    ["bytes", new Uint8Array([0xff])],
    ["detached bytes", detached()],
    ["an ArrayBuffer", new ArrayBuffer(4)],
    ["a DataView", new DataView(new ArrayBuffer(4))],
    ["Uint16Array", new Uint16Array(3)],
    ["shared bytes", new Uint8Array(new SharedArrayBuffer(4))],
    ["another realm's object", runInNewContext("({})")],
    ["another realm's array", runInNewContext("[{}]")],
    ["a promise", Promise.resolve(1)],
    ["an error", new Error("x")],
    ["a regular expression", /x/],
    ["{ typeName }", { typeName: "t.M" }],
    ["{ typeName: 5, descriptor: {} }", { typeName: 5, descriptor: {}, representation: {} }],
    ["text of a number", new String("5")],
    ["an iterator that throws", { [Symbol.iterator]: fail }],
    ["{ then }", { then: 5 }],
    [
      "{ a: symbol }",
      {
        a: Symbol("v"),
        seconds: Symbol("s"),
        paths: [Symbol("p")],
        value: Symbol("v"),
        typeUrl: Symbol("t"),
        fields: 5,
        kind: {},
      },
    ],
  ];
}
