import { Session } from "node:inspector";
import { setFlagsFromString } from "node:v8";
import { expect } from "vitest";

/*
 * How much work something is, counted instead of timed. V8 counts how often each part of a function runs, exactly, if it has been told so before it compiles
 * the function: import this file before everything that imports src. It stops optimising then, so that code is some 30 times slower in such a file.
 */

const session = new Session();
session.connect();

interface Range {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}
interface Script {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly Range[] }[];
}

function post(method: string, parameters: object = {}): any {
  let answer: unknown;
  session.post(method, parameters, (error, result) => {
    if (error !== null) throw new Error(`${method}: ${error.message}`);
    answer = result;
  });
  return answer;
}

// Code that V8 has thrown away and compiled anew is counted as a whole.
setFlagsFromString("--no-flush-bytecode");
post("Profiler.enable");
post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });

/** Code of the library: of src, built, and what `new Function` was given, which has no address. */
function isCounted(url: string): boolean {
  return url === "" || (/\/(src|dist)\/[^?]*\.(ts|js)$/.test(url) && !url.includes("/node_modules/"));
}

/** The characters that ran, each as often as it did. The first range is the function, the others are inside of those before them. */
function charactersOf(ranges: readonly Range[]): number {
  let total = 0;
  const open: Range[] = [];
  for (const range of ranges) {
    while (open.length > 0 && open.at(-1)!.endOffset <= range.startOffset) open.pop();
    total += (range.endOffset - range.startOffset) * (range.count - (open.at(-1)?.count ?? 0));
    open.push(range);
  }
  return total;
}

/** Elements that native functions have been through, whose loops V8 does not count. */
let elements = 0;

type Method = (this: { readonly length: number }, ...parameters: any[]) => any;

function countElements(
  prototype: object,
  names: readonly string[],
  size: (self: { readonly length: number }, result: any, first: any) => number,
): void {
  for (const name of names) {
    const method = (prototype as Record<string, Method | undefined>)[name];
    if (method === undefined) continue;
    const counting = function (this: { readonly length: number }, ...parameters: unknown[]): unknown {
      const result: unknown = method.apply(this, parameters);
      elements += size(this, result, parameters[0]);
      return result;
    };
    Object.defineProperty(prototype, name, { value: counting, writable: true, configurable: true, enumerable: false });
  }
}

const lengthOf = (value: unknown): number => (value as { readonly length?: number } | undefined)?.length ?? 0;
countElements(Object.getPrototypeOf(Uint8Array.prototype) as object, ["slice"], (_self, result) => lengthOf(result));
countElements(Object.getPrototypeOf(Uint8Array.prototype) as object, ["set"], (_self, _result, source) =>
  lengthOf(source),
);
countElements(
  Object.getPrototypeOf(Uint8Array.prototype) as object,
  ["copyWithin", "fill", "indexOf"],
  (self) => self.length,
);
countElements(Array.prototype, ["slice", "concat", "map", "filter"], (_self, result) => lengthOf(result));
countElements(
  Array.prototype,
  ["splice", "indexOf", "includes", "sort", "shift", "unshift", "fill"],
  (self) => self.length,
);
countElements(Buffer.prototype, ["utf8Slice", "latin1Slice", "asciiSlice", "ucs2Slice"], (_self, result) =>
  lengthOf(result),
);
countElements(
  Buffer.prototype,
  ["utf8Write", "latin1Write", "asciiWrite", "ucs2Write"],
  (_self, result: number) => result,
);

/**
 * The steps of `run`: the characters of the library's code that run, each as often as it does, and the elements that native functions go through. The same each
 * time; of use only to be compared, with the steps of an input of another size.
 */
export function stepsOf(run: () => void): number {
  post("Profiler.takePreciseCoverage");
  elements = 0;
  run();
  const natively = elements;
  const { result } = post("Profiler.takePreciseCoverage") as { readonly result: readonly Script[] };
  const counted = result
    .filter(({ url }) => isCounted(url))
    .flatMap(({ functions }) => functions.map(({ ranges }) => charactersOf(ranges)));
  return counted.reduce((sum, each) => sum + each, natively);
}

const factor = 4;
const tolerance = 1.1;

/** Expects the steps of what is prepared to grow as its size does: four times the size takes four times the steps, and ten percent. A first call of each has made what is made once. */
export function expectLinear(size: number, prepare: (size: number) => () => void): void {
  const [less, more] = [prepare(size), prepare(factor * size)];
  less();
  more();
  let [many, few] = [stepsOf(more), stepsOf(less)];
  // Now and then V8 counts a function as a whole, in one of the two or, for a while, in both: what is not linear fails in each round.
  for (let round = 0; round < 6 && many >= factor * tolerance * few; round++)
    [many, few] = [stepsOf(more), stepsOf(less)];
  expect(many).toBeLessThan(factor * tolerance * few);
}
