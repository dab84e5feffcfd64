import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { marked, type Tokens } from "marked";
import { afterAll, describe, expect, test } from "vitest";
import type { CompatIssue } from "../../src/compat/index.ts";
import { checkFormats } from "../../src/cli/commands.ts";
import { readGithub, readGitlab, readJunit, readSarif } from "./consumers.ts";
import { type Result, wireform } from "./wireform.ts";

/*
 * A repository in which a team works: its own files are in proto/, what it imports from others in third_party/, which git ignores.
 */

const repository = mkdtempSync(join(tmpdir(), "wireform-team-"));
afterAll(() => rmSync(repository, { recursive: true, force: true }));

const git = (...args: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
    cwd: repository,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });

function write(name: string, text: string): void {
  mkdirSync(dirname(join(repository, name)), { recursive: true });
  writeFileSync(join(repository, name), text);
}

function edit(name: string, from: string | RegExp, to: string): void {
  const text = readFileSync(join(repository, name), "utf8");
  const edited = text.replace(from, to);
  if (edited === text) throw new Error(`${name} has no ${from}`);
  write(name, edited);
}

const order = `syntax = "proto3";
package shop.v1;

import "money/money.proto";
import "shop/v1/item.proto";

message Order {
  int64 id = 1;
  string note = 2;
  repeated Item items = 3;
  money.Money total = 4;
}
`;
const item = `syntax = "proto3";
package shop.v1;

message Item {
  int32 count = 1;
  Kind kind = 2;
}

enum Kind {
  KIND_UNSPECIFIED = 0;
  KIND_BOOK = 1;
}
`;

git("init", "-q", "-b", "main");
write(".gitignore", "third_party/\n");
write("third_party/money/money.proto", `syntax = "proto3";\npackage money;\nmessage Money { int64 units = 1; }\n`);
write("proto/shop/v1/order.proto", order);
write("proto/shop/v1/item.proto", item);
git("add", ".");
git("commit", "-qm", "first");

/** A branch from main with a change, which is looked at and goes again. */
function pullRequest(change: () => void, look: () => void): void {
  git("checkout", "-q", "-b", "change", "main");
  try {
    change();
    look();
  } finally {
    git("reset", "-q", "--hard");
    git("clean", "-qfd");
    git("checkout", "-q", "main");
    git("branch", "-qD", "change");
  }
}

const usual = ["git:main:proto", "proto", "-I", "proto", "-I", "third_party"];
const check = (args: readonly string[] = usual, ...more: readonly string[]): Result =>
  wireform(["check", ...args, ...more], "", repository);

/** What each format tells of the elements that fail: a line of path, file and line. JUnit and markdown are read as text. */
const readers: { readonly [F in (typeof checkFormats)[number]]: (output: string) => string[] } = {
  text: (output) =>
    [...output.matchAll(/^(\S+:\d+):\d+(?: \(old\))?: fails: (\S+): /gmu)].map(([, place, path]) => `${path} ${place}`),
  json: (output) => {
    const issues = JSON.parse(output) as (CompatIssue & { fails: boolean; site: { file: string; line: number } })[];
    return issues.filter(({ fails }) => fails).map(({ path, site }) => `${path} ${site.file}:${site.line}`);
  },
  github: (output) =>
    readGithub(output)
      .annotations.filter(({ command }) => command === "error")
      .map(({ properties: { title, file, line } }) => `${title!.split(": ")[0]} ${file}:${line}`),
  gitlab: (output) =>
    readGitlab(output)
      .filter(({ severity }) => severity === "blocker")
      .map(({ description, location: { path, lines } }) => `${description.split(": ")[0]} ${path}:${lines.begin}`),
  sarif: (output) =>
    readSarif(output)
      .filter(({ level }) => level === "error")
      .map(({ message, locations }) => {
        const { artifactLocation, region } = locations[0]!.physicalLocation!;
        return `${message.text.split(": ")[0]} ${decodeURIComponent(artifactLocation.uri)}:${region.startLine}`;
      }),
  junit: (output) =>
    readJunit(output)
      .filter(({ children }) => children[0]?.name === "failure")
      .map(({ attributes, children }) => `${attributes["name"]} ${/^\S+?:\d+/u.exec(children[0]!.text)![0]}`),
  markdown: (output) => {
    const [first] = marked.lexer(output).filter((token): token is Tokens.Table => token.type === "table");
    const isFolded = !output.includes("fail (") && !output.includes("fails (");
    if (first === undefined || isFolded || output.includes("; none fails")) return [];
    return first.rows.map(([cell]) => {
      const [, path, place] = /^\*\*(.+)\*\*<br>(.+)$/u.exec(cell!.text.replaceAll("\\", ""))!;
      return `${path} ${place}`;
    });
  },
};

/** Looks at a change in each format: what fails is the same in all, and so is the exit status. */
function expectFailing(failing: readonly string[], args: readonly string[] = usual): void {
  for (const format of checkFormats) {
    const { status, stdout } = check(args, "--format", format);
    const found = [...new Set(readers[format](stdout))].sort();
    expect({ format, status, found }).toEqual({
      format,
      status: failing.length > 0 ? 1 : 0,
      found: [...failing].sort(),
    });
  }
}

describe("pull requests", () => {
  test("nothing changes", () => {
    pullRequest(
      () => edit("proto/shop/v1/order.proto", "message Order {", "// An order.\nmessage Order {"),
      () => {
        expectFailing([]);
        expect(check()).toMatchObject({ status: 0, stdout: "no issues\n", stderr: "" });
      },
    );
  });

  test("a field is renamed: one entry, with both rules", () => {
    pullRequest(
      () => edit("proto/shop/v1/order.proto", "string note", "string remark"),
      () => {
        expectFailing(["shop.v1.Order.note proto/shop/v1/order.proto:9"]);
        expect(check().stdout.match(/fails:/gu)?.length).toBe(1);
        expect(check(usual, "--policy", "wire").status).toBe(0);
      },
    );
  });

  test("a message moves to another file: no data changes", () => {
    pullRequest(
      () => {
        mkdirSync(join(repository, "proto/shop/v1/goods"), { recursive: true });
        renameSync(join(repository, "proto/shop/v1/item.proto"), join(repository, "proto/shop/v1/goods/item.proto"));
        edit("proto/shop/v1/order.proto", "shop/v1/item.proto", "shop/v1/goods/item.proto");
      },
      () => expectFailing([]),
    );
  });

  test("a package moves, and a field in it is corrupted", () => {
    pullRequest(
      () => {
        for (const name of ["order", "item"]) {
          const path = `proto/shop/v2/${name}.proto`;
          write(path, readFileSync(join(repository, `proto/shop/v1/${name}.proto`), "utf8").replaceAll("v1", "v2"));
          rmSync(join(repository, `proto/shop/v1/${name}.proto`));
        }
        edit("proto/shop/v2/item.proto", "int32 count", "sint32 count");
      },
      () => {
        const mapped = check(usual, "--map", "shop.v1=shop.v2", "--fail-on", "corruption");
        expect(mapped.status).toBe(1);
        expect(mapped.stdout).toContain("proto/shop/v2/item.proto:5:3: fails: shop.v1.Item.count: corruption");
        expect(check(usual, "--fail-on", "corruption").stdout).toContain("shop.v1.Item.count: corruption");
        const typo = check(usual, "--map", "shop.v1=shop.v3");
        expect(typo).toMatchObject({ status: 2, stderr: expect.stringContaining("--map") });
      },
    );
  });

  test("a field is deleted, and reserved as it should be", () => {
    pullRequest(
      () => edit("proto/shop/v1/order.proto", "string note = 2;", 'reserved 2; reserved "note";'),
      () => {
        expectFailing([]);
        expect(check(usual, "--policy", "strict").status).toBe(1);
      },
    );
  });

  test("a field is deleted, and its number is free", () => {
    pullRequest(
      () => edit("proto/shop/v1/order.proto", "  string note = 2;\n", ""),
      () => expectFailing(["shop.v1.Order.note proto/shop/v1/order.proto:7"]),
    );
  });

  test("an issue is accepted, by a comment or by wireform.check.json; what is accepted of none is told", () => {
    const retype = (): void => edit("proto/shop/v1/item.proto", "int32 count", "int64 count");
    const rule = "FIELD_WIRE_COMPATIBLE_TYPE";
    pullRequest(
      () => {
        retype();
        edit(
          "proto/shop/v1/item.proto",
          "  int64 count",
          `  // wireform:accept ${rule}: counts are small\n  int64 count`,
        );
      },
      () => {
        expectFailing([], [...usual, "--policy", "wire"]);
        const [accepted] = readSarif(check(usual, "--policy", "wire", "--format", "sarif").stdout).filter(
          ({ ruleId }) => ruleId === rule,
        );
        expect(accepted?.suppressions).toEqual([{ kind: "inSource", justification: "counts are small" }]);
        edit("proto/shop/v1/item.proto", "accept FIELD", "accept FEILD");
        expect(check()).toMatchObject({ status: 3, stderr: expect.stringContaining("shop/v1/item.proto:6:3") });
      },
    );
    const known = { rule, path: "shop.v1.Item.count", reason: "counts are small" };
    pullRequest(
      () => {
        retype();
        write(
          "wireform.check.json",
          JSON.stringify([known, { ...known, path: "shop.v1.Order.id" }, { ...known, expires: "2020-01-01" }]),
        );
      },
      () => {
        const { status, stdout } = check(usual, "--policy", "wire");
        expect(status).toBe(0);
        expect(stdout).toContain(`accepted, but not an issue: ${rule} shop.v1.Order.id`);
        expect(stdout).toContain(`accepted until 2020-01-01: ${rule} shop.v1.Item.count`);
        const { stderr } = check(usual, "--policy", "wire", "--format", "gitlab");
        expect(stderr).toContain(`accepted, but not an issue: ${rule} shop.v1.Order.id\n`);
        write("wireform.check.json", JSON.stringify([{ ...known, expires: "2020-01-01" }]));
        expect(check(usual, "--policy", "wire").status).toBe(1);
        write("wireform.check.json", "[");
        expect(check()).toMatchObject({ status: 2, stderr: expect.stringContaining("wireform.check.json") });
      },
    );
  });

  test("a baseline: what failed before is no news, what is worse is", () => {
    pullRequest(
      () => edit("proto/shop/v1/order.proto", "int64 id", "int32 id"),
      () => {
        expect(check().status).toBe(1);
        expect(check(usual, "--write-baseline", "baseline.json")).toMatchObject({ status: 0, stdout: "" });
        const baseline = [...usual, "--baseline", "baseline.json"];
        expectFailing([], baseline);
        edit("proto/shop/v1/item.proto", "int32 count", "sint32 count");
        expectFailing(["shop.v1.Item.count proto/shop/v1/item.proto:5"], baseline);
        edit("proto/shop/v1/order.proto", "int32 id", "sint32 id");
        expect(check(baseline).stdout).toContain("shop.v1.Order.id: corruption");
      },
    );
  });

  test("a schema is broken: status 3, with the line, in whatever format", () => {
    pullRequest(
      () => edit("proto/shop/v1/order.proto", "string note", "Strin note"),
      () => {
        for (const format of checkFormats)
          expect(check(usual, "--format", format)).toMatchObject({
            status: 3,
            stdout: "",
            stderr: expect.stringContaining("shop/v1/order.proto:9:3"),
          });
        git("commit", "-qam", "broken");
        expect(check(["git:change:proto", ...usual.slice(1)]).stderr).toMatch(
          /git:change:proto\n.*shop\/v1\/order\.proto:9:3/u,
        );
      },
    );
  });

  test("a directory is new, and another is gone: one side is empty", () => {
    pullRequest(
      () => write("proto/blog/v1/post.proto", `syntax = "proto3";\npackage blog.v1;\nmessage Post {}\n`),
      () => {
        const args = ["git:main:proto/blog", "proto/blog", "-I", "proto"];
        expectFailing([], args);
        expect(check(args)).toMatchObject({ status: 0, stderr: expect.stringContaining("proto/blog is not in main") });
        expect(check(["git:main:proto/blgo", "proto/blog"]).status).toBe(2);
        expect(check(["git:main:proto/blgo", "proto/blgo"]).status).toBe(2);
      },
    );
    pullRequest(
      () => rmSync(join(repository, "proto/shop"), { recursive: true }),
      () => {
        const { status, stderr, stdout } = check([
          "git:main:proto/shop",
          "proto/shop",
          "-I",
          "proto",
          "-I",
          "third_party",
          "--policy",
          "strict",
        ]);
        expect([status, stderr]).toEqual([1, expect.stringContaining("proto/shop is gone")]);
        expect(stdout).toContain("proto/shop/v1/order.proto:7:1 (old): fails: shop.v1.Order: unknown");
      },
    );
  });

  test("main has moved on: what is compared is where the branch began", () => {
    git("checkout", "-q", "-b", "branch");
    edit("proto/shop/v1/item.proto", "int32 count", "sint32 count");
    git("commit", "-qam", "on the branch");
    git("checkout", "-q", "main");
    edit("proto/shop/v1/order.proto", "string note = 2;", "string note = 2;\n  string added = 9;");
    git("commit", "-qam", "on main");
    git("checkout", "-q", "branch");
    try {
      const options = ["-I", "proto", "-I", "third_party"];
      const mine = "shop.v1.Item.count proto/shop/v1/item.proto:5";
      expectFailing([mine, "shop.v1.Order.added proto/shop/v1/order.proto:7"], ["git:main:proto", "proto", ...options]);
      expectFailing([mine], ["git:merge-base:main:proto", "proto", ...options]);
      expectFailing([mine], ["git:merge-base:main", "proto", ...options]);
      expect(check(["git:merge-base:main", "git:branch:proto", ...options]).status).toBe(1);
      expect(check(["git:merge-base:main", "git:merge-base:main:proto", ...options]).status).toBe(0);
    } finally {
      git("checkout", "-q", "main");
      git("branch", "-qD", "branch");
      git("reset", "-q", "--hard", "HEAD~1");
    }
    expect(check(["git:merge-base:nowhere", "proto"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("nowhere"),
    });
  });

  test("seen from another directory, and a part of the files: names begin at -I, paths at the top of the repository", () => {
    pullRequest(
      () => edit("proto/shop/v1/item.proto", "int32 count", "sint32 count"),
      () => {
        const { status, stdout } = check([
          "git:main:proto/shop/v1",
          "proto/shop/v1",
          "-I",
          "proto",
          "-I",
          "third_party",
          "--format",
          "json",
        ]);
        expect([status, (JSON.parse(stdout) as CompatIssue[])[0]]).toMatchObject([
          1,
          { new: { file: "shop/v1/item.proto" }, site: { file: "proto/shop/v1/item.proto" } },
        ]);
        const below = (...args: readonly string[]): Result =>
          wireform(
            ["check", "git:main:shop", "shop", "-I", ".", "-I", "../third_party", ...args],
            "",
            join(repository, "proto"),
          );
        expect(below().stdout).toMatch(/^shop\/v1\/item\.proto:5:3: fails: /u);
        expect(readers.github(below("--format", "github").stdout)).toEqual([
          "shop.v1.Item.count proto/shop/v1/item.proto:5",
        ]);
        const absolute = check([
          "git:main:proto",
          "proto",
          "-I",
          join(repository, "proto"),
          "-I",
          join(repository, "third_party"),
        ]);
        expect(absolute.status).toBe(1);
      },
    );
  });

  test("what git ignores comes from the disk; what the revision has does not", () => {
    pullRequest(
      () => {
        write("third_party/shop/v1/item.proto", item.replace("int32 count", "bool count"));
        edit("proto/shop/v1/item.proto", "int32 count", "int64 count");
      },
      () => {
        const { stdout } = check([
          "git:main:proto/shop/v1/order.proto",
          "proto/shop/v1/order.proto",
          "-I",
          "proto",
          "-I",
          "third_party",
          "--format",
          "json",
        ]);
        expect((JSON.parse(stdout) as CompatIssue[]).map(({ message }) => message)).toContain(
          "the type changes from int32 to int64",
        );
        rmSync(join(repository, "third_party/shop"), { recursive: true });
        const without = check(["git:main:proto", "proto", "-I", "proto"]);
        expect(without).toMatchObject({
          status: 3,
          stderr: expect.stringMatching(/money\/money\.proto.*name its directory with -I/u),
        });
      },
    );
  });
});
