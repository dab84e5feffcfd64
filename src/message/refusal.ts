import { type ErrorCode, isProtobufError, ProtobufError } from "../errors.ts";
import { formatPath, type PathStep } from "./path.ts";
import type { ValueProblem } from "./scalar-value.ts";

interface Origin {
  /** The path within what was refused. */
  readonly path?: string;
  readonly cause?: unknown;
}

/**
 * An error of a conversion on its way out: each level that it passes adds its step, and its message or map. So the
 * conversion itself does not have to track the path.
 */
export class Refusal {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly origin: Origin;
  readonly isNesting: boolean;
  /** From the inside out, like `holders`. */
  readonly steps: PathStep[] = [];
  readonly holders: unknown[] = [];

  constructor(code: ErrorCode, reason: string, origin: Origin = {}, isNesting = false) {
    this.code = code;
    this.reason = reason;
    this.origin = origin;
    this.isNesting = isNesting;
  }

  /** `action` is for the text: "write JSON of". */
  toError(action: string, typeName: string, maxDepth: number): ProtobufError {
    const { steps, holders, isNesting, origin } = this;
    const objects = holders.filter((holder) => typeof holder === "object");
    let { code, reason } = this;
    if (isNesting && new Set(objects).size < objects.length) {
      code = "CYCLE";
      reason = "a value contains itself";
    } else if (isNesting) reason = `more than ${maxDepth} levels of nesting (maxDepth)`;
    const outer = formatPath([...steps].reverse());
    const inner = origin.path ?? "";
    const path = outer === "" || inner === "" ? outer + inner : `${outer}.${inner}`;
    const text = `cannot ${action} ${typeName}: ${path === "" ? "" : `${path}: `}${reason}`;
    return new ProtobufError(code, text, { typeName, path, cause: origin.cause });
  }
}

export function refuse({ code, message }: ValueProblem): never {
  throw new Refusal(code, message);
}

/** Throws for a message or map that is too deep. */
export function refuseNesting(holder: unknown): never {
  throw passing(new Refusal("LIMIT_EXCEEDED", "", {}, true), undefined, holder);
}

/** The error to rethrow, with the step that it came through and the message or map that it leaves. */
export function passing(error: unknown, step: PathStep | undefined, holder?: unknown): unknown {
  if (error instanceof Refusal) {
    if (step !== undefined) error.steps.push(step);
    if (holder !== undefined) error.holders.push(holder);
  }
  return error;
}

/** Calls a function that does not know the place, and turns its errors into refusals. */
export function refusing<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw isProtobufError(error) ? new Refusal(error.code, error.message, { path: error.path, cause: error }) : error;
  }
}

/** Runs a conversion, and turns a refusal into an error with a place. */
export function locating<Result>(action: string, typeName: string, maxDepth: number, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    throw error instanceof Refusal ? error.toError(action, typeName, maxDepth) : error;
  }
}
