import type { Member } from "./member.ts";

/** Which instance gets a call. */
export type BalancingName = "roundRobin" | "random" | "pickFirst" | "leastRequests";

/** A policy: how calls are spread over instances. */
export interface Policy {
  /** Whether it needs a connection to every instance, or only to one. */
  readonly wantsAll: boolean;
  /** Picks one of the connected instances, of which there is at least one, in the order of the feed. */
  readonly pick: (ready: readonly Member[]) => Member;
}

/** The policies. Each client makes its own, because they have state. */
export const policies: { readonly [name in BalancingName]: () => Policy } = {
  roundRobin() {
    let turn = anyIndex(2 ** 31);
    return { wantsAll: true, pick: (ready) => ready[turn++ % ready.length]! };
  },

  random: () => ({ wantsAll: true, pick: (ready) => ready[anyIndex(ready.length)]! }),

  pickFirst() {
    let picked: Member | undefined;
    return {
      wantsAll: false,
      pick: (ready) => (picked !== undefined && ready.includes(picked) ? picked : (picked = ready[0]!)),
    };
  },

  leastRequests() {
    let turn = anyIndex(2 ** 31);
    return { wantsAll: true, pick: (ready) => leastOf(ready, turn++) };
  },
};

/** The names of the policies, for options. */
export const balancingNames: readonly BalancingName[] = Object.keys(policies) as BalancingName[];

/** The instance with the fewest requests; in turn, if there are several. */
function leastOf(ready: readonly Member[], turn: number): Member {
  let least = ready[turn % ready.length]!;
  for (let step = 1; step < ready.length && least.active > 0; step++) {
    const each = ready[(turn + step) % ready.length]!;
    if (each.active < least.active) least = each;
  }
  return least;
}

/** Random, so that clients that start at the same time do not all start with the same instance. */
function anyIndex(length: number): number {
  return Math.floor(Math.random() * length);
}
