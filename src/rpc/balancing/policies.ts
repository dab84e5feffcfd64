import type { Member } from "./member.ts";

/** Which instance gets a call. */
export type BalancingName = "roundRobin" | "random" | "pickFirst" | "leastRequests";

/** How calls are spread over instances. */
export interface Policy {
  /** Whether it wants a connection to each instance; otherwise one to any. */
  readonly wantsAll: boolean;
  /** One of those that are connected, which are at least one, in the order of the feed. */
  readonly pick: (ready: readonly Member[]) => Member;
}

/** The policies, made for each client: they remember something. */
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

/** The names, as options take them. */
export const balancingNames: readonly BalancingName[] = Object.keys(policies) as BalancingName[];

/** The one with the fewest requests; of several, in turn. */
function leastOf(ready: readonly Member[], turn: number): Member {
  let least = ready[turn % ready.length]!;
  for (let step = 1; step < ready.length && least.active > 0; step++) {
    const each = ready[(turn + step) % ready.length]!;
    if (each.active < least.active) least = each;
  }
  return least;
}

/** By chance, so that clients that begin at the same time do not all begin with the same instance. */
function anyIndex(length: number): number {
  return Math.floor(Math.random() * length);
}
