import type { checkFormats } from "../commands.ts";
import { host, mayColour, version } from "../host.ts";
import type { Report } from "../report.ts";
import { toGithub } from "./github.ts";
import { toGitlab } from "./gitlab.ts";
import { toJson } from "./json.ts";
import { toJunit } from "./junit.ts";
import { toMarkdown } from "./markdown.ts";
import { toSarif } from "./sarif.ts";
import { toText } from "./text.ts";

export type CheckFormat = (typeof checkFormats)[number];

/** The report as text in a format. */
export function formatReport(report: Report, format: CheckFormat): string {
  switch (format) {
    case "json":
      return toJson(report);
    case "github":
      return toGithub(report);
    case "junit":
      return toJunit(report);
    case "sarif":
      return toSarif(report, version());
    case "gitlab":
      return toGitlab(report);
    case "markdown":
      return toMarkdown(report);
    default:
      return toText(report, {
        colour: mayColour(),
        columns: host.stdout.isTTY === true ? host.stdout.columns : undefined,
      });
  }
}
