import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ProtobufError } from "../../src/errors.ts";
import { parse } from "../../src/index.ts";

/** An input and the first error that protoc 36.2 gives; record-verdicts.mjs asks it again. */
interface Case {
  readonly name: string;
  /** One file, or several, of which the first is compiled. */
  readonly source?: string;
  readonly files?: { readonly [name: string]: string };
  readonly reason?: string;
}

function read(name: string): Case[] {
  return JSON.parse(readFileSync(new URL(`verdicts/${name}.json`, import.meta.url), "utf8")) as Case[];
}

/** The problems that are found, none if the input is accepted. */
function problems({ source = "", files = { "case.proto": source } }: Case): string[] {
  try {
    parse(files);
    return [];
  } catch (error) {
    if (!(error instanceof ProtobufError)) throw error;
    const lines = error.message.split("\n");
    const [, file, line, column] = /^([\w.]+):(\d+):(\d+): /.exec(lines[0]!)!;
    expect(error).toMatchObject({
      code: expect.stringMatching(/INVALID_SCHEMA|NOT_FOUND/),
      file,
      line: Number(line),
      column: Number(column),
    });
    return lines;
  }
}

const position = /^((?:\w+\.proto:)?)\d+:\d+: ?/;

describe.each(["schema-verdicts", "more", "probed", "files"])("as protoc 36.2: %s", (name) => {
  test.each(read(name))("$name", (input) => {
    const { reason = "", files } = input;
    const [first = ""] = problems(input);
    const ours = files === undefined ? first.replace("case.proto:", "") : first;
    // Where protoc gives no position, or does not say where it looked for an import, we say more.
    if (position.test(reason)) expect(ours.slice(0, reason.length)).toBe(reason);
    else expect(reason === "" ? ours : ours.replace(position, files === undefined ? "" : "$1 ")).toBe(reason);
  });
});

/** All errors that protoc gives for one file. */
interface ErrorsCase {
  readonly name: string;
  readonly source: string;
  readonly errors: readonly string[];
}

describe("all errors, as protoc 36.2 gives them", () => {
  const cases = JSON.parse(readFileSync(new URL("verdicts/all-errors.json", import.meta.url), "utf8")) as ErrorsCase[];
  test.each(cases)("$name", (input) => {
    const ours = problems(input).map((line) => line.replace("case.proto:", ""));
    // Where protoc gives no position, we say more.
    expect(
      ours.map((line, index) => (position.test(input.errors[index] ?? "") ? line : line.replace(position, ""))),
    ).toEqual(input.errors);
  });
});

describe("all errors of a file", () => {
  const lines = (source: string): string[] =>
    problems({ name: "", source }).map((line) => line.replace("case.proto:", ""));

  test("of its grammar: what is wrong is skipped as protoc skips it", () => {
    expect(
      lines(
        'syntax = "proto3";\nmessage A { int32 a; string b = 2 }\nnope { x; }\nenum E { A = ; }\nservice S { rpc ( }\n}',
      ),
    ).toEqual([
      "2:20: Missing field number.",
      '2:35: Expected ";".',
      '3:1: Expected top-level statement (e.g. "message").',
      "4:14: Expected integer.",
      "5:17: Expected method name.",
      '6:1: Expected top-level statement (e.g. "message").',
      '6:1: Unmatched "}".',
    ]);
  });

  test("of its names, or of its options: the later are judged when the earlier are right", () => {
    expect(lines('syntax = "proto3"; message A { B b = 1; C c = 2 [nope = 1]; }')).toEqual([
      '1:32: "B" is not defined.',
      '1:41: "C" is not defined.',
    ]);
    expect(lines('syntax = "proto3"; message A { A b = 1 [nope = 1]; A c = 2 [(x) = 1, nope = 2]; }')).toHaveLength(3);
  });
});
