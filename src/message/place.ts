import type { ErrorCode } from "../errors.ts";
import { type MemoryBudget, memoryText } from "./memory-budget.ts";
import type { PathStep } from "./path.ts";
import { Refusal, refusing } from "./refusal.ts";
import type { ValueProblem } from "./scalar-value.ts";

/** Where a conversion that keeps books stands: the path, and the messages and maps it is inside of. What is refused through it carries both. */
export class Place {
  private readonly maxDepth: number;
  private readonly ancestors: unknown[] = [];
  readonly steps: PathStep[] = [];
  /** Where messages are made, what they may still take. */
  memory: MemoryBudget | undefined;

  constructor(maxDepth: number) {
    this.maxDepth = maxDepth;
  }

  /** The levels that may be below. */
  get rest(): number {
    return this.maxDepth - this.ancestors.length;
  }

  /**
   * Goes into a message or map. `value` tells cycles: whatever object stands for it, undefined where none does.
   *
   * Errors: CYCLE where an object contains itself and LIMIT_EXCEEDED, both when `maxDepth` is exceeded.
   */
  enter(value?: unknown): void {
    const isTooDeep = this.rest < 0;
    this.ancestors.push(value);
    if (isTooDeep) throw this.refusal("LIMIT_EXCEEDED", "", {}, true);
  }

  /** Goes back out. */
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

  /** Calls something that does not know the place: what it refuses, and its errors, get the path before their own. */
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
