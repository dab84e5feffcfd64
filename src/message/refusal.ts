import { type ErrorCode, isProtobufError, ProtobufError } from "../errors.ts";
import { formatPath, type PathStep } from "./path.ts";
import type { ValueProblem } from "./scalar-value.ts";

/** What is known of a refusal beside what is wrong. */
interface Origin {
  /** The path within what was refused. */
  readonly path?: string;
  readonly cause?: unknown;
}

/**
 * What a conversion refuses, on its way out: nobody keeps books of where the conversion stands. Each level that it passes adds its step, and the message or map that it is.
 */
export class Refusal {
  readonly code: ErrorCode;
  readonly reason: string;
  /** Too many levels: a cycle, where one of `holders` is there twice. */
  readonly isNesting: boolean;
  readonly origin: Origin;
  /** From the inside to the outside. */
  readonly steps: PathStep[] = [];
  readonly holders: unknown[] = [];

  constructor(code: ErrorCode, reason: string, origin: Origin = {}, isNesting = false) {
    this.code = code;
    this.reason = reason;
    this.isNesting = isNesting;
    this.origin = origin;
  }

  /** The error that users get. `action` is for its text: "write JSON of". */
  toError(action: string, typeName: string, maxDepth: number): ProtobufError {
    const { steps, holders, isNesting, origin } = this;
    const objects = holders.filter((holder) => typeof holder === "object");
    const isCycle = isNesting && new Set(objects).size < objects.length;
    const reason = isCycle
      ? "a value contains itself"
      : isNesting
        ? `more than ${maxDepth} levels of nesting (maxDepth)`
        : this.reason;
    const outer = formatPath([...steps].reverse());
    const inner = origin.path ?? "";
    const path = outer === "" || inner === "" ? outer + inner : `${outer}.${inner}`;
    const text = `cannot ${action} ${typeName}: ${path === "" ? "" : `${path}: `}${reason}`;
    return new ProtobufError(isCycle ? "CYCLE" : this.code, text, { typeName, path, cause: origin.cause });
  }
}

/** Refuses a value. */
export function refuse({ code, message }: ValueProblem): never {
  throw new Refusal(code, message);
}

/** Refuses a message or map that is too deep. */
export function refuseNesting(holder: unknown): never {
  const refusal = new Refusal("LIMIT_EXCEEDED", "", {}, true);
  refusal.holders.push(holder);
  throw refusal;
}

/** The error to be thrown on, with the step that it came through, and the message or map if it comes out of one. */
export function passing(error: unknown, step: PathStep, holder?: unknown): unknown {
  if (error instanceof Refusal) {
    error.steps.push(step);
    if (holder !== undefined) error.holders.push(holder);
  }
  return error;
}

/** Calls something that does not know the place: its errors are refusals. */
export function refusing<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw isProtobufError(error) ? new Refusal(error.code, error.message, { path: error.path, cause: error }) : error;
  }
}

/** Runs a conversion; what it refuses is an error with its place. */
export function locating<Result>(action: string, typeName: string, maxDepth: number, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw error instanceof Refusal ? error.toError(action, typeName, maxDepth) : error;
  }
}
