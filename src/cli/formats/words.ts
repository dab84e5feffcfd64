import type { CompatIssue } from "../../compat/index.ts";
import type { Report } from "../report.ts";

/*
 * Sentences that several formats share.
 */

/** How many differences there are by grade, and how many fail. */
export function summaryOf(report: Report): string {
  const { counts, total, failing, criterion } = report;
  if (total === 0) return "no issues";
  const counted = counts.map(([grade, count]) => `${count} ${grade}`);
  return `${countOf(total, "difference")}: ${counted.join(", ")}; ${failing === 0 ? "none" : failing} ${failing > 1 ? "fail" : "fails"} (${criterion})`;
}

/** What is not shown, how much is accepted, and what is accepted without effect: a sentence each. */
export function remarksOf(report: Report): string[] {
  const { below, show, beyond, accepted } = report;
  const remarks: string[] = [];
  if (beyond > 0) remarks.push(`${beyond} more ${beyond === 1 ? "is" : "are"} not shown (--max)`);
  if (below > 0) remarks.push(`${below} below ${show} ${below === 1 ? "is" : "are"} not shown (--show identical)`);
  if (accepted.length > 0) remarks.push(`${countOf(accepted.length, "issue")} accepted`);
  return [...remarks, ...vainOf(report)];
}

/** Accepted issues that do not exist, or whose acceptance has expired. */
export function vainOf({ unused, expired }: Report): string[] {
  return [
    ...unused.map(({ rule, path }) => `accepted, but not an issue: ${rule} ${path}`),
    ...expired.map(({ rule, path, expires }) => `accepted until ${expires}: ${rule} ${path}`),
  ];
}

/** What differs in an element, once, and what each rule says about it. */
export interface Statement {
  readonly message: string;
  /** As in `FIELD_SAME_NAME: breaks-json both ways`. */
  readonly effects: readonly string[];
}

/** The worst first. */
export function statementsOf(issues: readonly CompatIssue[]): Statement[] {
  const byMessage = new Map<string, string[]>();
  for (const issue of issues) byMessage.set(issue.message, [...(byMessage.get(issue.message) ?? []), effectOf(issue)]);
  return [...byMessage].map(([message, effects]) => ({ message, effects }));
}

/** A statement in a line. */
export function sentenceOf({ message, effects }: Statement): string {
  return `${message} (${effects.join("; ")})`;
}

function effectOf({ rule, newReadsOld, oldReadsNew }: CompatIssue): string {
  if (newReadsOld === oldReadsNew) return `${rule}: ${newReadsOld} both ways`;
  return `${rule}: new reads old ${newReadsOld}, old reads new ${oldReadsNew}`;
}

export function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
