import { check, type CompatIssue, type Grade, isAtLeast, worst } from "./library.ts";
import type { Problem } from "./problems.ts";
import { readSchema } from "./schema-text.ts";

/** A place in the text of one side, from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** One difference that matters to data. */
export interface SchemaIssue {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly newReadsOld: Grade;
  readonly oldReadsNew: Grade;
  readonly old: Place | undefined;
  readonly new: Place | undefined;
}

export interface SchemaComparison {
  readonly oldProblems: readonly Problem[];
  readonly newProblems: readonly Problem[];
  /** The most severe first; undefined unless both texts are schemas. */
  readonly issues: readonly SchemaIssue[] | undefined;
  /** The most severe grade. */
  readonly grade: Grade;
}

/** What becomes of data when the schema of one text gives way to that of another. */
export function compareSchemas(oldText: string, newText: string): SchemaComparison {
  const [old, next] = [readSchema(oldText), readSchema(newText)];
  const problems = { oldProblems: old.problems, newProblems: next.problems };
  if (old.schema === undefined || next.schema === undefined)
    return { ...problems, issues: undefined, grade: "identical" };
  const issues = check(old.schema, next.schema).map(issueOf);
  issues.sort((one, other) => (one.grade === other.grade ? 0 : isAtLeast(one.grade, other.grade) ? -1 : 1));
  return { ...problems, issues, grade: worst(...issues.map(({ grade }) => grade)) };
}

function issueOf(issue: CompatIssue): SchemaIssue & { readonly grade: Grade } {
  const { rule, path, message, newReadsOld, oldReadsNew } = issue;
  const [old, next] = [issue.old, issue.new].map((place) => place && { line: place.line, column: place.column });
  return { rule, path, message, newReadsOld, oldReadsNew, old, new: next, grade: worst(newReadsOld, oldReadsNew) };
}

/** What a grade means to data that is read with another schema. */
export const gradeMeanings: Readonly<Record<Grade, string>> = {
  identical: "nothing changes",
  "wire-safe": "all bytes are read as they were meant",
  "breaks-json": "bytes are read as they were meant; JSON is not",
  lossy: "values that the reader's type cannot hold are silently altered",
  "data-dependent": "values that the reader's type cannot hold are refused or become unknown",
  unknown: "what was written becomes an unknown field",
  corruption: "what was written is silently read as something else",
};
