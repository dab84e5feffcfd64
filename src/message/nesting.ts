import { ProtobufError } from "../errors.ts";

/** Levels of nesting below a message that are accepted by default, as in encode and decode. Map entries count as one. */
export const defaultMaxDepth = 100;

/** `maxDepth` beyond this is refused: each level takes stack. */
const largestMaxDepth = 1000;

/** Options of `clone`, `create`, `equals` and `merge`, and what others have in common with them. */
export interface DepthOptions {
  /** Levels of nesting (messages and map entries) below the message itself. Default 100, at most 1000. */
  readonly maxDepth?: number | undefined;
}

/** The messages and maps that a walk is inside of, outermost first. */
export interface Nesting {
  readonly maxDepth: number;
  readonly ancestors: object[];
}

/** Starts a walk. Errors: INVALID_ARGUMENT for a `maxDepth` that is no integer from 0 to 1000. */
export function startNesting(maxDepth?: number): Nesting {
  return { maxDepth: checkedDepth(maxDepth), ancestors: [] };
}

/** The levels that may be below a message. Errors: INVALID_ARGUMENT for a `maxDepth` that is no integer from 0 to 1000. */
export function maxDepthOf(options: DepthOptions | undefined): number {
  return options === undefined ? defaultMaxDepth : checkedDepth(options.maxDepth);
}

function checkedDepth(maxDepth: number = defaultMaxDepth): number {
  if (!Number.isInteger(maxDepth) || maxDepth < 0 || maxDepth > largestMaxDepth) {
    throw new ProtobufError("INVALID_ARGUMENT", `maxDepth is not an integer from 0 to ${largestMaxDepth}`);
  }
  return maxDepth;
}

/** Goes into a message or a map. Errors: CYCLE where it contains itself and LIMIT_EXCEEDED, both when `maxDepth` is exceeded. */
export function enter(nesting: Nesting, value: object): void {
  if (nesting.ancestors.length > nesting.maxDepth) throw nestingError(nesting, value);
  nesting.ancestors.push(value);
}

/** Goes back out. */
export function leave(nesting: Nesting): void {
  nesting.ancestors.pop();
}

function nestingError(nesting: Nesting, value: object): ProtobufError {
  const all = [...nesting.ancestors, value];
  if (new Set(all).size < all.length) return new ProtobufError("CYCLE", "a message contains itself");
  return new ProtobufError("LIMIT_EXCEEDED", `more than ${nesting.maxDepth} levels of nesting (maxDepth)`);
}
