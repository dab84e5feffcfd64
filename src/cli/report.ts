import type { SourcePosition } from "../descriptor-set/get-position.ts";
import {
  type Accepted,
  type CompatIssue,
  type Grade,
  grades,
  isAtLeast,
  type KnownIssue,
  worst,
} from "../compat/index.ts";

/** The content of the formats: what `check` has found, for people and for programs that annotate pull requests. */
export interface Report {
  /** The entries to show, one for each element: those that fail first, then the rest, each with the worst first. */
  readonly entries: readonly Entry[];
  /** The number of entries of each grade, the worst first, including entries that are not shown. */
  readonly counts: readonly (readonly [grade: Grade, count: number])[];
  /** The number of all entries. */
  readonly total: number;
  /** The number of entries that fail. */
  readonly failing: number;
  /** The number of entries below the grade that is shown. */
  readonly below: number;
  /** The least severe grade that is shown of what does not fail. */
  readonly show: Grade;
  /** The number of entries beyond the limit. */
  readonly beyond: number;
  readonly accepted: Accepted["accepted"];
  readonly unused: readonly KnownIssue[];
  readonly expired: readonly KnownIssue[];
  /** The policy or grade by which entries fail, as text. */
  readonly criterion: string;
  /** The place of an issue in the repository: in the new version if the element is there. */
  readonly siteOf: (issue: CompatIssue) => Site | undefined;
}

/** All issues of an element. */
export interface Entry {
  /** The element's full name. */
  readonly path: string;
  /** The worst grade of all its issues, in both directions. */
  readonly grade: Grade;
  readonly fails: boolean;
  /** The worst first. */
  readonly issues: readonly CompatIssue[];
  /** Its place, relative to the current directory; undefined if the schemas came without their source. */
  readonly place: Place | undefined;
  /** Its place in the repository. */
  readonly site: Site | undefined;
}

export interface Place {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in bytes. */
  readonly column: number;
  /** The new version no longer has it: this is the place in the old one. */
  readonly isOld: boolean;
}

/** A place in a file of the new version, or of the old one if the new one does not have the file. */
export interface Site {
  /** Relative to the top of the repository. */
  readonly file: string;
  readonly line: number;
  /** Undefined if it is the whole file. */
  readonly column: number | undefined;
}

export interface ReportOptions {
  readonly fails: (issue: CompatIssue) => boolean;
  readonly criterion: string;
  /** The least severe grade to show of what does not fail. */
  readonly show: Grade;
  /** The most entries to show. */
  readonly max: number;
  readonly paths: Paths;
}

/** Translates the names of schema files. */
export interface Paths {
  /** The path of a file of the old schema, relative to the current directory. */
  readonly old: (name: string) => string;
  /** The same for the new schema. */
  readonly new: (name: string) => string;
  /** Whether the new schema has a file with this name. */
  readonly isNew: (name: string) => boolean;
  /** The path relative to the top of the repository. */
  readonly inRepository: (path: string) => string;
}

/** Makes the report of issues. */
export function makeReport({ issues, accepted, unused, expired }: Accepted, options: ReportOptions): Report {
  const { fails, criterion, show, max, paths } = options;
  const byPath = new Map<string, CompatIssue[]>();
  for (const issue of issues) byPath.set(issue.path, [...(byPath.get(issue.path) ?? []), issue]);
  const all = [...byPath.values()].map((each) => makeEntry(each, fails, paths)).sort(bySeverity);
  const told = all.filter((entry) => entry.fails || isAtLeast(entry.grade, show));
  const counts = grades
    .toReversed()
    .map((grade) => [grade, all.filter((entry) => entry.grade === grade).length] as const);
  return {
    entries: told.slice(0, max),
    counts: counts.filter(([, count]) => count > 0),
    total: all.length,
    failing: all.filter((entry) => entry.fails).length,
    below: all.length - told.length,
    show,
    beyond: Math.max(told.length - max, 0),
    accepted,
    unused,
    expired,
    criterion,
    siteOf: (issue) => siteOf(issue, paths),
  };
}

/** Both directions of an issue in one. */
export function gradeOf({ newReadsOld, oldReadsNew }: CompatIssue): Grade {
  return worst(newReadsOld, oldReadsNew);
}

function makeEntry(issues: readonly CompatIssue[], fails: (issue: CompatIssue) => boolean, paths: Paths): Entry {
  const sorted = issues.toSorted((left, right) => grades.indexOf(gradeOf(right)) - grades.indexOf(gradeOf(left)));
  const first = sorted[0]!;
  return {
    path: first.path,
    grade: gradeOf(first),
    fails: issues.some(fails),
    issues: sorted,
    place: placeOf(first, paths),
    site: siteOf(first, paths),
  };
}

function bySeverity(left: Entry, right: Entry): number {
  return (
    Number(right.fails) - Number(left.fails) ||
    grades.indexOf(right.grade) - grades.indexOf(left.grade) ||
    compareTexts(left.place?.file ?? "", right.place?.file ?? "") ||
    (left.place?.line ?? 0) - (right.place?.line ?? 0)
  );
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function placeOf({ old, new: next }: CompatIssue, paths: Paths): Place | undefined {
  const position = next ?? old;
  if (position === undefined) return undefined;
  const { file, line, column } = position;
  return { file: next === undefined ? paths.old(file) : paths.new(file), line, column, isOld: next === undefined };
}

/** A line number of the old version means nothing in the file of the new one. */
function siteOf({ old, new: next }: CompatIssue, paths: Paths): Site | undefined {
  if (next !== undefined) return at(next, paths.inRepository(paths.new(next.file)));
  if (old === undefined) return undefined;
  if (paths.isNew(old.file)) return { file: paths.inRepository(paths.new(old.file)), line: 1, column: undefined };
  return at(old, paths.inRepository(paths.old(old.file)));
}

function at({ line, column }: SourcePosition, file: string): Site {
  return { file, line, column };
}
