import { check, isAtLeast, worst } from "../compat/index.ts";
import type { CheckArguments } from "./arguments.ts";
import { host, mayColour, printableJson, writeOutput } from "./host.ts";
import { layOutIssues } from "./issue-report.ts";
import { loadSource } from "./load-source.ts";

/** `check`: what becomes of data when a schema changes. The exit status tells whether there is an issue of the grade that is asked for, or a more severe one. */
export async function checkSchemas({ old, next, includePaths, format, failOn }: CheckArguments): Promise<void> {
  const issues = check(await loadSource(old, includePaths), await loadSource(next, includePaths));
  const columns = host.stdout.isTTY === true ? host.stdout.columns : undefined;
  await writeOutput(
    format === "json"
      ? `${printableJson(JSON.stringify(issues, null, 2))}\n`
      : layOutIssues(issues, { colour: mayColour(), columns, failOn }),
  );
  if (issues.some(({ newReadsOld, oldReadsNew }) => isAtLeast(worst(newReadsOld, oldReadsNew), failOn)))
    host.exitCode = 1;
}
