import type { StatusCode } from "../status.ts";

/**
 * What a call promises of how often it has an effect.
 *
 * - `maybe`: one attempt.
 * - `atLeastOnce`: attempts until one succeeds or the deadline has passed; the effect may come more than once.
 * - `atMostOnce`: attempts with a request id; the server (`atMostOnce(store, handler)`) answers a duplicate with the stored reply.
 * - `exactlyOnce`: the same, with a store that keeps effect and reply together through crashes (`exactlyOnce(store, handler)`).
 */
export type SemanticsName = "maybe" | "atLeastOnce" | "atMostOnce" | "exactlyOnce";

/** Semantics, and how attempts follow each other. */
export interface RetryPolicy {
  /** Default `atLeastOnce`. */
  readonly semantics?: SemanticsName | undefined;
  /** Attempts at most, the first one counted. Default 10. */
  readonly attempts?: number | undefined;
  /** Milliseconds before the second attempt. Default 50. */
  readonly initialBackoff?: number | undefined;
  /** Milliseconds between attempts at most. Default 2000. */
  readonly maxBackoff?: number | undefined;
  /** How much longer each pause is than the one before. Default 2. */
  readonly multiplier?: number | undefined;
  /** Part of a pause that is random, 0 to 1. Default 0.5. */
  readonly jitter?: number | undefined;
  /** Codes after which there is another attempt. Default UNAVAILABLE, RESOURCE_EXHAUSTED, ABORTED. */
  readonly codes?: readonly StatusCode[] | undefined;
}

/** The semantics of a call by name, or with how attempts follow each other. */
export type Semantics = SemanticsName | RetryPolicy;
