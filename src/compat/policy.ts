import { checkOptionsObject, refuse } from "../message/check-arguments.ts";
import { type Grade, grades, isAtLeast } from "./grade.ts";
import type { CompatIssue, Grades } from "./issue.ts";
import { isRule, type Rule } from "./rules.ts";

/** The least severe grade that fails, in each direction; a direction that is left out never fails. */
export interface Thresholds {
  /** For readers with the new schema, reading old data. */
  readonly newReadsOld?: Grade | undefined;
  /** For readers with the old schema, reading new data. */
  readonly oldReadsNew?: Grade | undefined;
}

/**
 * A policy: which issues fail. Those that reach a threshold do, unless a rule says otherwise. Plain data that can be
 * stored as JSON.
 */
export interface Policy extends Thresholds {
  /** Rules that never fail, that always fail, or that have their own thresholds. */
  readonly rules?: Readonly<Partial<Record<Rule, "pass" | "fail" | Thresholds | undefined>>> | undefined;
}

/**
 * Intended changes: proper deletions, unused types, and added values. Removed reservations are a loss that no data
 * shows.
 */
const meant = {
  ENUM_VALUE_JSON_NO_DELETE: "pass",
  ENUM_VALUE_NO_ADD_TO_CLOSED: "pass",
  ENUM_VALUE_NO_DELETE: "pass",
  FIELD_JSON_NO_DELETE: "pass",
  FIELD_NO_DELETE: "pass",
  MESSAGE_NO_DELETE: "pass",
  RESERVED_ENUM_NO_DELETE: "fail",
  RESERVED_MESSAGE_NO_DELETE: "fail",
} as const;

/** The name of a policy: `wire`, `json` (the default) or `strict`. */
export type PolicyName = "wire" | "json" | "strict";

/**
 * The policies that have a name.
 *
 * - `wire`: only bytes matter. Intended changes pass: deletions with a reservation, unused types, added values of
 *   closed enums.
 * - `json`: ProtoJSON matters, too. The default.
 * - `strict`: everything that loses data or names fails, intended or not.
 */
export const policies: Readonly<Record<PolicyName, Policy>> = {
  wire: { newReadsOld: "lossy", oldReadsNew: "lossy", rules: meant },
  json: { newReadsOld: "breaks-json", oldReadsNew: "breaks-json", rules: meant },
  strict: {
    newReadsOld: "breaks-json",
    oldReadsNew: "breaks-json",
    rules: { RESERVED_ENUM_NO_DELETE: "fail", RESERVED_MESSAGE_NO_DELETE: "fail" },
  },
};

/**
 * Returns whether an issue of `check` fails a policy: one of `policies`, or your own. Default: `json`.
 *
 * Errors: INVALID_ARGUMENT for anything that is not an issue or a policy.
 */
export function fails(issue: CompatIssue, policy: Policy | PolicyName = "json"): boolean {
  if (typeof issue?.rule !== "string") refuse("an issue of check", issue);
  const { rules, ...thresholds } = policyOf(policy);
  const own = rules?.[issue.rule] ?? thresholds;
  return own === "fail" || (own !== "pass" && reaches(issue, own));
}

function reaches(issue: Grades, thresholds: Thresholds): boolean {
  return directions.some((direction) => {
    const least = thresholds[direction];
    return least !== undefined && isAtLeast(issue[direction], least);
  });
}

const directions = ["newReadsOld", "oldReadsNew"] as const;
const members: ReadonlySet<string> = new Set([...directions, "rules"]);

/** Policies that were validated: one is used for many issues. */
const checked = new WeakSet<Policy>();

function policyOf(policy: Policy | PolicyName): Policy {
  if (typeof policy === "string") {
    if (Object.hasOwn(policies, policy)) return policies[policy];
    refuse(`a policy, or one of ${Object.keys(policies).join(", ")}`, policy);
  }
  if (typeof policy !== "object" || policy === null) refuse("a policy", policy);
  if (!checked.has(policy)) checkPolicy(policy);
  return policy;
}

function checkPolicy(policy: Policy): void {
  checkThresholds(policy, members);
  checkOptionsObject(policy.rules);
  for (const [rule, own] of Object.entries(policy.rules ?? {})) {
    if (!isRule(rule)) refuse("rules of check in a policy", rule);
    if (own === undefined || own === "pass" || own === "fail") continue;
    if (typeof own !== "object" || own === null) refuse(`"pass", "fail" or thresholds for ${rule}`, own);
    checkThresholds(own, new Set(directions));
  }
  checked.add(policy);
}

function checkThresholds(thresholds: Thresholds, known: ReadonlySet<string>): void {
  for (const name of Object.keys(thresholds))
    if (!known.has(name)) refuse(`${[...known].join(", ")} in a policy`, name);
  for (const direction of directions) {
    const grade = thresholds[direction];
    if (grade !== undefined && !grades.includes(grade)) refuse(`a grade as ${direction} of a policy`, grade);
  }
}
