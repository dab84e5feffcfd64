import { describe, expect, test } from "vitest";
import { unknownFields } from "../../src/index.ts";
import type { DecodeOptions } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { fromHex, repeat } from "../support/hex.ts";
import { failure } from "../support/outcome.ts";

/*
 * What one record or one call leaves to the next: tags that begin alike, lengths that are too long, depth on the way down, and options.
 */

const source = `
  edition = "2023";
  package state;
  message M {
    M child = 1;
    repeated M list = 2;
    map<string, M> map = 3;
    M group = 4 [features.message_encoding = DELIMITED];
    string text = 6;
    bytes blob = 7;
    repeated int32 packed = 8;
    string loose = 9 [features.utf8_validation = NONE];
    int32 must = 10 [features.field_presence = IMPLICIT];
  }
  message Required { int32 a = 1 [features.field_presence = LEGACY_REQUIRED]; }
  message Twins {
    repeated fixed32 fixed32s16 = 16 [features.repeated_field_encoding = EXPANDED];
    repeated fixed32 fixed32s32 = 32 [features.repeated_field_encoding = EXPANDED];
    repeated double doubles17 = 17 [features.repeated_field_encoding = EXPANDED];
    repeated double doubles33 = 33 [features.repeated_field_encoding = EXPANDED];
    repeated int32 ints18 = 18 [features.repeated_field_encoding = EXPANDED];
    repeated int32 ints34 = 34 [features.repeated_field_encoding = EXPANDED];
    repeated int64 longs19 = 19 [features.repeated_field_encoding = EXPANDED];
    repeated int64 longs35 = 35 [features.repeated_field_encoding = EXPANDED];
    repeated string texts20 = 20;
    repeated string texts36 = 36;
    repeated M messages21 = 21;
    repeated M messages37 = 37;
    map<int32, int32> map22 = 22;
    map<int32, int32> map38 = 38;
  }
`;

/** Of fields 16 apart, the first bytes of the tags are the same. A record of each: the first byte, then what follows the second. */
const twins: { readonly [names: string]: readonly [first: number, rest: string, element: unknown] } = {
  "fixed32s16 fixed32s32": [0x85, "05000000", 5],
  "doubles17 doubles33": [0x89, "000000000000f83f", 1.5],
  "ints18 ints34": [0x90, "07", 7],
  "longs19 longs35": [0x98, "07", 7n],
  "texts20 texts36": [0xa2, "0161", "a"],
  "messages21 messages37": [0xaa, "025007", expect.objectContaining({ must: 7 })],
};

forEachEngine((_engine, load) => {
  const M = () => load.source(source).message("state.M");
  const Twins = () => load.source(source).message("state.Twins");

  describe("runs of records whose tags begin alike are two lists", () => {
    test.each(Object.entries(twins))("%s", (names, [first, rest, element]) => {
      const [low, high] = names.split(" ");
      const run = (second: number): number[] => [...repeat([first, second, ...fromHex(rest)], 10)];
      const message = Twins().decode(Uint8Array.from([...run(1), ...run(2), ...run(1)]));
      expect([message[low!].length, message[high!].length]).toEqual([20, 10]);
      expect([...message[low!], ...message[high!]]).toEqual(Array.from({ length: 30 }, () => element));
    });

    test("map22 map38", () => {
      const entry = (second: number, key: number): number[] => [0xb2, second, 4, 8, key, 0x10, key];
      const message = Twins().decode(Uint8Array.from([...entry(1, 1), ...entry(1, 2), ...entry(2, 3), ...entry(2, 4), ...entry(1, 5)]));
      expect([message["map22"], message["map38"]]).toEqual([{ 1: 1, 2: 2, 5: 5 }, { 3: 3, 4: 4 }]);
    });
  });

  describe("a length of more than five bytes is refused", () => {
    test.each([["a string", "32"], ["bytes", "3a"], ["a packed list", "42"], ["a message", "0a"], ["an element", "12"], ["an entry", "1a"], ["an unknown field", "5a"], ["a string that is not verified", "4a"]])("%s", (_name, tag) => {
      expect(failure(() => M().decode(fromHex(`${tag}81808080800061`)))).toMatchObject({ code: "INVALID_LENGTH" });
      expect(failure(() => M().decode(fromHex(`${tag}8180808080800061`)))).toMatchObject({ code: "INVALID_LENGTH" });
    });
  });

  describe("encode counts levels on the way down", () => {
    const wraps: { readonly [name: string]: (inner: object) => object } = {
      messages: (inner) => ({ child: inner }),
      lists: (inner) => ({ list: [inner] }),
      groups: (inner) => ({ group: inner }),
    };
    const nested = (wrap: (inner: object) => object, levels: number): object => {
      let message: object = { must: 1 };
      for (let level = 0; level < levels; level++) message = wrap(message);
      return message;
    };

    test.each(Object.entries(wraps))("%s: 100 are written, 101 refused, as maxDepth says", (_name, wrap) => {
      expect(M().encode(nested(wrap, 100)).length).toBe(M().size(nested(wrap, 100)));
      expect(failure(() => M().encode(nested(wrap, 101)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
      expect(failure(() => M().size(nested(wrap, 101)))).toMatchObject({ code: "LIMIT_EXCEEDED" });
      expect(M().encode(nested(wrap, 3), { maxDepth: 3 })).toEqual(M().encode(nested(wrap, 3)));
      expect(failure(() => M().encode(nested(wrap, 3), { maxDepth: 2 }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    });

    test("an entry of a map is a level, and its message another", () => {
      const wrap = (inner: object): object => ({ map: { k: inner } });
      expect(M().encode(nested(wrap, 2), { maxDepth: 4 })).toEqual(M().encode(nested(wrap, 2)));
      expect(failure(() => M().encode(nested(wrap, 2), { maxDepth: 3 }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    });
  });

  describe('bytes: "view"', () => {
    test("of an input that is a part of its buffer", () => {
      const buffer = fromHex("ffffffffff3a03010203ffff");
      const { blob } = M().decode(buffer.subarray(5, 10), { bytes: "view" });
      expect([...blob]).toEqual([1, 2, 3]);
      expect([blob.buffer, blob.byteOffset - buffer.byteOffset]).toEqual([buffer.buffer, 7]);
      buffer[7] = 9;
      expect(blob[0]).toBe(9);
    });
  });

  describe("options are for one call", () => {
    const left: readonly (readonly [name: string, options: DecodeOptions, fine: string, broken: string, asEver: (options?: DecodeOptions) => void])[] = [
      ["bytes", { bytes: "view" }, "3a020102", "3a0201", () => {
        const input = fromHex("3a020102");
        expect(M().decode(input)["blob"].buffer).not.toBe(input.buffer);
      }],
      ["unknown", { unknown: "discard" }, "6001", "60", () => expect(M().decode(fromHex("6001"))[unknownFields]).toEqual(fromHex("6001"))],
      ["invalidUtf8: replace", { invalidUtf8: "replace" }, "4a01ff", "4a02ff", () => expect(M().decode(fromHex("4a01ff"))[unknownFields]).toEqual(fromHex("4a01ff"))],
      ["invalidUtf8: error", { invalidUtf8: "error" }, "4a0161", "4a01ff", () => expect(M().decode(fromHex("4a01ff"))[unknownFields]).toEqual(fromHex("4a01ff"))],
      ["maxDepth", { maxDepth: 1 }, "0a00", "0a020a00", () => expect(M().decode(fromHex("0a020a00"))["child"].child).toBeTypeOf("object")],
      ["maxMemory", { maxMemory: 10_000 }, "320161", "1200".repeat(10_000), () => expect(M().decode(repeat([0x12, 0x00], 10_000))["list"].length).toBe(10_000)],
      ["maxBytes", { maxBytes: 4 }, "5001", "5001500150015001", () => expect(M().decode(fromHex("5001500150015001"))["must"]).toBe(1)],
    ];

    test.each(left)("%s", (_name, options, fine, broken, asEver) => {
      asEver();
      M().decode(fromHex(fine), options);
      asEver();
      expect(failure(() => M().decode(fromHex(broken), options))).not.toHaveProperty("value");
      asEver();
    });

    test("partial", () => {
      const Required = load.source(source).message("state.Required");
      for (const verb of [() => Required.decode(new Uint8Array(0), { partial: true }), () => Required.encode({}, { partial: true })]) {
        verb();
        expect(failure(() => Required.decode(new Uint8Array(0)))).toMatchObject({ code: "MISSING_REQUIRED" });
        expect(failure(() => Required.encode({}))).toMatchObject({ code: "MISSING_REQUIRED" });
      }
      expect(failure(() => Required.decode(fromHex("08"), { partial: true }))).toMatchObject({ code: "TRUNCATED" });
      expect(failure(() => Required.decode(new Uint8Array(0)))).toMatchObject({ code: "MISSING_REQUIRED" });
    });
  });
});
