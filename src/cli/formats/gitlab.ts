import type { Grade } from "../../compat/index.ts";
import { host, printableJson } from "../host.ts";
import type { Entry, Report } from "../report.ts";
import { sentenceOf, statementsOf } from "./words.ts";

const severities: { readonly [G in Grade]: string } = {
  identical: "info",
  "wire-safe": "info",
  "breaks-json": "minor",
  lossy: "major",
  "data-dependent": "major",
  unknown: "major",
  corruption: "critical",
};

/**
 * A code quality report, which GitLab shows in merge requests: an issue for each element. What fails is a blocker.
 *
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function toGitlab({ entries }: Report): string {
  return `${printableJson(JSON.stringify(entries.map(issueOf), null, 2))}\n`;
}

function issueOf({ path, grade, fails, issues, site }: Entry) {
  const text = statementsOf(issues).map(sentenceOf).join("; ");
  const rule = issues[0]!.rule;
  return {
    description: `${path}: ${text}`,
    check_name: rule,
    fingerprint: fingerprintOf(`${rule} ${path}`),
    severity: fails ? "blocker" : severities[grade],
    // A location is required even if the schema came without its source.
    location: { path: site?.file ?? path, lines: { begin: site?.line ?? 1 } },
  };
}

interface Crypto {
  createHash(name: string): { update(text: string): { digest(form: "hex"): string } };
}

/** Stable from run to run, so that GitLab can tell what is new. */
function fingerprintOf(text: string): string {
  const { createHash } = host.getBuiltinModule("node:crypto") as Crypto;
  return createHash("sha256").update(text).digest("hex");
}
