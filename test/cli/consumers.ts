import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import { SaxesParser } from "saxes";
import { expect } from "vitest";

/*
 * What reads the formats of `check`: the schema of SARIF, that of GitLab's parser, an XML parser and the rules of Jenkins's xsd, the grammar of GitHub's workflow commands.
 */

const require = createRequire(import.meta.url);
const read = (name: string): object => JSON.parse(readFileSync(require.resolve(name), "utf8")) as object;

const ajv = new Ajv({ schemaId: "auto", meta: false, unknownFormats: "ignore", logger: false });
ajv.addMetaSchema(read("ajv/lib/refs/json-schema-draft-04.json"));
const isSarif = ajv.compile(read("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"));

export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation?: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
  readonly suppressions?: readonly { readonly kind: string; readonly justification?: string }[];
}

/** The results of a SARIF log, which is one by its schema. */
export function readSarif(text: string): readonly SarifResult[] {
  const log = JSON.parse(text) as {
    runs: [{ results: readonly SarifResult[]; tool: { driver: { rules: readonly { id: string }[] } } }];
  };
  expect(isSarif(log) === true ? [] : isSarif.errors).toEqual([]);
  const [{ results, tool }] = log.runs;
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]).toEqual({ id: ruleId });
  return results;
}

/** As GitLab documents a code quality report, and its parser asks for. Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const isGitlab = ajv.compile({
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", pattern: "^[^./]" },
          lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } },
        },
      },
    },
  },
});

export interface GitlabIssue {
  readonly description: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

export function readGitlab(text: string): readonly GitlabIssue[] {
  const issues = JSON.parse(text) as readonly GitlabIssue[];
  expect(isGitlab(issues) === true ? [] : isGitlab.errors).toEqual([]);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  return issues;
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Which elements stand in which, and which attributes they have to have and may have. Source: junit-10.xsd of Jenkins's xUnit plugin. */
const junitRules: {
  readonly [name: string]: { readonly in: string; readonly must: readonly string[]; readonly may: readonly string[] };
} = {
  testsuites: { in: "", must: [], may: ["name", "time", "tests", "failures", "errors"] },
  testsuite: {
    in: "testsuites",
    must: ["name", "tests", "failures", "errors"],
    may: ["skipped", "time", "file", "id", "package", "timestamp", "hostname"],
  },
  testcase: { in: "testsuite", must: ["name"], may: ["classname", "time", "group"] },
  failure: { in: "testcase", must: [], may: ["type", "message"] },
  "system-out": { in: "testcase testsuite", must: [], may: [] },
};

/** The test cases of a JUnit report, which is well-formed and keeps the rules. */
export function readJunit(xml: string): readonly Element[] {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open = [root];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [], text: "" };
    const rule = junitRules[name]!;
    expect(rule.in.split(" "), name).toContain(open.at(-1)!.name);
    expect(Object.keys(attributes)).toEqual(expect.arrayContaining([...rule.must]));
    for (const attribute of Object.keys(attributes)) expect([...rule.must, ...rule.may], name).toContain(attribute);
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    open.at(-1)!.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  const [suites] = root.children;
  const suite = suites!.children[0]!;
  const cases = suite.children.filter(({ name }) => name === "testcase");
  expect(Number(suite.attributes["tests"])).toBe(cases.length);
  expect(cases.length).toBeGreaterThan(0);
  const failures = cases.filter(({ children }) => children.some(({ name }) => name === "failure"));
  expect(Number(suite.attributes["failures"])).toBe(failures.length);
  return cases;
}

export interface Annotation {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/**
 * The annotations that GitHub's runner makes of an output, line by line, and the lines that are none.
 *
 * Source: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions, and how the runner reads them (`ActionCommand.TryParseV2`)
 */
export function readGithub(output: string): {
  readonly annotations: readonly Annotation[];
  readonly lines: readonly string[];
} {
  const annotations: Annotation[] = [];
  const lines: string[] = [];
  for (const line of output.split(/\r\n|\r|\n/u)) {
    const [, head, data] = /^\s*::(.+?)::(.*)$/u.exec(line) ?? [];
    if (head === undefined || data === undefined) {
      lines.push(line);
      continue;
    }
    const [command, ...rest] = head.split(" ") as [string, ...string[]];
    expect(["error", "warning", "notice"]).toContain(command);
    const pairs = rest
      .join(" ")
      .split(",")
      .filter((each) => each !== "");
    const properties = Object.fromEntries(
      pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), unescape(pair.slice(pair.indexOf("=") + 1))]),
    );
    for (const name of Object.keys(properties)) expect(["file", "line", "col", "title"]).toContain(name);
    annotations.push({ command, properties, message: unescape(data) });
  }
  return { annotations, lines };
}

function unescape(text: string): string {
  return text
    .replaceAll("%0D", "\r")
    .replaceAll("%0A", "\n")
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%25", "%");
}
