import type { Grade } from "../../compat/index.ts";
import { printable } from "../host.ts";
import type { Entry, Place, Report } from "../report.ts";
import { wrap } from "../wrap.ts";
import { remarksOf, type Statement, statementsOf, summaryOf } from "./words.ts";

export interface TextOptions {
  /** With ANSI colours. */
  readonly colour: boolean;
  /** Longer lines are wrapped between words. Default: no wrapping. */
  readonly columns?: number | undefined;
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

/** A grade, in its colour. */
export function paintGrade(grade: Grade, colour: boolean): string {
  return colour ? `${gradeColours[grade]}${grade}${plain}` : grade;
}

interface Layout {
  readonly columns: number;
  readonly paint: (text: string, ...escapes: readonly string[]) => string;
}

/**
 * For people, on a terminal: for each element its place, its grade, what differs by which rule, and what becomes of
 * data; then a summary line.
 */
export function toText(report: Report, { colour, columns = Infinity }: TextOptions): string {
  const layout: Layout = {
    columns,
    paint: (text, ...escapes) => (colour ? `${escapes.join("")}${text}${plain}` : text),
  };
  const lines = report.entries.flatMap((entry) => [...entryLines(entry, layout), ""]);
  const summary = wrap(summaryOf(report), columns);
  const strong = report.failing > 0 ? red : green;
  lines.push(...summary.map((line) => layout.paint(line, bold, strong)));
  for (const remark of remarksOf(report))
    lines.push(...wrap(printable(remark), columns).map((line) => layout.paint(line, dim)));
  return `${lines.join("\n")}\n`;
}

const indent = "  ";

function entryLines({ path, grade, fails, issues, place }: Entry, { columns, paint }: Layout): string[] {
  const name = printable(path);
  const where = printable(placeText(place));
  const verdict = fails ? "fails" : "note";
  const head = `${paint(`${where}:`, dim)} ${paint(verdict, bold, fails ? red : green)}`;
  const tail = `${paint(name, bold)}: ${paint(grade, gradeColours[grade])}`;
  const isShort = where.length + verdict.length + name.length + grade.length + 6 <= columns;
  return [
    ...(isShort ? [`${head}: ${tail}`] : [head, `${indent}${tail}`]),
    ...statementsOf(issues).flatMap((statement) => statementLines(statement, columns, paint)),
  ];
}

function statementLines({ message, effects }: Statement, columns: number, paint: Layout["paint"]): string[] {
  const width = columns - indent.length;
  return [
    ...wrap(printable(message), width),
    ...effects.flatMap((effect) => wrap(effect, width, indent).map((line) => paint(line, dim))),
  ].map((line) => indent + line);
}

function placeText(place: Place | undefined): string {
  if (place === undefined) return "(no source)";
  return `${place.file}:${place.line}:${place.column}${place.isOld ? " (old)" : ""}`;
}
