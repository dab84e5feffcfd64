import type { Methods } from "../../codec/service-type.ts";
import { anything, checkOptions, codes, type Known, milliseconds } from "../call/check-options.ts";
import type { StatusCode } from "../call/status.ts";
import { longestTimer } from "../call/timer.ts";

/**
 * What a call promises about how often it has an effect.
 *
 * - `maybe`: one attempt.
 * - `atLeastOnce`: retries until an attempt succeeds, the attempts are used up, or the deadline has passed; the effect
 *   may happen more than once.
 * - `atMostOnce`: retries with a request id; the server (`atMostOnce(store, handler)`) answers a duplicate with the
 *   stored reply.
 * - `exactlyOnce`: the same, with a store that keeps the effect and the reply together across crashes
 *   (`exactlyOnce(store, handler)`).
 */
export type SemanticsName = "maybe" | "atLeastOnce" | "atMostOnce" | "exactlyOnce";

/** Semantics, and when to retry. */
export interface RetryPolicy {
  /** Default `atLeastOnce`. */
  readonly semantics?: SemanticsName | undefined;
  /** The most attempts, including the first; `Infinity` means as many as there is time for. Default 10. */
  readonly attempts?: number | undefined;
  /**
   * Milliseconds after which an attempt without any answer is given up for another one, so that a silent peer does not
   * use up the deadline of the call. Default, and for more than 24.8 days: no limit.
   */
  readonly attemptTimeout?: number | undefined;
  /** Milliseconds before the second attempt. Default 50. */
  readonly initialBackoff?: number | undefined;
  /** The longest pause between attempts, in milliseconds. Default 2000. */
  readonly maxBackoff?: number | undefined;
  /** The factor by which each pause is longer than the one before. Default 2. */
  readonly multiplier?: number | undefined;
  /** The part of a pause that is random, 0 to 1. Default 0.5. */
  readonly jitter?: number | undefined;
  /** The codes that are retried. Default UNAVAILABLE. An attempt that `attemptTimeout` ended is always retried. */
  readonly codes?: readonly StatusCode[] | undefined;
}

const retryPolicyOptions: Known<RetryPolicy> = {
  semantics: ["maybe", "atLeastOnce", "atMostOnce", "exactlyOnce"],
  attempts: {
    takes: (value) => value >= 1 && (Number.isInteger(value) || value === Infinity),
    text: "an integer from 1, or Infinity",
  },
  attemptTimeout: milliseconds,
  initialBackoff: 0,
  maxBackoff: {
    takes: (value) => value >= 0 && value <= longestTimer,
    text: `0 to ${longestTimer} milliseconds`,
  },
  multiplier: 1,
  jitter: { takes: (value) => value >= 0 && value <= 1, text: "0 to 1" },
  codes: codes,
};

/** The semantics of a call, by name or with a retry policy. */
export type Semantics = SemanticsName | RetryPolicy;

/** The semantics of methods, by localName; those that are not named are `maybe`. */
export interface MethodSemantics {
  /** `{ withdraw: "exactlyOnce" }` */
  readonly methods: { readonly [localName: string]: Semantics };
}

/** A policy with all defaults filled in. */
export interface Policy {
  readonly semantics: SemanticsName;
  readonly attempts: number;
  readonly attemptTimeout: number;
  readonly initialBackoff: number;
  readonly maxBackoff: number;
  readonly multiplier: number;
  readonly jitter: number;
  readonly codes: ReadonlySet<StatusCode>;
}

/**
 * The policy of each method, by localName, from a client's option. INVALID_ARGUMENT for invalid policies and unknown
 * methods.
 */
export function policiesOf(
  option: Semantics | MethodSemantics | undefined,
  methods: Methods,
): (localName: string) => Policy {
  if (typeof option !== "object" || option === null || !("methods" in option)) {
    const policy = policyOf(option ?? "maybe");
    return () => policy;
  }
  const known: Known<MethodSemantics> = { methods: "object" };
  checkOptions("semantics", option, known);
  const names = Object.keys(methods).map((name) => [name, anything]);
  checkOptions("semantics", option.methods, Object.fromEntries(names));
  const policies = new Map(Object.entries(option.methods).map(([name, semantics]) => [name, policyOf(semantics)]));
  return (localName) => policies.get(localName) ?? once;
}

/** Fills in the defaults of a policy. INVALID_ARGUMENT if it is invalid. */
export function policyOf(given: Semantics): Policy {
  const options = typeof given === "string" ? { semantics: given } : given;
  checkOptions("a retry policy", options, retryPolicyOptions);
  const { semantics = "atLeastOnce", attempts = 10, attemptTimeout = Infinity, codes = ["UNAVAILABLE"] } = options;
  const { initialBackoff = 50, maxBackoff = 2000, multiplier = 2, jitter = 0.5 } = options;
  return {
    semantics,
    attempts,
    attemptTimeout: attemptTimeout > longestTimer ? Infinity : attemptTimeout,
    initialBackoff,
    maxBackoff,
    multiplier,
    jitter,
    codes: new Set(codes),
  };
}

const once = policyOf("maybe");
