import type { Entry, Report } from "../report.ts";
import { sentenceOf, statementsOf, summaryOf } from "./words.ts";

/**
 * A test case for each element, as continuous integration shows them: what fails is a failure, the rest has passed. If
 * there are none, one passed test case is written, because some tools reject a file without tests.
 *
 * Source: https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
 */
export function toJunit(report: Report): string {
  const { entries } = report;
  const failing = entries.filter(({ fails }) => fails).length;
  const counts = `tests="${Math.max(entries.length, 1)}" failures="${failing}" errors="0"`;
  const cases =
    entries.length === 0 ? [`    <testcase name="no issues" classname="wireform check"/>`] : entries.flatMap(caseLines);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites name="wireform check" ${counts}>`,
    `  <testsuite name="wireform check" ${counts} skipped="0">`,
    ...cases,
    `    <system-out>${escape(summaryOf(report))}</system-out>`,
    `  </testsuite>`,
    `</testsuites>`,
    "",
  ].join("\n");
}

function caseLines({ path, grade, fails, issues, site }: Entry): string[] {
  const place =
    site === undefined ? "" : `${site.file}:${site.line}${site.column === undefined ? "" : `:${site.column}`}\n`;
  const text = place + statementsOf(issues).map(sentenceOf).join("\n");
  const [first] = issues;
  const content = fails
    ? `<failure message="${escape(`${grade}: ${first!.message}`)}" type="${first!.rule}">${escape(text)}</failure>`
    : `<system-out>${escape(text)}</system-out>`;
  return [
    `    <testcase name="${escape(path)}" classname="${escape(site?.file ?? "wireform check")}">`,
    `      ${content}`,
    `    </testcase>`,
  ];
}

/** Escapes text and attribute values. Characters that XML 1.0 does not allow become U+FFFD. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
