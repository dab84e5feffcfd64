import type { Entry, Report } from "../report.ts";
import { remarksOf, sentenceOf, statementsOf, summaryOf } from "./words.ts";

/**
 * Workflow commands, which GitHub shows next to the lines of a pull request: an error for what fails, a notice for the
 * rest; then the summary lines.
 *
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function toGithub(report: Report): string {
  const lines = [...report.entries.map(commandOf), ...[summaryOf(report), ...remarksOf(report)].map(inert)];
  return `${lines.join("\n")}\n`;
}

function commandOf({ path, grade, fails, issues, site }: Entry): string {
  const properties = {
    ...(site === undefined ? {} : { file: site.file, line: site.line, col: site.column }),
    title: `${path}: ${grade}`,
  };
  const listed = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  const text = statementsOf(issues).map(sentenceOf).join("\n");
  return `::${fails ? "error" : "notice"} ${listed.join(",")}::${escapeData(text)}`;
}

/** A line that is not a command, whatever it contains. */
function inert(line: string): string {
  return escapeData(line).replace(/^(\s*):/u, "$1 :");
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
