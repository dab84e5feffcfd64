import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { ProtobufError, parse, toDescriptorSet } from "../../src/index.ts";
import { BinaryWriter } from "../../src/wire/index.ts";
import { guessSchema } from "../../src/inspect/guess-schema.ts";
import { schemaModel, schemaText } from "../properties/schema-model.ts";
import { messageValue } from "../properties/value-arbitrary.ts";

const calculator = new URL("../../proto/calculator.proto", import.meta.url).pathname;
const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
/** The fields of the guess, without comments. */
const fieldsOf = (...samples: string[]): string[] =>
  guessSchema(samples.map(hex))
    .text.split("\n")
    .map((line) => line.trim())
    .filter((line) => /[;{]$/u.test(line) && !/^(?:syntax|message Message)/u.test(line));

describe("what a field is", () => {
  test.each<[name: string, samples: string[], fields: string[]]>([
    ["varints", ["0805", "08ffffffffffffffffff01 1001"], ["optional int64 f1 = 1;", "optional uint64 f2 = 2;"]],
    ["fixed numbers", ["0d0000c03f 150700 0000"], ["optional float f1 = 1;", "optional fixed32 f2 = 2;"]],
    ["64 bits", ["09000000000000f83f 110700000000000000"], ["optional double f1 = 1;", "optional fixed64 f2 = 2;"]],
    ["a number that is there twice", ["08050806"], ["repeated uint64 f1 = 1 [packed = false];"]],
    ["text", ["0a03746561", "0a00"], ["optional string f1 = 1;"]],
    ["text that could be a message: {7: 65}, {7: 66}", ["0a0438413842", "0a00"], ["optional string f1 = 1;"]],
    [
      "a message whose first byte is a line feed",
      ["0a050a03746561"],
      ["optional F1 f1 = 1;", "message F1 {", "optional string f1 = 1;"],
    ],
    ["one value decides for all", ["0a020805", "0a0207ff"], ["optional bytes f1 = 1;"]],
    ["a packed list", ["0a0401020304"], ["repeated uint64 f1 = 1 [packed = true];"]],
    ["packed doubles", ["0a10000000000000f83f0000000000000440"], ["repeated double f1 = 1 [packed = true];"]],
    ["packed floats", ["0a0c0000c03f000020400000c03f"], ["repeated float f1 = 1 [packed = true];"]],
    ["nothing but empty values", ["0a00"], ["optional bytes f1 = 1;"]],
    ["a group", ["0b08050c"], ["optional group F1 = 1 {", "optional uint64 f1 = 1;"]],
    ["reserved numbers", ["c0a70901 0805"], ["optional uint64 f1 = 1;"]],
  ])("%s", (_name, samples, fields) => expect(fieldsOf(...samples)).toEqual(fields));

  test("comments say what was seen", () => {
    const { text } = guessSchema([hex("0800 1203746561"), hex("0801")]);
    expect(text).toContain("// always there: 0, 1\n  // perhaps a bool\n");
    expect(text).toContain('// in 1 of 2 messages: "tea"\n');
  });

  test("a repeated message of a key and a value may be a map", () => {
    expect(guessSchema([hex("0a050a01611001 0a050a01621002")]).text).toContain("// perhaps map<string, uint64>\n");
  });

  test("nothing in a comment steers a terminal, or ends the line", () => {
    const { text } = guessSchema([hex("0a06e280ae61c285"), hex("0a09e280a8e280ae0a6162")]);
    expect(text).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(() => parse(text)).not.toThrow();
  });
});

describe("random messages of random schemas", () => {
  const drawn = schemaModel.chain((model) =>
    fc.record({ model: fc.constant(model), values: fc.array(messageValue(model), { minLength: 1, maxLength: 5 }) }),
  );

  /** What has no order of records. */
  const sorted = (bytes: Uint8Array): string => Buffer.from(bytes).sort().toString("hex");

  test("pass through the guess: all their bytes come back", () => {
    const seen = { same: 0, moved: 0 };
    fc.assert(
      fc.property(drawn, ({ model, values }) => {
        const codec = parse(schemaText(model)).message("t.M0");
        const samples = values.map((value) => codec.encode(value));
        const { text, typeName } = guessSchema(samples);
        const guessed = parse(text).message(typeName as never) as typeof codec;
        for (const sample of samples) {
          const again = guessed.encode(guessed.decode(sample));
          expect(sorted(again), text).toBe(sorted(sample));
          // Bytes that are a message by chance may have its records in another order.
          seen[Buffer.compare(again, sample) === 0 ? "same" : "moved"]++;
        }
      }),
      { numRuns: 300 },
    );
    expect(seen.same).toBeGreaterThan(20 * seen.moved);
  });
});

describe("protoc", () => {
  const protoc = new URL("../../node_modules/protoc/bin/protoc-linux-x86_64", import.meta.url).pathname;
  const directory = mkdtempSync(join(tmpdir(), "wireform-guess-"));
  afterAll(() => rmSync(directory, { recursive: true }));

  /** Fields that protoc does not know with the guessed schema: it prints them by their numbers. */
  function unknownTo(text: string, typeName: string, sample: Uint8Array): string[] {
    writeFileSync(join(directory, "guess.proto"), text);
    const run = spawnSync(protoc, [`--decode=${typeName}`, "-I", directory, "guess.proto"], { input: sample });
    expect([run.status, String(run.stderr)]).toEqual([0, ""]);
    return String(run.stdout).match(/^\s*\d+(?::| \{).*$/gmu) ?? [];
  }

  test.each([
    ["a schema's descriptors", () => toDescriptorSet(parse(readFileSync(calculator, "utf8")))],
    ["numbers in all forms", () => hex("0805 150000c03f 19000000000000f83f 22020102 2a03746561 330801 34 3b3c")],
  ])("knows every field: %s", (_name, sample) => {
    const { text, typeName } = guessSchema([sample()]);
    expect(unknownTo(text, typeName, sample())).toEqual([]);
    // A schema without fields knows none.
    expect(unknownTo('syntax = "proto3"; message Message {}', typeName, sample()).length).toBeGreaterThan(0);
  });
});

describe("bytes that are none, or hostile", () => {
  test("the error says which sample, and where", () => {
    const run = () => guessSchema([hex("0805"), hex("080512")]);
    expect(run).toThrow(ProtobufError);
    expect(run).toThrow(/^sample 2 is not a message: byte \d+: /u);
  });

  test("messages nested without end are bytes from level 24 on, which protoc takes", () => {
    let bytes: Uint8Array = hex("0801");
    for (let level = 0; level < 60; level++)
      bytes = Uint8Array.from([
        ...(bytes.length < 128 ? [0x12, bytes.length] : [0x12, (bytes.length & 127) | 128, bytes.length >> 7]),
        ...bytes,
      ]);
    const { text } = guessSchema([bytes]);
    expect(text.match(/message /gu)?.length).toBe(25);
    const codec = parse(text).message("Message" as never) as ReturnType<ReturnType<typeof parse>["message"]>;
    expect(codec.encode(codec.decode(bytes))).toEqual(bytes);
  });

  test("groups nested without end, and more fields than 10,000, are LIMIT_EXCEEDED", () => {
    const codeOf = (bytes: Uint8Array): string => {
      try {
        guessSchema([bytes]);
        return "";
      } catch (error) {
        return (error as ProtobufError).code;
      }
    };
    expect(codeOf(new Uint8Array(60).fill(0x0b))).toBe("LIMIT_EXCEEDED");
    const writer = new BinaryWriter();
    for (let number = 1; number <= 10_001; number++) writer.tag(number, 0).uint32(1);
    expect(codeOf(writer.finish())).toBe("LIMIT_EXCEEDED");
  });
});
