import { expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";
import { concat, delimited, repeat } from "../support/hex.ts";
import { failure } from "../support/outcome.ts";

/** Each shape that nests: the bytes of `levels` levels of it below the message itself. */
const shapes: Record<
  string,
  { readonly type: string; readonly levelsPerWrap: number; readonly bytes: (wraps: number) => Uint8Array }
> = {
  "a message field": { type: "Node", levelsPerWrap: 1, bytes: (wraps) => wrap(wraps, (inner) => delimited(1, inner)) },
  "a list of messages": {
    type: "Node",
    levelsPerWrap: 1,
    bytes: (wraps) => wrap(wraps, (inner) => delimited(2, inner)),
  },
  "a map entry and its message": {
    type: "Node",
    levelsPerWrap: 2,
    bytes: (wraps) => wrap(wraps, (inner) => delimited(3, concat([[0x0a, 0x00], delimited(2, inner)]))),
  },
  "a group and a message in it": {
    type: "Node",
    levelsPerWrap: 2,
    bytes: (wraps) => wrap(wraps, (inner) => concat([[0x23], delimited(1, inner), [0x24]])),
  },
  "an unknown group": { type: "Node", levelsPerWrap: 1, bytes: unknownGroups },
  "an unknown group in a type without nesting": { type: "Flat", levelsPerWrap: 1, bytes: unknownGroups },
};

function wrap(count: number, step: (inner: Uint8Array) => Uint8Array): Uint8Array {
  let bytes: Uint8Array = new Uint8Array(0);
  for (let level = 0; level < count; level++) bytes = step(bytes);
  return bytes;
}

function unknownGroups(count: number): Uint8Array {
  return concat([repeat([0x7b], count), repeat([0x7c], count)]);
}

forEachEngine((_engine, load) => {
  const codecOf = (type: string) =>
    type === "Flat"
      ? load.source('syntax = "proto3"; message Flat { int32 a = 1; }').message("Flat")
      : load.file("test/nesting.proto").message("test.nesting.Node");

  test.each(Object.entries(shapes))("decode counts the levels of %s", (_name, { type, levelsPerWrap, bytes }) => {
    const codec = codecOf(type);
    for (const maxDepth of [undefined, 10, 250]) {
      const wraps = (maxDepth ?? 100) / levelsPerWrap;
      const accepted = bytes(wraps);
      expect(codec.decode(accepted, { maxDepth })).toBeTypeOf("object");
      expect(failure(() => codec.decode(bytes(wraps + 1), { maxDepth }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
      expect(codec.encode(codec.decode(accepted, { maxDepth }), { maxDepth })).toEqual(accepted);
    }
  });

  test("decode counts an unknown group below messages", () => {
    const codec = codecOf("Node");
    const below = (levels: number, groups: number): Uint8Array => {
      let bytes = unknownGroups(groups);
      for (let level = 0; level < levels; level++) bytes = delimited(1, bytes);
      return bytes;
    };
    expect(codec.decode(below(60, 40))).toBeTypeOf("object");
    expect(failure(() => codec.decode(below(60, 41)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });

  test("discarded groups count as well", () => {
    expect(codecOf("Node").decode(unknownGroups(100), { unknown: "discard" })).toBeTypeOf("object");
    expect(failure(() => codecOf("Node").decode(unknownGroups(101), { unknown: "discard" }))).toMatchObject({
      code: "LIMIT_EXCEEDED",
    });
  });

  test("a scalar in a map entry of the last level is one level too deep", () => {
    const codec = load
      .source('syntax = "proto3"; message Tree { Tree child = 1; map<int32, int32> counts = 2; }')
      .message("Tree");
    const entryBelow = (levels: number): Uint8Array => {
      let bytes: Uint8Array = delimited(2, [0x08, 0x01, 0x10, 0x02]);
      for (let level = 0; level < levels; level++) bytes = delimited(1, bytes);
      return bytes;
    };
    expect(codec.decode(entryBelow(99))).toBeTypeOf("object");
    expect(failure(() => codec.decode(entryBelow(100)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });

  test("encode and size accept 100 levels and refuse 101", () => {
    const codec = codecOf("Node");
    const nested = (levels: number): object => {
      let message: object = {};
      for (let level = 0; level < levels; level++) message = { child: message };
      return message;
    };
    for (const operation of [codec.encode, codec.size]) {
      expect(failure(() => operation(nested(100)))).toHaveProperty("value");
      expect(failure(() => operation(nested(101)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
      expect(failure(() => operation(nested(5), { maxDepth: 4 }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
      expect(failure(() => operation(nested(300), { maxDepth: 300 }))).toHaveProperty("value");
    }
  });

  /** Each shape that nests, one level of it, and how many levels it counts for. */
  const encoded: Record<string, readonly [wrap: (inner: object) => object, levels: number]> = {
    "a message": [(inner) => ({ child: inner }), 1],
    "a list of messages": [(inner) => ({ list: [{}, inner] }), 1],
    "a map of messages": [(inner) => ({ map: { 1: inner } }), 2],
    "a group": [(inner) => ({ group: inner }), 1],
    "a list of groups": [(inner) => ({ groups: [{}, inner] }), 1],
    "a member of a oneof": [(inner) => ({ member: inner }), 1],
    "an extension": [(inner) => ({ "[extra]": inner }), 1],
    "a map of numbers": [
      (inner) => ("child" in inner || "numbers" in inner ? { child: inner } : { numbers: { 1: 2 } }),
      1,
    ],
  };

  test.each(Object.entries(encoded))(
    "encode and size count the levels of %s as decode does",
    (_name, [step, levels]) => {
      const codec = load
        .source(`
      edition = "2023";
      message Tree {
        Tree child = 1;
        repeated Tree list = 2;
        map<int32, Tree> map = 3;
        Tree group = 4 [features.message_encoding = DELIMITED];
        repeated Tree groups = 5 [features.message_encoding = DELIMITED];
        oneof choice { Tree member = 6; }
        map<int32, int32> numbers = 7;
        extensions 100;
      }
      extend Tree { Tree extra = 100; }`)
        .message("Tree");
      for (const wraps of [1, 2, 3, 10]) {
        const message = Array.from({ length: wraps }).reduce<object>(step, {});
        const enough = wraps * levels;
        const bytes = codec.encode(message);
        expect(codec.decode(bytes, { maxDepth: enough })).toEqual(codec.decode(bytes));
        expect(failure(() => codec.decode(bytes, { maxDepth: enough - 1 }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
        for (const operation of [codec.encode, codec.size]) {
          expect(operation(message, { maxDepth: enough })).toEqual(operation(message));
          expect(failure(() => operation(message, { maxDepth: enough - 1 }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
        }
      }
    },
  );
});
