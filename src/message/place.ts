import { type ErrorCode, isProtobufError, ProtobufError } from "../errors.ts";
import { type MemoryBudget, memoryText } from "./memory-budget.ts";
import { formatPath, type PathStep } from "./path.ts";
import type { ValueProblem } from "./scalar-value.ts";

/**
 * Where a conversion of a message stands: the path, and the messages and maps it is inside of.
 *
 * Errors thrown through it carry the type's name and the path.
 */
export class Place {
  /** For error texts: "write JSON of". */
  private readonly action: string;
  private readonly typeName: string;
  private readonly maxDepth: number;
  private readonly ancestors: unknown[] = [];
  readonly steps: PathStep[] = [];
  /** Where messages are made, what they may still take. */
  memory: MemoryBudget | undefined;

  constructor(action: string, typeName: string, maxDepth: number) {
    this.action = action;
    this.typeName = typeName;
    this.maxDepth = maxDepth;
  }

  /**
   * Goes into a message or map. `value` tells cycles: whatever object stands for it, undefined where none does.
   *
   * Errors: CYCLE where an object contains itself and LIMIT_EXCEEDED, both when `maxDepth` is exceeded.
   */
  enter(value?: unknown): void {
    if (this.ancestors.length > this.maxDepth) this.failNesting(value);
    this.ancestors.push(value);
  }

  /** Goes back out. */
  leave(): void {
    this.ancestors.pop();
  }

  /** Takes `size` estimated bytes for a value that is made here. Errors: LIMIT_EXCEEDED. */
  charge(size: number): void {
    if (this.memory?.take(size) === false) this.fail("LIMIT_EXCEEDED", memoryText);
  }

  fail(code: ErrorCode, reason: string, cause?: unknown): never {
    throw this.error(code, reason, "", cause);
  }

  failWith(problem: ValueProblem): never {
    this.fail(problem.code, problem.message);
  }

  /** Calls something that does not know the place: its errors get the type's name, and the path before their own. */
  run<Result>(action: () => Result): Result {
    try {
      return action();
    } catch (error) {
      if (!isProtobufError(error)) throw error;
      throw this.error(error.code, error.message, error.path, error);
    }
  }

  private error(code: ErrorCode, reason: string, innerPath: string, cause: unknown): ProtobufError {
    const outer = formatPath(this.steps);
    const path = outer === "" || innerPath === "" ? outer + innerPath : `${outer}.${innerPath}`;
    return new ProtobufError(
      code,
      `cannot ${this.action} ${this.typeName}: ${path === "" ? "" : `${path}: `}${reason}`,
      { typeName: this.typeName, path, cause },
    );
  }

  private failNesting(value: unknown): never {
    const objects = [...this.ancestors, value].filter((ancestor) => typeof ancestor === "object");
    if (new Set(objects).size < objects.length) this.fail("CYCLE", "a value contains itself");
    this.fail("LIMIT_EXCEEDED", `more than ${this.maxDepth} levels of nesting (maxDepth)`);
  }
}
