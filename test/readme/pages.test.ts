import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "../../src/index.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { anchorsOf, linksOf, pages, read, root } from "./pages.ts";
import { claimsOf, Project, syntaxErrors } from "./project.ts";
import { commandsOf, fileOf } from "./session.ts";

/*
 * Every page: the blocks of `ts` are one program, which type-checks, runs and ends, and all of whose claims hold; those of `console` are commands, which print exactly what stands there; those with the
 * name of a file are files, which are there for both.
 */

/** Pages that other tests run: excerpts of projects, and whole programs. */
const excerpts = ["docs/migrating.md"];
const hasPrograms = (page: string): boolean =>
  page.startsWith("docs/rpc/") && blocksOf(read(page)).some((block) => fileOf(block) !== undefined);

/** Kinds of blocks beside files: what is done with each is below. */
const kinds = ["ts", "ts no-run", "js", "console", "sh", "proto", "yaml", "text"];

test("every page is reached from the README, and there are no others", () => {
  const reached = new Set(["README.md"]);
  for (const page of reached) for (const { path } of linksOf(page)) if (pages.includes(path)) reached.add(path);
  expect([...reached].sort()).toEqual([...pages].sort());
});

test("there is much to run", () => {
  const blocks = pages.map((page) => ({ page, blocks: blocksOf(read(page)) }));
  const count = (language: string): number =>
    blocks.flatMap((each) => each.blocks).filter((block) => block.language === language).length;
  expect([count("ts") > 60, count("console") > 12]).toEqual([true, true]);
  expect(blocks.flatMap((each) => claimsOf(each.blocks)).length).toBeGreaterThan(140);
});

describe.each(pages)("%s", (page) => {
  const text = read(page);
  const all = blocksOf(text);
  const blocks = excerpts.includes(page) ? [] : all.filter((block) => fileOf(block) === undefined);
  const of = (language: string): Block[] => blocks.filter((block) => block.language === language);

  test("has one title", () => {
    expect(text).toMatch(/^# \S/u);
    expect(text.replaceAll(/^```.*?^```$/gmsu, "").match(/^# /gmu)).toHaveLength(1);
  });

  test("has no bold that begins and does not end, as a stray list makes it", () => {
    const prose = text.replaceAll(/^```.*?^```$/gmsu, "").replaceAll(/`[^`]*`/gu, "");
    const broken = prose.split(/\n\s*\n/u).filter((paragraph) => paragraph.split("**").length % 2 === 0);
    expect(broken).toEqual([]);
  });

  test("has blocks of kinds that are tested", () => {
    expect(blocks.map(({ language }) => language).filter((language) => !kinds.includes(language))).toEqual([]);
  });

  test("links to files and headings that are there", () => {
    for (const { text: link, path, anchor } of linksOf(page)) {
      expect(existsSync(join(root, path)), link).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(path), link).toContain(anchor);
    }
  });

  test("proto, js and what is not run: complete schemas, and code without errors of syntax", () => {
    for (const { lines } of of("proto")) {
      expect(lines[0]).toMatch(/^(?:syntax|edition) = /u);
      parse(lines.join("\n"));
    }
    for (const block of [...of("ts no-run"), ...of("js")]) expect(syntaxErrors(block)).toEqual([]);
  });

  test("sh: scripts that there are", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    for (const { lines } of of("sh"))
      for (const [, name] of lines.join("\n").matchAll(/npm run (?:-s )?([\w:]+)/gu))
        expect(scripts).toHaveProperty([name!]);
  });

  if (!excerpts.includes(page) && !hasPrograms(page)) testRuns(text, all);
  else if (of("ts").length > 0) testRuns(text, of("ts"));
});

function testRuns(text: string, blocks: readonly Block[]): void {
  const program = blocks.filter(({ language }) => language === "ts");
  const commands = blocks.filter(({ language }) => language === "console").flatMap(commandsOf);
  const config = blocks.filter(({ language }) => language === "yaml");
  if (program.length + commands.length + config.length === 0) return;

  let project: Project;
  beforeAll(() => {
    project = new Project();
    for (const block of blocks) {
      const file = fileOf(block);
      if (file !== undefined) project.write(file, `${block.lines.join("\n")}\n`);
    }
  });
  afterAll(() => project.remove());

  test.each(commands)("line $line: $text", (command) => {
    expect(project.shell(command.text)).toBe(command.output);
  });

  // What the commands have generated is there by now.
  if (program.length > 0)
    test("ts: one program, which type-checks, and every claim holds", () => {
      const usesNode = /\bBuffer\b|"node:|\bprocess\.|wireform\/rpc|@opentelemetry/u.test(text);
      expect(project.compile(program, usesNode)).toEqual([]);
      const { status, stderr, results } = project.run();
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const said = results.map(([line, expected]) => `line ${line}: ${expected}`);
      expect(results.map(([line, , actual]) => `line ${line}: ${actual}`)).toEqual(said);
      expect(results.map(([line]) => line).sort((a, b) => a - b)).toEqual(claimsOf(program));
    });

  test.each(config)("line $line: what buf generate runs with", ({ lines }) => {
    project.write("buf.yaml", "version: v2\nmodules:\n  - path: proto\n    includes:\n      - proto/bench\n");
    project.write("buf.gen.yaml", lines.join("\n").replace("src/gen", "buf-gen"));
    const buf = join(root, "node_modules/.bin/buf");
    expect(project.shell(`PATH="$PWD/node_modules/.bin:$PATH" HOME="$PWD" ${buf} generate`)).toBe("");
    expect(existsSync(join(project.directory, "buf-gen/bench/otlp.pb.ts"))).toBe(true);
  });
}
