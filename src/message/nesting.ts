import { ProtobufError } from "../errors.ts";

/** Levels of nesting below a message that are accepted by default, as in encode and decode. Map entries count as one. */
export const defaultMaxDepth = 100;

/** A larger `maxDepth` is rejected: each level takes stack. */
const largestMaxDepth = 1000;

/** Options of `clone`, `create`, `equals` and `merge`, and the base of other options. */
export interface DepthOptions {
  /** Levels of nesting (messages and map entries) below the message itself. Default 100, at most 1000. */
  readonly maxDepth?: number | undefined;
}

/** The messages and maps that a walk is inside, outermost first. */
export interface Nesting {
  readonly maxDepth: number;
  readonly ancestors: object[];
}

/** Starts a walk. Errors: INVALID_ARGUMENT for a `maxDepth` that is not an integer from 0 to 1000. */
export function startNesting(maxDepth?: number): Nesting {
  return { maxDepth: checkedDepth(maxDepth), ancestors: [] };
}

/**
 * The levels that may be below a message. Errors: INVALID_ARGUMENT for a `maxDepth` that is not an integer from 0 to
 * 1000.
 */
export function maxDepthOf(options: DepthOptions | undefined): number {
  return options === undefined ? defaultMaxDepth : checkedDepth(options.maxDepth);
}

function checkedDepth(maxDepth: number = defaultMaxDepth): number {
  if (!Number.isInteger(maxDepth) || maxDepth < 0 || maxDepth > largestMaxDepth) {
    throw new ProtobufError("INVALID_ARGUMENT", `maxDepth is not an integer from 0 to ${largestMaxDepth}`);
  }
  return maxDepth;
}

/**
 * Enters a message or a map. Errors, both when `maxDepth` is exceeded: CYCLE if it contains itself, otherwise
 * LIMIT_EXCEEDED.
 */
export function enter(nesting: Nesting, value: object): void {
  if (nesting.ancestors.length > nesting.maxDepth) throw nestingError(nesting, value);
  nesting.ancestors.push(value);
}

/** Leaves it again. */
export function leave(nesting: Nesting): void {
  nesting.ancestors.pop();
}

function nestingError(nesting: Nesting, value: object): ProtobufError {
  const all = [...nesting.ancestors, value];
  if (new Set(all).size < all.length) return new ProtobufError("CYCLE", "a message contains itself");
  return new ProtobufError("LIMIT_EXCEEDED", `more than ${nesting.maxDepth} levels of nesting (maxDepth)`);
}
