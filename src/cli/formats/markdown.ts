import { printable } from "../host.ts";
import type { Entry, Report } from "../report.ts";
import { countOf, remarksOf, sentenceOf, statementsOf, summaryOf } from "./words.ts";

/** A comment for a pull request on GitHub or GitLab: a table of what fails, and a folded table of the rest. */
export function toMarkdown(report: Report): string {
  const { entries } = report;
  const failing = entries.filter(({ fails }) => fails);
  const rest = entries.filter(({ fails }) => !fails);
  const parts = [`**wireform check**: ${escape(summaryOf(report))}`];
  if (failing.length > 0) parts.push(tableOf(failing));
  if (rest.length > 0)
    parts.push(
      `<details>\n<summary>${countOf(rest.length, "difference")} that ${rest.length === 1 ? "does" : "do"} not fail</summary>`,
      tableOf(rest),
      "</details>",
    );
  const remarks = remarksOf(report);
  if (remarks.length > 0) parts.push(remarks.map((remark) => `- ${escape(remark)}`).join("\n"));
  return `${parts.join("\n\n")}\n`;
}

function tableOf(entries: readonly Entry[]): string {
  return ["| element | grade | what differs |", "|---|---|---|", ...entries.map(rowOf)].join("\n");
}

function rowOf({ path, grade, issues, site }: Entry): string {
  const place = site === undefined ? "" : `<br>${escape(`${site.file}:${site.line}`)}`;
  const differs = statementsOf(issues).map((statement) => escape(sentenceOf(statement)));
  return `| **${escape(path)}**${place} | ${grade} | ${differs.join("<br>")} |`;
}

/** Escapes text, so that it contains no links and no mentions. */
function escape(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]#|~$>]/gu, "\\$&")
    .replace(/(?<=:)\/\/|(?<=\bwww)\./giu, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll("@", "@<!-- -->");
}
