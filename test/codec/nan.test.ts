import { expect, test } from "vitest";
import { clone, create, merge, type MessageCodec } from "../../src/index.ts";
import { BinaryReader, BinaryWriter } from "../../src/wire/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { fromHex, toHex } from "../support/hex.ts";

/*
 * A NaN has a sign, a bit that says whether it is quiet or signalling, and a payload. C++ keeps all of them.
 */

const source = `
  edition = "2023";
  message Numbers {
    double a = 1 [features.field_presence = IMPLICIT];
    double b = 2;
    float c = 3 [features.field_presence = IMPLICIT];
    float d = 4;
    repeated double e = 5;
    repeated float f = 6;
    repeated double g = 7 [features.repeated_field_encoding = EXPANDED];
    repeated float h = 8 [features.repeated_field_encoding = EXPANDED];
    map<int32, double> i = 9;
    map<string, double> j = 10;
    map<int32, float> k = 11;
    map<string, float> l = 12;
    oneof choice { double m = 13; float n = 14; }
    Numbers o = 15;
    map<uint64, double> p = 16;
    map<bool, float> q = 17;
    extensions 100 to max;
  }
  extend Numbers { double x = 100; repeated double y = 101; float z = 102; repeated float w = 103 [features.repeated_field_encoding = EXPANDED]; }
`;

/** By name, with the lowest byte first. */
const doubles = {
  quiet: "040000000000f8ff",
  signalling: "040000000000f0ff",
  "signalling, all ones": "fffffffffffff77f",
  "with the least payload": "010000000000f07f",
  "JavaScript's": "000000000000f87f",
};
const floats = {
  quiet: "0400c0ff",
  signalling: "040080ff",
  "signalling, all ones": "ffffbf7f",
  "with the least payload": "0100807f",
  "JavaScript's": "0000c07f",
};
const [one64, one32] = ["000000000000f03f", "0000803f"];

/** Messages with the NaN in each place that there is. */
const ofDouble: Record<string, (nan: string) => string> = {
  "implicit presence": (nan) => `09${nan}`,
  "explicit presence": (nan) => `11${nan}`,
  "a packed list": (nan) => `2a20 ${nan}${one64}${nan}${nan}`,
  "a packed list that begins without": (nan) => `2a18 ${one64}${one64}${nan}`,
  "a long packed list": (nan) => `2aa001 ${one64.repeat(19)}${nan}`,
  "an expanded list": (nan) => `39${nan} 39${one64} 39${nan}`,
  "a long expanded list": (nan) => `${`39${one64}`.repeat(19)} 39${nan}`,
  "a map with integer keys": (nan) => `4a0b 0801 11${nan}`,
  "a map with string keys": (nan) => `520c 0a0161 11${nan}`,
  "a map with 64-bit keys": (nan) => `82010b 0801 11${nan}`,
  "a oneof": (nan) => `69${nan}`,
  "a message": (nan) => `7a09 09${nan}`,
  "an extension": (nan) => `a106${nan}`,
  "a list of an extension": (nan) => `aa0610 ${nan}${nan}`,
};
const ofFloat: Record<string, (nan: string) => string> = {
  "implicit presence": (nan) => `1d${nan}`,
  "explicit presence": (nan) => `25${nan}`,
  "a packed list": (nan) => `3210 ${nan}${one32}${nan}${nan}`,
  "a packed list that begins without": (nan) => `320c ${one32}${one32}${nan}`,
  "a long packed list": (nan) => `3250 ${one32.repeat(19)}${nan}`,
  "an expanded list": (nan) => `45${nan} 45${one32} 45${nan}`,
  "a long expanded list": (nan) => `${`45${one32}`.repeat(19)} 45${nan}`,
  "a map with integer keys": (nan) => `5a07 0801 15${nan}`,
  "a map with string keys": (nan) => `6208 0a0161 15${nan}`,
  "a map with bool keys": (nan) => `8a0107 0801 15${nan}`,
  "a oneof": (nan) => `75${nan}`,
  "a message": (nan) => `7a05 1d${nan}`,
  "an extension": (nan) => `b506${nan}`,
  "a list of an extension": (nan) => `bd06${nan} bd06${one32} bd06${nan}`,
};

/** An unknown field of 600 bytes: an input of this length is read through a DataView. */
const filler = `d2ca03d804${"00".repeat(600)}`;

/** What becomes of a message: each gives the bytes of one that has to be the same. */
const ways: Record<string, (codec: MessageCodec, bytes: Uint8Array) => Uint8Array> = {
  "decode and encode": (codec, bytes) => codec.encode(codec.decode(bytes)),
  "decode and encode, deterministic": (codec, bytes) => codec.encode(codec.decode(bytes), { deterministic: true }),
  clone: (codec, bytes) => codec.encode(clone(codec, codec.decode(bytes))),
  create: (codec, bytes) => codec.encode(create(codec, codec.decode(bytes))),
  merge: (codec, bytes) => codec.encode(merge(codec, create(codec), codec.decode(bytes))),
  spread: (codec, bytes) => codec.encode({ ...(codec.decode(bytes) as object) }),
};

/** V8 may lose bits in code that has not run often, or in code that has, and that its first or its second compiler has made of it. */
const mostRuns = 900;

function changed(
  way: (codec: MessageCodec, bytes: Uint8Array) => Uint8Array,
  codec: MessageCodec,
  hex: string,
  runs: number,
): string[] {
  const bytes = fromHex(hex);
  const different = new Set<string>();
  for (let run = 0; run < runs; run++) {
    const result = way(codec, bytes);
    if (Buffer.compare(result, bytes) !== 0) different.add(toHex(result));
  }
  return [...different];
}

const kinds = [
  ["double", doubles, ofDouble],
  ["float", floats, ofFloat],
] as const;

forEachEngine((_engine, load) => {
  for (const maps of ["object", "map"] as const) {
    for (const [kind, nans, places] of kinds) {
      test.each(Object.entries(ways))(
        `a NaN of ${kind} keeps every bit in every place, maps: ${maps}: %s`,
        (name, way) => {
          const failures: string[] = [];
          for (const [place, message] of Object.entries(places)) {
            if (maps === "map" && !place.includes("map")) continue;
            // A schema of its own: code begins anew.
            const codec = load.source(`// ${kind}, ${place}, ${name}\n${source}`, { maps }).message("Numbers");
            for (const [nanName, nan] of Object.entries(nans)) {
              const hex = message(nan).replaceAll(" ", "");
              const runs = nanName === "signalling" ? mostRuns : 3;
              const results = [...changed(way, codec, hex, runs), ...changed(way, codec, hex + filler, runs / 3)];
              failures.push(
                ...results.map(
                  (result) => `${place}, ${nanName}: ${result.slice(0, 80)} instead of ${hex.slice(0, 80)}`,
                ),
              );
            }
          }
          expect(failures).toEqual([]);
        },
      );
    }
  }
});

test("BinaryReader and BinaryWriter keep every bit", () => {
  for (let run = 0; run < mostRuns; run++) {
    for (const hex of Object.values(doubles))
      expect(toHex(new BinaryWriter().double(new BinaryReader(fromHex(hex)).double()).finish())).toBe(hex);
    for (const hex of Object.values(floats))
      expect(toHex(new BinaryWriter().float(new BinaryReader(fromHex(hex)).float()).finish())).toBe(hex);
  }
});

test("a double's NaN that is no float's stays a NaN", () => {
  const bytes = fromHex("010000000000f07f");
  const value = new BinaryReader(bytes).double();
  expect(toHex(new BinaryWriter().float(value).finish())).toBe("0000c07f");
});
