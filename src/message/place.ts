import type { ErrorCode } from "../errors.ts";
import { type MemoryBudget, memoryText } from "./memory-budget.ts";
import type { PathStep } from "./path.ts";
import { Refusal, refusing } from "./refusal.ts";
import type { ValueProblem } from "./scalar-value.ts";

/**
 * The current place of a conversion that tracks the path: the path, and the messages and maps it is inside. Errors
 * thrown through it carry both.
 */
export class Place {
  private readonly maxDepth: number;
  private readonly ancestors: unknown[] = [];
  readonly steps: PathStep[] = [];
  /** If messages are made: how much memory they may still take. */
  memory: MemoryBudget | undefined;

  constructor(maxDepth: number) {
    this.maxDepth = maxDepth;
  }

  /** The levels that may be below. */
  get rest(): number {
    return this.maxDepth - this.ancestors.length;
  }

  /**
   * Enters a message or map. `value` identifies it to detect cycles: any object that represents it, or undefined if
   * there is none.
   *
   * Errors, both when `maxDepth` is exceeded: CYCLE if an object contains itself, otherwise LIMIT_EXCEEDED.
   */
  enter(value?: unknown): void {
    const isTooDeep = this.rest < 0;
    this.ancestors.push(value);
    if (isTooDeep) throw this.refusal("LIMIT_EXCEEDED", "", {}, true);
  }

  /** Leaves it again. */
  leave(): void {
    this.ancestors.pop();
  }

  /** Takes `size` estimated bytes for a value that is made here. Errors: LIMIT_EXCEEDED. */
  charge(size: number): void {
    if (this.memory?.take(size) === false) this.fail("LIMIT_EXCEEDED", memoryText);
  }

  fail(code: ErrorCode, reason: string): never {
    throw this.refusal(code, reason);
  }

  failWith(problem: ValueProblem): never {
    this.fail(problem.code, problem.message);
  }

  /** Calls a function that does not know the place: the path is put in front of its errors' own paths. */
  run<Result>(action: () => Result): Result {
    try {
      return refusing(action);
    } catch (error) {
      throw error instanceof Refusal ? this.passing(error) : error;
    }
  }

  private refusal(...parts: ConstructorParameters<typeof Refusal>): Refusal {
    return this.passing(new Refusal(...parts));
  }

  private passing(refusal: Refusal): Refusal {
    refusal.steps.push(...[...this.steps].reverse());
    refusal.holders.push(...[...this.ancestors].reverse());
    return refusal;
  }
}
