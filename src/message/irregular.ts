/**
 * Thrown by the fast path, which does not track the path, for input that it does not handle: the slow path then runs
 * again from the start, and either reports what is wrong and where, or succeeds.
 */
export const irregular: unique symbol = Symbol("irregular");
