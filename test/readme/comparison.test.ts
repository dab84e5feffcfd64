import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isProtobufError, type MessageCodec, parse, unknownFields } from "../../src/index.ts";
import { tableOf } from "./blocks.ts";

/* What the first table of docs/strictness.md says of wireform, row by row. What it says of others was measured once: versions are named there. */

const texts: Record<string, string> = {
  "three.proto": `syntax = "proto3"; package three; message M { int32 a = 1; repeated int32 list = 2; M child = 3; double d = 4; string s = 5; int64 big = 6; }`,
  "two.proto": `syntax = "proto2"; package two; message M { repeated E e = 1 [packed = true]; } enum E { ONE = 1; }`,
};
const schema = parse(texts);
const M = schema.message("three.M");
const Closed = schema.message("two.M");

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.split(" "), (pair) => Number.parseInt(pair, 16));
const keeps = (codec: MessageCodec, hex: string): boolean =>
  codec.decode(bytes(hex))[unknownFields] !== undefined &&
  Buffer.from(codec.encode(codec.decode(bytes(hex)))).equals(bytes(hex));
function rejects(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch (error) {
    return isProtobufError(error);
  }
}

const facts: Readonly<Record<string, [says: string, holds: () => boolean]>> = {
  "known field, wrong wire type": ["kept as unknown", () => keeps(M, "0d 01 02 03 04")],
  "packed list longer than its message": ["rejected", () => rejects(() => M.decode(bytes("1a 04 12 03 01 02")))],
  "submessage longer than its message": ["rejected", () => rejects(() => M.decode(bytes("1a 04 1a 05 08 01 08 01")))],
  "closed enum, unknown number in a packed list": [
    "kept as unknown",
    () =>
      Closed.decode(bytes("0a 02 01 07")).e.join() === "1" &&
      Closed.decode(bytes("0a 02 01 07"))[unknownFields].join() === "8,7",
  ],
  "overlong tag on an unknown field": ["written back exactly", () => keeps(M, "b8 80 00 05")],
  "the same submessage twice": ["merged", () => M.decode(bytes("1a 02 08 01 1a 02 2a 00")).child.a === 1],
  "-0.0 in a plain double": ["kept", () => Object.is(M.decode(M.encode({ d: -0 })).d, -0)],
  "bad UTF-8 in a proto3 string": ["rejected", () => rejects(() => M.decode(bytes("2a 01 ff")))],
  "encode 5n into an int64": ["written", () => M.decode(M.encode({ big: 5n })).big === 5n],
  'encode "abc" into an int32': ["rejected", () => rejects(() => M.encode({ a: "abc" }))],
  "a lone surrogate in a string": ["rejected", () => rejects(() => M.encode({ s: "\ud800" }))],
};

describe("the comparison of libraries", () => {
  const rows = tableOf(readFileSync(new URL("../../docs/strictness.md", import.meta.url), "utf8"), "input");

  test("has rows that are all checked here", () => {
    expect(rows.map(([input]) => input)).toEqual(Object.keys(facts));
  });

  test.each(rows)("%s: %s", (input, says) => {
    expect(says).toBe(facts[input!]![0]);
    expect(facts[input!]![1]()).toBe(true);
  });
});
