import { ProtobufError } from "../../errors.ts";
import { type StatusCode, statusCodes } from "../call/status.ts";
import { longestTimer } from "../call/timer.ts";

/**
 * What a call promises of how often it has an effect.
 *
 * - `maybe`: one attempt.
 * - `atLeastOnce`: attempts until one succeeds, or there have been enough, or the deadline has passed; the effect may come more than once.
 * - `atMostOnce`: attempts with a request id; the server (`atMostOnce(store, handler)`) answers a duplicate with the stored reply.
 * - `exactlyOnce`: the same, with a store that keeps effect and reply together through crashes (`exactlyOnce(store, handler)`).
 */
export type SemanticsName = "maybe" | "atLeastOnce" | "atMostOnce" | "exactlyOnce";

/** Semantics, and how attempts follow each other. */
export interface RetryPolicy {
  /** Default `atLeastOnce`. */
  readonly semantics?: SemanticsName | undefined;
  /** Attempts at most, the first one counted; `Infinity` is as many as there is time for. Default 10. */
  readonly attempts?: number | undefined;
  /** Milliseconds after which an attempt is given up for another one, where nothing has come: a peer that stays silent does not use up the deadline of the call. Default, and of more than 24.8 days: none. */
  readonly attemptTimeout?: number | undefined;
  /** Milliseconds before the second attempt. Default 50. */
  readonly initialBackoff?: number | undefined;
  /** Milliseconds between attempts at most. Default 2000. */
  readonly maxBackoff?: number | undefined;
  /** How much longer each pause is than the one before. Default 2. */
  readonly multiplier?: number | undefined;
  /** Part of a pause that is random, 0 to 1. Default 0.5. */
  readonly jitter?: number | undefined;
  /** Codes after which there is another attempt. Default UNAVAILABLE. An attempt that `attemptTimeout` ended is always one to repeat. */
  readonly codes?: readonly StatusCode[] | undefined;
}

/** The semantics of a call by name, or with how attempts follow each other. */
export type Semantics = SemanticsName | RetryPolicy;

/** The semantics of methods, by localName; those that are not named are `maybe`. */
export interface MethodSemantics {
  /** `{ withdraw: "exactlyOnce" }` */
  readonly methods: { readonly [localName: string]: Semantics };
}

/** A policy of which nothing is left to defaults. */
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

/** What a client's option says of each method, by localName. INVALID_ARGUMENT for policies that make no sense. */
export function policiesOf(option: Semantics | MethodSemantics | undefined): (localName: string) => Policy {
  if (typeof option !== "object" || !("methods" in option)) {
    const policy = policyOf(option ?? "maybe");
    return () => policy;
  }
  const policies = new Map(Object.entries(option.methods).map(([name, semantics]) => [name, policyOf(semantics)]));
  return (localName) => policies.get(localName) ?? once;
}

/** A policy with its defaults. INVALID_ARGUMENT for one that makes no sense. */
export function policyOf(given: Semantics): Policy {
  const { codes = ["UNAVAILABLE"], ...rest } = typeof given === "string" ? { semantics: given } : given;
  const policy: { -readonly [K in keyof Policy]: Policy[K] } = {
    ...defaults,
    ...definedOf(rest),
    codes: new Set(codes),
  };
  if (!names.includes(policy.semantics)) refuse("semantics", names.join(", "));
  if (!(policy.attempts >= 1) || (policy.attempts % 1 !== 0 && policy.attempts !== Infinity))
    refuse("attempts", "an integer from 1, or Infinity");
  if (!(policy.attemptTimeout > 0)) refuse("attemptTimeout", "more than 0 ms");
  if (!(policy.initialBackoff >= 0)) refuse("initialBackoff", "0 ms or more");
  if (!(policy.maxBackoff >= 0 && policy.maxBackoff <= longestTimer)) refuse("maxBackoff", `0 to ${longestTimer} ms`);
  if (!(policy.multiplier >= 1)) refuse("multiplier", "1 or more");
  if (!(policy.jitter >= 0 && policy.jitter <= 1)) refuse("jitter", "0 to 1");
  if (policy.attemptTimeout > longestTimer) policy.attemptTimeout = Infinity;
  if (codes.some((code) => code === "OK" || !statusCodes.includes(code)))
    refuse("codes", "names of status codes other than OK");
  return policy;
}

/** Options that are undefined are left to their defaults. */
function definedOf<T extends object>(options: T): { [K in keyof T]: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: NonNullable<T[K]>;
  };
}

function refuse(option: string, expected: string): never {
  throw new ProtobufError("INVALID_ARGUMENT", `\`${option}\` of a retry policy must be ${expected}`);
}

const names: readonly SemanticsName[] = ["maybe", "atLeastOnce", "atMostOnce", "exactlyOnce"];

const defaults = {
  semantics: "atLeastOnce",
  attempts: 10,
  attemptTimeout: Infinity,
  initialBackoff: 50,
  maxBackoff: 2000,
  multiplier: 2,
  jitter: 0.5,
} as const;
const once = policyOf("maybe");
