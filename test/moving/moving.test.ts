import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { copyProjects, missingPeers, type Side, type Workspace } from "./workspace.ts";

/*
 * Small projects in other libraries, and the same ones on wireform: both generate their code with the real generators, compile, and print the same.
 */

interface Program {
  readonly library: string;
  readonly name: string;
  /** Lines that are meant to be others afterwards, as docs/migrating.md says. */
  readonly changed?: readonly string[];
}

const programs: readonly Program[] = [
  // protobufjs has no special JSON of well-known types.
  { library: "protobufjs", name: "load", changed: ["json"] },
  // It drops unknown fields, unless it is told to keep them.
  { library: "protobufjs", name: "keep-case", changed: ["rewritten"] },
  { library: "protobufjs", name: "static" },
  { library: "protobufjs", name: "wire" },
  { library: "protobufjs", name: "options" },
  { library: "protobuf-es", name: "main" },
  // ts-proto writes 64-bit integers as numbers, and Timestamps always with milliseconds.
  { library: "ts-proto", name: "main", changed: ["json"] },
  { library: "ts-proto", name: "unions" },
  { library: "google-protobuf", name: "events" },
];
const libraries = [...new Set(programs.map(({ library }) => library))];
const sides: readonly Side[] = ["before", "after"];

/** The order of properties means nothing in JSON. */
const meaning = ([name, text]: [string, string]): unknown => [name, name === "json" ? JSON.parse(text) : text];

describe.skipIf(missingPeers !== "")(`projects that move${missingPeers}`, () => {
  let workspace: Workspace;
  beforeAll(() => {
    workspace = copyProjects(libraries);
    for (const library of libraries.filter((each) => each !== "google-protobuf"))
      for (const side of sides) workspace.generate(library, side);
  }, 240_000);
  afterAll(() => workspace.remove());

  test("compile, before and after", () => {
    expect(workspace.compile()).toBe("");
  }, 240_000);

  test.each(programs)("$library: $name", ({ library, name, changed = [] }) => {
    const [before, after] = sides.map((side) => workspace.run(library, side, name).map(meaning)) as any[];
    const isChanged = ([line]: [string]): boolean => changed.includes(line);
    expect(before.length).toBeGreaterThan(2);
    expect(after.filter((line: any) => !isChanged(line))).toEqual(before.filter((line: any) => !isChanged(line)));
    for (const line of changed) {
      const [old, now] = [before, after].map((lines) => lines.filter(([each]: [string]) => each === line));
      expect(now.length).toBe(old.length);
      expect(now).not.toEqual(old);
    }
  });
});
