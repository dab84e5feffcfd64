import type { CompatIssue } from "../../compat/index.ts";
import { printableJson } from "../host.ts";
import type { Entry, Report, Site } from "../report.ts";
import { sentenceOf, statementsOf } from "./words.ts";

/**
 * The Static Analysis Results Interchange Format, for code scanning: a result for each element, under the rule of its
 * worst issue; accepted issues are marked as suppressed.
 *
 * Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function toSarif({ entries, accepted, siteOf }: Report, version: string): string {
  const known = accepted.map(({ issue, known: by }) => ({
    ...resultOf([issue], false, siteOf(issue)),
    suppressions: [
      {
        kind: by.position === undefined ? "external" : "inSource",
        ...(by.reason !== undefined && { justification: by.reason }),
      },
    ],
  }));
  const results = [...entries.map((entry: Entry) => resultOf(entry.issues, entry.fails, entry.site)), ...known];
  const rules = [...new Set(results.map(({ ruleId }) => ruleId))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "wireform", semanticVersion: version, rules: rules.map((id) => ({ id })) } },
        columnKind: "unicodeCodePoints",
        results: results.map((result) => ({ ...result, ruleIndex: rules.indexOf(result.ruleId) })),
      },
    ],
  };
  return `${printableJson(JSON.stringify(log, null, 2))}\n`;
}

function resultOf(issues: readonly CompatIssue[], fails: boolean, site: Site | undefined) {
  const { rule, path, newReadsOld, oldReadsNew } = issues[0]!;
  const text = statementsOf(issues).map(sentenceOf).join("\n");
  return {
    ruleId: rule,
    level: fails ? "error" : "note",
    message: { text: `${path}: ${text}` },
    locations: [
      {
        ...(site !== undefined && { physicalLocation: placeOf(site) }),
        logicalLocations: [{ fullyQualifiedName: path }],
      },
    ],
    partialFingerprints: { "ruleAndPath/v1": `${rule} ${path}` },
    properties: { newReadsOld, oldReadsNew },
  };
}

function placeOf({ file, line, column }: Site) {
  return {
    artifactLocation: { uri: uriOf(file), uriBaseId: "%SRCROOT%" },
    region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
  };
}

/** The URI of a path; unpaired surrogates are replaced, as they have none. */
function uriOf(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
