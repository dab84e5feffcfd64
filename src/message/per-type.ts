import type { MessagePlan } from "../plan/plan.ts";
import { lookAtPrototype } from "./property.ts";

/*
 * Operations on a message are made of closures, one per member, created when the first message of a type is met. The
 * interpreter calls them in loops. The JIT unrolls the same loops: there each property and each closure has its own
 * place in the code, which V8 can optimize (benchmark measure `operations`).
 */

/**
 * Makes an unrolled loop over the members of a type. `shape` names the loop, `parts` are its closures; undefined if
 * unrolling would not help.
 */
export type Unroll = (plan: MessagePlan, shape: string, parts: object) => unknown;

const unrolls = new WeakMap<MessagePlan, Unroll>();
let marks = 0;

/** From now on, operations that start with messages of this type use unrolled loops. */
export function useUnroll(plan: MessagePlan, unroll: Unroll): void {
  if (unrolls.get(plan) === unroll) return;
  unrolls.set(plan, unroll);
  marks++;
}

/** An operation for messages of a type. `run` builds itself at its first call. */
export interface Prepared<Run> {
  run: Run;
}

/** Builds the function for a type. For the types within it, keep what `link` returns and call its `run`. */
export type Prepare<Run> = (
  plan: MessagePlan,
  link: (plan: MessagePlan) => Prepared<Run>,
  unroll: Unroll | undefined,
) => Run;

interface Root<Run> {
  readonly type: Prepared<Run>;
  readonly marks: number;
}

/** The functions of one operation, by type. */
export class PerType<Run extends (...parts: any[]) => unknown> {
  readonly #prepare: Prepare<Run>;
  readonly #roots = new WeakMap<MessagePlan, Root<Run>>();
  readonly #looped = new WeakMap<MessagePlan, Prepared<Run>>();
  readonly #unrolled = new WeakMap<MessagePlan, Prepared<Run>>();

  constructor(prepare: Prepare<Run>) {
    this.#prepare = prepare;
  }

  /** The function that an operation starts with. */
  of(plan: MessagePlan): Run {
    let root = this.#roots.get(plan);
    if (root === undefined || root.marks !== marks) {
      root = { type: this.#link(plan, unrolls.get(plan)), marks };
      this.#roots.set(plan, root);
    }
    return lookAtPrototype() ? this.looped(plan) : root.type.run;
  }

  /** The same, by loops that are not unrolled. */
  looped(plan: MessagePlan): Run {
    return this.#link(plan, undefined).run;
  }

  #link(plan: MessagePlan, unroll: Unroll | undefined): Prepared<Run> {
    const types = unroll === undefined ? this.#looped : this.#unrolled;
    let type = types.get(plan);
    if (type === undefined) types.set(plan, (type = this.#lazy(plan, unroll)));
    return type;
  }

  #lazy(plan: MessagePlan, unroll: Unroll | undefined): Prepared<Run> {
    const type: Prepared<Run> = {
      run: ((...parts) => {
        type.run = this.#prepare(plan, (other) => this.#link(other, unroll), unroll);
        return type.run(...parts);
      }) as Run,
    };
    return type;
  }
}
