import { type CompatIssue, type Grade, grades, isAtLeast, worst } from "../compat/index.ts";
import { printable } from "./host.ts";

export interface ReportOptions {
  /** With ANSI colours. */
  readonly colour: boolean;
  /** Longer lines are broken between words. Default: none is. */
  readonly columns: number | undefined;
  readonly failOn: Grade;
}

const bold = "\u001b[1m";
const dim = "\u001b[2m";
const red = "\u001b[31m";
const yellow = "\u001b[33m";
const green = "\u001b[32m";
const plain = "\u001b[0m";

const gradeColours: { readonly [G in Grade]: string } = {
  identical: green,
  "wire-safe": green,
  "breaks-json": yellow,
  lossy: yellow,
  "data-dependent": yellow,
  unknown: yellow,
  corruption: red,
};

type Paint = (text: string, escape: string) => string;

/** Lays issues out by file: of each where it is, the rule, what differs, and a grade for each direction; then a line that counts them. */
export function layOutIssues(issues: readonly CompatIssue[], { colour, columns, failOn }: ReportOptions): string {
  const paint: Paint = (text, escape) => (colour ? `${escape}${text}${plain}` : text);
  const byFile = new Map<string, CompatIssue[]>();
  for (const issue of issues) {
    const file = fileOf(issue);
    byFile.set(file, [...(byFile.get(file) ?? []), issue]);
  }
  const lines: string[] = [];
  for (const [file, group] of byFile)
    lines.push(paint(printable(file), bold), ...layOutGroup(group, paint, columns ?? Infinity), "");
  return `${[...lines, summary(issues, failOn)].join("\n")}\n`;
}

function layOutGroup(issues: readonly CompatIssue[], paint: Paint, columns: number): string[] {
  const width = Math.max(...issues.map((issue) => positionOf(issue).length));
  const indent = " ".repeat(width + 4);
  return issues.flatMap((issue) => {
    const { rule, path, message, newReadsOld, oldReadsNew } = issue;
    const position = positionOf(issue).padEnd(width);
    const head = `  ${paint(position, dim)}  ${paint(printable(path), bold)}`;
    const fits = width + 6 + path.length + rule.length <= columns;
    const grade = (of: Grade, length: number): string => paint(of.padEnd(length), gradeColours[of]);
    return [
      ...(fits ? [`${head}  ${paint(rule, dim)}`] : [head, `${indent}${paint(rule, dim)}`]),
      ...wrap(printable(message), columns - indent.length).map((line) => indent + line),
      `${indent}new reads old: ${grade(newReadsOld, longestGrade)}  old reads new: ${grade(oldReadsNew, 0)}`,
    ];
  });
}

const longestGrade = Math.max(...grades.map((grade) => grade.length));

function fileOf({ old, new: next }: CompatIssue): string {
  if (old === undefined || next === undefined || old.file === next.file) return (old ?? next)?.file ?? "(no source)";
  return `${old.file} -> ${next.file}`;
}

/** Line and column; of both sides, where they differ. */
function positionOf({ old, new: next }: CompatIssue): string {
  const [was, is] = [old, next].map((position) =>
    position === undefined ? undefined : `${position.line}:${position.column}`,
  );
  if (was === undefined || is === undefined || was === is) return was ?? is ?? "-";
  return `${was} -> ${is}`;
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function summary(issues: readonly CompatIssue[], failOn: Grade): string {
  if (issues.length === 0) return "no issues";
  const all = issues.map(({ newReadsOld, oldReadsNew }) => worst(newReadsOld, oldReadsNew));
  const counts = grades.toReversed().map((grade) => ({ grade, count: all.filter((each) => each === grade).length }));
  const counted = counts.filter(({ count }) => count > 0).map(({ grade, count }) => `${count} ${grade}`);
  const failing = all.filter((grade) => isAtLeast(grade, failOn)).length;
  return `${issues.length} ${issues.length === 1 ? "issue" : "issues"}: ${counted.join(", ")}; ${failing} at or above ${failOn}`;
}
