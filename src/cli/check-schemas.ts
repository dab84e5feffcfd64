import { acceptKnown, check, type CompatIssue, fails, isAtLeast, type SchemaFiles } from "../compat/index.ts";
import { isProtobufError } from "../errors.ts";
import { type CheckArguments, programFormats } from "./check-arguments.ts";
import { countOf, vainOf } from "./formats/words.ts";
import { formatReport } from "./formats/index.ts";
import { prefixInRepository } from "./git-source.ts";
import { host, writeErrorLine, writeOutput } from "./host.ts";
import { findKnown, writeBaseline } from "./known-issues.ts";
import { loadSources, type Source } from "./load-source.ts";
import { gradeOf, makeReport, type Paths } from "./report.ts";
import { usageError } from "./usage.ts";

/** `check`: what becomes of data when a schema changes. The exit status says whether anything fails. */
export async function checkSchemas(args: CheckArguments): Promise<void> {
  const failing = criterionOf(args);
  const [old, next] = await loadSources(args.old, args.next, args.includePaths);
  const found = acceptKnown(compare(args, filesOf(old), filesOf(next)), findKnown(args, next.schema));
  if (args.writeBaseline !== undefined) {
    const issues = found.issues.filter(failing);
    writeBaseline(args.writeBaseline, issues);
    return writeErrorLine(`note: ${countOf(issues.length, "issue")} written to ${args.writeBaseline}`);
  }
  const report = makeReport(found, {
    fails: failing,
    criterion: "grade" in args.criterion ? `${args.criterion.grade} or worse` : `policy ${args.criterion.name}`,
    show: args.show,
    max: args.max,
    paths: pathsOf(old, next),
  });
  await writeOutput(formatReport(report, args.format));
  // The other formats have a place for it.
  if (programFormats.includes(args.format)) for (const remark of vainOf(report)) writeErrorLine(`note: ${remark}`);
  if (report.failing > 0) host.exitCode = 1;
}

function criterionOf({ criterion }: CheckArguments): (issue: CompatIssue) => boolean {
  if ("grade" in criterion) return (issue) => isAtLeast(gradeOf(issue), criterion.grade);
  const { policy } = criterion;
  // Validates the policy before there are issues.
  fails(
    {
      rule: "FIELD_NO_DELETE",
      path: "",
      message: "",
      newReadsOld: "identical",
      oldReadsNew: "identical",
      old: undefined,
      new: undefined,
    },
    policy,
  );
  return (issue) => fails(issue, policy);
}

/** Rewrites the library's errors about options for the command line. */
function compare(
  { categories, roots, ignore, moved }: CheckArguments,
  old: SchemaFiles,
  next: SchemaFiles,
): CompatIssue[] {
  try {
    return check(old, next, { categories, roots, ignore, moved });
  } catch (error) {
    if (!isProtobufError(error, "NOT_FOUND") && !isProtobufError(error, "INVALID_ARGUMENT")) throw error;
    const text = error.message.replace(/^option (\w+)/u, (_, name: string) => `--${name === "moved" ? "map" : name}`);
    throw usageError(text.startsWith("--") ? text : `--roots: ${text}`);
  }
}

function filesOf({ schema }: Source): SchemaFiles {
  return schema ?? { files: () => [] };
}

function pathsOf(old: Source, next: Source): Paths {
  const newFiles = new Set(
    filesOf(next)
      .files()
      .map(({ name }) => name),
  );
  const { posix } = host.getBuiltinModule("node:path") as { posix: { join(...paths: string[]): string } };
  let prefix: string | undefined;
  return {
    old: old.pathOf,
    new: next.pathOf,
    isNew: (name) => newFiles.has(name),
    inRepository: (path) => posix.join((prefix ??= prefixInRepository()), path),
  };
}
