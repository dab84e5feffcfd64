import type { MessagePlan } from "../plan/plan.ts";
import { lookAtPrototype } from "./property.ts";

/*
 * What is done with the members of a message is done by closures, one per member, made when messages of a type are met first. The interpreter calls them in loops.
 * The JIT makes the same loops unrolled: there each property and each closure has a place of its own, which V8 learns by heart (benchmark measure `operations`).
 */

/** Makes a loop over the members of a type, unrolled. `shape` names the loop, `parts` are what it is made of; undefined where the loop is better as it is. */
export type Unroll = (plan: MessagePlan, shape: string, parts: object) => unknown;

const unrolls = new WeakMap<MessagePlan, Unroll>();
let marks = 0;

/** From now on, what starts with messages of this type is done by unrolled loops. */
export function useUnroll(plan: MessagePlan, unroll: Unroll): void {
  if (unrolls.get(plan) === unroll) return;
  unrolls.set(plan, unroll);
  marks++;
}

/** What is done with messages of a type. `run` makes itself at its first call. */
export interface Prepared<Run> {
  run: Run;
}

/** Makes the function of a type. Of those within it, keep what `link` gives, and call its `run`. */
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
