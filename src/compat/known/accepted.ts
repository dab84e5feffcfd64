import type { SourcePosition } from "../../descriptor-set/get-position.ts";
import { refuse } from "../../message/check-arguments.ts";
import { type Grade, isAtLeast } from "../grade.ts";
import type { CompatIssue } from "../issue.ts";
import type { Rule } from "../rules.ts";
import { isDay } from "./day.ts";

/** A known issue of `check`, which is no longer reported. */
export interface KnownIssue {
  /** The issue's rule. */
  readonly rule: Rule;
  /** The issue's path. */
  readonly path: string;
  /** Why it is accepted. */
  readonly reason?: string | undefined;
  /** The last day of the acceptance, as in `2026-12-31` (UTC). Default: no end. */
  readonly expires?: string | undefined;
  /** The grade that was accepted: a more severe issue is reported. Default: any grade. */
  readonly newReadsOld?: Grade | undefined;
  /** Like `newReadsOld`, for the other direction. */
  readonly oldReadsNew?: Grade | undefined;
  /** Where the new schema declares the element: issues there match as well, whatever the old name. */
  readonly position?: SourcePosition | undefined;
}

/** An issue that matched a known issue. */
export interface AcceptedIssue {
  /** The issue. */
  readonly issue: CompatIssue;
  /** The known issue that it matched. */
  readonly known: KnownIssue;
}

/** The result of `acceptKnown`. */
export interface Accepted {
  /** The issues that are not known, in their order. */
  readonly issues: readonly CompatIssue[];
  /** The issues that are known, each with what it matched. */
  readonly accepted: readonly AcceptedIssue[];
  /** Known issues that matched nothing: they can be removed. */
  readonly unused: readonly KnownIssue[];
  /** Known issues that have expired, and no longer count. */
  readonly expired: readonly KnownIssue[];
}

/**
 * Separates known issues from the issues of `check`.
 *
 * `today` is the day for expiry, as in `2026-12-31`; default: the current day in UTC. Errors: INVALID_ARGUMENT for
 * anything that is not a list of issues, or not a day.
 */
export function acceptKnown(
  issues: readonly CompatIssue[],
  known: readonly KnownIssue[],
  today: string = new Date().toISOString().slice(0, 10),
): Accepted {
  if (!isList(issues)) refuse("the issues of check", issues);
  if (!isList(known)) refuse("a list of known issues", known);
  if (!isDay(today)) refuse("a day, as 2026-12-31", today);
  const expired = new Set(known.filter(({ expires }) => expires !== undefined && expires < today));
  const byRule = new Map<Rule, KnownIssue[]>();
  for (const each of known) if (!expired.has(each)) byRule.set(each.rule, [...(byRule.get(each.rule) ?? []), each]);
  const used = new Set<KnownIssue>();
  const open: CompatIssue[] = [];
  const accepted: AcceptedIssue[] = [];
  for (const issue of issues) {
    const matching = byRule.get(issue.rule)?.filter((each) => isKnown(issue, each)) ?? [];
    if (matching.length === 0) open.push(issue);
    else accepted.push({ issue, known: matching[0]! });
    for (const each of matching) used.add(each);
  }
  return {
    issues: open,
    accepted,
    unused: known.filter((each) => !used.has(each) && !expired.has(each)),
    expired: [...expired],
  };
}

function isList(value: unknown): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === "object" && each !== null);
}

function isKnown(issue: CompatIssue, known: KnownIssue): boolean {
  const { newReadsOld = "corruption", oldReadsNew = "corruption", path, position } = known;
  const isThere = path === issue.path || (position !== undefined && isSame(position, issue.new));
  return isThere && isAtLeast(newReadsOld, issue.newReadsOld) && isAtLeast(oldReadsNew, issue.oldReadsNew);
}

function isSame(left: SourcePosition, right: SourcePosition | undefined): boolean {
  return left.file === right?.file && left.line === right.line && left.column === right.column;
}
