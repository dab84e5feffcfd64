import type { SourcePosition } from "../../descriptor-set/get-position.ts";
import { refuse } from "../../message/check-arguments.ts";
import { type Grade, isAtLeast } from "../grade.ts";
import type { CompatIssue } from "../issue.ts";
import type { Rule } from "../rules.ts";
import { isDay } from "./day.ts";

/** An issue of `check` that is known, and no longer told. */
export interface KnownIssue {
  /** The issue's rule. */
  readonly rule: Rule;
  /** The issue's path. */
  readonly path: string;
  /** Why it is accepted. */
  readonly reason?: string | undefined;
  /** The last day that it counts, as in `2026-12-31` (UTC). Default: for good. */
  readonly expires?: string | undefined;
  /** What it was accepted with: an issue that is more severe is told. Default: any grade. */
  readonly newReadsOld?: Grade | undefined;
  /** As `newReadsOld`, for the other direction. */
  readonly oldReadsNew?: Grade | undefined;
  /** Where the new schema declares what it is about: issues there count, too, whatever the old name is. */
  readonly position?: SourcePosition | undefined;
}

/** An issue that is known. */
export interface AcceptedIssue {
  /** The issue. */
  readonly issue: CompatIssue;
  /** By what it is known. */
  readonly known: KnownIssue;
}

/** What `acceptKnown` makes of issues. */
export interface Accepted {
  /** The issues that nobody knows, in their order. */
  readonly issues: readonly CompatIssue[];
  /** Those that are known, and by what. */
  readonly accepted: readonly AcceptedIssue[];
  /** What is known of no issue: it can go. */
  readonly unused: readonly KnownIssue[];
  /** What has expired; it counts no more. */
  readonly expired: readonly KnownIssue[];
}

/**
 * Takes known issues out of those of `check`.
 *
 * `today` is the day that expiry is compared with, as in `2026-12-31`; default: that of the clock, in UTC.
 * Errors: INVALID_ARGUMENT for anything that is not a list of issues, or not a day.
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
