import { marked, type Token, type Tokens } from "marked";
import { describe, expect, test } from "vitest";
import type { Accepted, CompatIssue, KnownIssue } from "../../src/compat/index.ts";
import { toGithub } from "../../src/cli/formats/github.ts";
import { toGitlab } from "../../src/cli/formats/gitlab.ts";
import { toJson } from "../../src/cli/formats/json.ts";
import { toJunit } from "../../src/cli/formats/junit.ts";
import { toMarkdown } from "../../src/cli/formats/markdown.ts";
import { toSarif } from "../../src/cli/formats/sarif.ts";
import { makeReport, type Report } from "../../src/cli/report.ts";
import { readGithub, readGitlab, readJunit, readSarif } from "./consumers.ts";

/** Texts that mean something to one format or another. */
const hostile = [
  "a|b*c*_d_`e`~~f~~",
  "<script>alert(1)</script> & &amp; ]]> \"quotes\" 'and'",
  "::error file=x::y",
  "100% %0A, a:b, c=d\r\nsecond line",
  "\u001b[31mred \u0000 \u202e \ud800",
  "@everyone #1 [link](http://x) www.example.com ![image](y) \\| \\",
  "é 世界 😀",
];

const issueOf = (more: Partial<CompatIssue>): CompatIssue => ({
  rule: "FIELD_SAME_NAME",
  path: "p.A.a",
  message: "a text",
  newReadsOld: "lossy",
  oldReadsNew: "wire-safe",
  old: { file: "p.proto", line: 3, column: 5 },
  new: { file: "p.proto", line: 4, column: 5 },
  ...more,
});

function reportOf(issues: readonly CompatIssue[], more: Partial<Accepted> = {}): Report {
  return makeReport(
    { issues, accepted: [], unused: [], expired: [], ...more },
    {
      fails: ({ newReadsOld }) => newReadsOld === "lossy",
      criterion: "policy own",
      show: "identical",
      max: Infinity,
      paths: {
        old: (name) => `proto/${name}`,
        new: (name) => `proto/${name}`,
        isNew: (name) => name === "p.proto",
        inRepository: (path) => `top/${path}`,
      },
    },
  );
}

const hostileReport = reportOf(
  hostile.map((text, index) =>
    issueOf({
      path: `p.${index}${text}`,
      message: text,
      newReadsOld: index % 2 === 0 ? "lossy" : "unknown",
      new: { file: `${text}.proto`, line: 1, column: 1 },
    }),
  ),
);
const mixed = reportOf([
  issueOf({}),
  issueOf({ rule: "FIELD_SAME_JSON_NAME", newReadsOld: "breaks-json" }),
  issueOf({ path: "p.A.b", newReadsOld: "corruption", new: undefined }),
  issueOf({ path: "p.A.c", newReadsOld: "lossy", new: undefined, old: { file: "gone.proto", line: 7, column: 1 } }),
  issueOf({ path: "p.A.d", newReadsOld: "lossy", new: undefined, old: undefined }),
]);
const known: KnownIssue = { rule: "FIELD_SAME_NAME", path: "p.A.z", reason: "because" };
const judged = reportOf([], {
  accepted: [
    { issue: issueOf({ path: "p.A.z" }), known },
    {
      issue: issueOf({ path: "p.A.y" }),
      known: { ...known, path: "p.A.y", position: { file: "p.proto", line: 4, column: 5 } },
    },
  ],
  unused: [{ ...known, path: "p.A.x" }],
  expired: [{ ...known, path: "p.A.w", expires: "2026-01-01" }],
});

describe("json", () => {
  test("is an array of issues, whatever they contain", () => {
    const issues = JSON.parse(toJson(hostileReport)) as CompatIssue[];
    expect(new Set(issues.map(({ message }) => message))).toEqual(new Set(hostile));
    expect(JSON.parse(toJson(reportOf([])))).toEqual([]);
  });
});

describe("sarif", () => {
  test("keeps the schema of 2.1.0, whatever it contains", () => {
    const results = readSarif(toSarif(hostileReport, "1.2.3"));
    expect(results.map(({ level }) => level).sort()).toEqual([...Array(4).fill("error"), ...Array(3).fill("note")]);
    for (const { locations } of results) {
      const { uri } = locations[0]!.physicalLocation!.artifactLocation;
      expect(hostile.map((text) => `top/proto/${text.replace(/\p{Cs}/gu, "\ufffd")}.proto`)).toContain(
        decodeURIComponent(uri),
      );
    }
    expect(readSarif(toSarif(reportOf([]), "1.2.3"))).toEqual([]);
  });

  test("a result for each element, where it is in the repository", () => {
    const results = readSarif(toSarif(mixed, "1.2.3"));
    expect(
      results.map(({ level, locations }) => [
        level,
        locations[0]!.physicalLocation?.artifactLocation.uri,
        locations[0]!.physicalLocation?.region.startLine,
      ]),
    ).toEqual([
      ["error", undefined, undefined],
      ["error", "top/proto/gone.proto", 7],
      ["error", "top/proto/p.proto", 4],
      ["note", "top/proto/p.proto", 1],
    ]);
  });

  test("what is accepted is suppressed, with the reason", () => {
    const results = readSarif(toSarif(judged, "1.2.3"));
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      [{ kind: "external", justification: "because" }],
      [{ kind: "inSource", justification: "because" }],
    ]);
  });
});

describe("gitlab", () => {
  test("keeps the form of a report, whatever it contains", () => {
    const issues = readGitlab(toGitlab(hostileReport));
    expect(issues.map(({ severity }) => severity).sort()).toEqual([
      ...Array(4).fill("blocker"),
      ...Array(3).fill("major"),
    ]);
    expect(readGitlab(toGitlab(reportOf([])))).toEqual([]);
  });

  test("fingerprints are those of rule and element, wherever these stand", () => {
    const [issue] = readGitlab(toGitlab(reportOf([issueOf({})])));
    const [moved] = readGitlab(
      toGitlab(reportOf([issueOf({ message: "other words", new: { file: "q.proto", line: 99, column: 1 } })])),
    );
    expect(moved!.fingerprint).toBe(issue!.fingerprint);
    expect(issue!.location).toEqual({ path: "top/proto/p.proto", lines: { begin: 4 } });
  });
});

describe("junit", () => {
  test("is well-formed, whatever it contains", () => {
    const cases = readJunit(toJunit(hostileReport));
    expect(cases.map(({ attributes }) => attributes["name"]).sort()).toContain(`p.1${hostile[1]}`);
    expect(cases.filter(({ children }) => children[0]!.name === "failure").length).toBe(4);
  });

  test("without issues one test has passed", () => {
    expect(readJunit(toJunit(reportOf([]))).map(({ children }) => children)).toEqual([[]]);
  });

  test("a failure has the place, and all rules", () => {
    const [failed] = readJunit(toJunit(reportOf([issueOf({}), issueOf({ rule: "FIELD_SAME_JSON_NAME" })])));
    expect(failed).toMatchObject({ attributes: { name: "p.A.a", classname: "top/proto/p.proto" } });
    const { text, attributes } = failed!.children[0]!;
    expect(attributes).toEqual({ type: "FIELD_SAME_NAME", message: "lossy: a text" });
    for (const part of ["top/proto/p.proto:4:5", "FIELD_SAME_NAME", "FIELD_SAME_JSON_NAME"])
      expect(text).toContain(part);
  });
});

describe("github", () => {
  test("the runner reads back what was written, whatever it contains", () => {
    const { annotations } = readGithub(toGithub(hostileReport));
    expect(annotations.length).toBe(hostile.length);
    for (const [index, text] of hostile.entries()) {
      const found = annotations.find(({ properties }) => properties["title"]!.startsWith(`p.${index}`))!;
      expect(found.command).toBe(index % 2 === 0 ? "error" : "notice");
      expect(found.properties).toMatchObject({ file: `top/proto/${text}.proto`, line: "1", col: "1" });
      expect(found.message.startsWith(text)).toBe(true);
    }
  });

  test("lines that count are no commands, whatever has been accepted", () => {
    const unused = [{ ...known, path: "\n::error::x" }];
    expect(readGithub(toGithub(reportOf([], { unused }))).annotations).toEqual([]);
    expect(readGithub(toGithub(mixed)).lines[0]).toBe("4 differences: 1 corruption, 3 lossy; 3 fail (policy own)");
  });

  test("of what is gone the file is told, if it is there, and no line of the old one", () => {
    const { annotations } = readGithub(toGithub(mixed));
    expect(annotations.map(({ properties: { file, line, col } }) => [file, line, col])).toEqual([
      [undefined, undefined, undefined],
      ["top/proto/gone.proto", "7", "1"],
      ["top/proto/p.proto", "4", "5"],
      ["top/proto/p.proto", "1", undefined],
    ]);
  });
});

describe("markdown", () => {
  const tablesOf = (markdown: string): Tokens.Table[] =>
    marked.lexer(markdown).filter((token): token is Tokens.Table => token.type === "table");
  const plain = (tokens: readonly Token[]): string =>
    tokens
      .map((token) =>
        token.type === "html"
          ? token.raw === "<br>"
            ? "\n"
            : ""
          : "tokens" in token && token.tokens !== undefined
            ? plain(token.tokens)
            : "text" in token
              ? String(token.text)
              : "",
      )
      .join("");
  const unescapeHtml = (text: string): string =>
    text
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&amp;", "&");

  test("a table of what fails, and one of the rest that is folded", () => {
    const tokens = marked.lexer(toMarkdown(hostileReport));
    expect(tablesOf(toMarkdown(hostileReport)).map(({ rows }) => rows.length)).toEqual([4, 3]);
    expect(tokens.filter(({ type }) => type === "html").map(({ raw }) => raw.trim().split("\n")[0])).toEqual([
      "<details>",
      "</details>",
    ]);
  });

  test("texts stay texts: no cell has links, code, emphasis of theirs or elements", () => {
    const cells = tablesOf(toMarkdown(hostileReport)).flatMap(({ rows }) => rows.flat());
    const kinds: ReadonlySet<string> = new Set(
      cells.flatMap(({ tokens }) => tokens.map((token) => (token.type === "html" ? token.raw : token.type))),
    );
    for (const kind of kinds) expect(["text", "escape", "strong", "<br>", "<!-- -->"]).toContain(kind);
    const shown = cells.map(({ tokens }) => unescapeHtml(plain(tokens)));
    for (const text of [hostile[0]!, hostile[1]!, hostile[2]!, hostile[5]!, hostile[6]!])
      expect(shown.some((cell) => cell.includes(text))).toBe(true);
  });

  test("what has been accepted, and what is unused", () => {
    const items = marked
      .lexer(toMarkdown(judged))
      .filter((token): token is Tokens.List => token.type === "list")
      .flatMap(({ items: all }) => all.map(({ text }) => text));
    expect(items.map((text) => text.replaceAll("\\", ""))).toEqual([
      "2 issues accepted",
      "accepted, but not an issue: FIELD_SAME_NAME p.A.x",
      "accepted until 2026-01-01: FIELD_SAME_NAME p.A.w",
    ]);
    expect(toMarkdown(reportOf([]))).toBe("**wireform check**: no issues\n");
  });
});
