import { type CompatIssue, type KnownIssue, readKnownComments, readKnownIssues } from "../compat/index.ts";
import { isProtobufError } from "../errors.ts";
import type { Schema } from "../registry/schema.ts";
import { knownFile } from "./commands.ts";
import type { CheckArguments } from "./check-arguments.ts";
import { host, StreamError } from "./host.ts";
import { readJsonFile } from "./json-file.ts";
import { isThere } from "./schema-files.ts";
import { usageError } from "./usage.ts";

/** The known issues: from comments in the new schema, from the list of accepted issues, from a baseline. */
export function findKnown({ known, baseline, writeBaseline }: CheckArguments, next: Schema | undefined): KnownIssue[] {
  const list = known ?? (isThere(knownFile) ? knownFile : undefined);
  return [
    ...(next === undefined ? [] : readKnownComments(next.ownFiles())),
    ...(list === undefined ? [] : readFile(list)),
    // A new baseline contains everything that fails.
    ...(baseline === undefined || writeBaseline !== undefined ? [] : readFile(baseline)),
  ];
}

function readFile(path: string): KnownIssue[] {
  const json = readJsonFile(path);
  try {
    return readKnownIssues(json);
  } catch (error) {
    throw isProtobufError(error, "INVALID_ARGUMENT") ? usageError(`${path}: ${error.message}`) : error;
  }
}

interface FileSystem {
  writeFileSync(path: string, text: string): void;
}

/** Writes issues as a baseline, with their grades, sorted so that versions of the file can be compared. */
export function writeBaseline(path: string, issues: readonly CompatIssue[]): void {
  const rows = issues
    .map(({ rule, path: name, newReadsOld, oldReadsNew }) =>
      JSON.stringify({ path: name, rule, newReadsOld, oldReadsNew }),
    )
    .sort();
  const { writeFileSync } = host.getBuiltinModule("node:fs") as FileSystem;
  try {
    writeFileSync(path, `[${rows.map((row, index) => `${index === 0 ? "" : ","}\n  ${row}`).join("")}\n]\n`);
  } catch (error) {
    throw new StreamError(`cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
}
