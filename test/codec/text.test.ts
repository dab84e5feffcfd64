import { setTimeout } from "node:timers/promises";
import { TextDecoder } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { unknownFields } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { concat, delimited, varint } from "../support/hex.ts";
import { outcome } from "../support/outcome.ts";

/*
 * Strings of every length and script, at every place: what decode knows of the bytes around one must not show. The judge is the platform's own decoder.
 */

const source = `
  syntax = "proto3";
  message Texts { repeated string texts = 1; repeated double numbers = 2; map<string, string> map = 3; }
`;
const unverified = `syntax = "proto2"; message Texts { repeated string texts = 1; }`;

/** Characters of one to four bytes, the first and the last of each size, and those around the surrogates. */
const characters = [
  "\u007f",
  "\u0080",
  "é",
  "\u07ff",
  "\u0800",
  "的",
  "\ud7ff",
  "\ue000",
  "\uffff",
  "\u{10000}",
  "🙂",
  "\u{10ffff}",
];
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

function textsOf(contents: readonly Uint8Array[]): Uint8Array {
  return concat(contents.map((content) => delimited(1, content)));
}

function letters(length: number, seed: number): string {
  return Array.from({ length }, (_, index) => String.fromCharCode(97 + ((index * 7 + seed) % 26))).join("");
}

/** The texts, as bytes; and what the platform reads in them. */
function contentsOf(texts: readonly string[]): { readonly contents: Uint8Array[]; readonly expected: string[] } {
  const contents = texts.map((text) => new Uint8Array(Buffer.from(text)));
  return { contents, expected: contents.map((content) => decoder.decode(content)) };
}

/** The same bytes in the middle of a larger array, as both kinds of input. */
function placed(bytes: Uint8Array): readonly Uint8Array[] {
  const around = Buffer.alloc(bytes.length + 9, 0xff);
  around.set(bytes, 5);
  return [
    bytes,
    around.subarray(5, 5 + bytes.length),
    new Uint8Array(around.buffer, around.byteOffset + 5, bytes.length),
  ];
}

forEachEngine((_engine, load) => {
  const codec = () => load.source(source).message("Texts");
  const read = (bytes: Uint8Array, options?: Parameters<ReturnType<typeof codec>["decode"]>[1]): string[] =>
    codec().decode(bytes, options).texts;

  function expectTexts(texts: readonly string[]): void {
    const { contents, expected } = contentsOf(texts);
    for (const input of placed(textsOf(contents))) {
      expect(read(input)).toEqual(expected);
      expect(read(input, { strings: "copy" })).toEqual(expected);
    }
  }

  describe("strings", () => {
    test("a byte that is no UTF-8 is an error at any place of a string, a key and a value of any length", () => {
      for (let length = 1; length <= 40; length++) {
        for (let place = 0; place < length; place++) {
          for (const byte of [0x80, 0xff]) {
            const content = Uint8Array.from({ length }, (_, index) => (index === place ? byte : 97 + (index % 26)));
            for (const record of [
              delimited(1, content),
              delimited(3, delimited(1, content)),
              delimited(3, delimited(2, content)),
            ]) {
              const error = outcome(() => codec().decode(concat([record, delimited(1, [97])])));
              expect("error" in error && error.error.code, `${byte} at ${place} of ${length}`).toBe("INVALID_UTF8");
            }
          }
        }
      }
    });

    test("of all lengths up to 600, one after the other and alone", () => {
      expectTexts(Array.from({ length: 601 }, (_, length) => letters(length, length)));
      for (let length = 0; length <= 600; length++) expectTexts([letters(length, 3)]);
    });

    test("that cross the end of what was read ahead, at every place", () => {
      for (let before = 440; before <= 530; before++) {
        expectTexts([
          "a",
          "b",
          ...letters(before, 1).match(/.{1,60}/g)!,
          letters(40, 2),
          "é",
          letters(30, 5),
          letters(255, 7),
          letters(256, 8),
          letters(257, 9),
        ]);
      }
    });

    test.each(characters)("with %j at every position", (character) => {
      const texts = ["a", "b", "c"];
      for (let length = 0; length <= 40; length++) {
        for (let position = 0; position <= length; position += 1 + (length >> 3)) {
          texts.push(letters(position, 1) + character + letters(length - position, 2), letters(length, position));
        }
      }
      expectTexts(texts);
      expectTexts(
        Array.from(
          { length: 70 },
          (_, index) => character.repeat(index) + letters(index % 5, 1) + character.repeat(index % 3),
        ),
      );
    });

    test("that are huge, between small ones", () => {
      const small = Array.from({ length: 20 }, (_, index) => letters(index, 1));
      for (const huge of [
        letters(1_000_000, 1),
        "é".repeat(4095),
        "é".repeat(4096),
        "é".repeat(4097),
        `${letters(8190, 1)}🙂`,
        "的".repeat(300_000),
      ]) {
        expectTexts([...small, huge, ...small]);
      }
    });

    test("between bytes that look like text, and are none", () => {
      const parts: Uint8Array[] = [];
      const expected: string[] = [];
      for (let index = 0; index < 200; index++) {
        expected.push(letters(index % 45, index));
        parts.push(
          delimited(1, Buffer.from(expected[index]!)),
          delimited(2, new Uint8Array(new Float64Array([index * 1.1, -index]).buffer)),
        );
      }
      expect(read(concat(parts))).toEqual(expected);
    });

    test("as keys and values of maps", () => {
      const entries = Array.from({ length: 100 }, (_, index) => [
        `${characters[index % 12]}${letters(index % 40, 1)}${index}`,
        letters(index, 2) + characters[index % 7],
      ]);
      const bytes = concat(
        entries.map(([key, value]) =>
          delimited(3, concat([delimited(1, Buffer.from(key!)), delimited(2, Buffer.from(value!))])),
        ),
      );
      expect(Object.entries(codec().decode(bytes).map)).toEqual(entries);
    });
  });

  describe("bytes that are not UTF-8", () => {
    const broken = [
      "80",
      "c1bf",
      "c3",
      "c341",
      "c0c0c0c0",
      "c080c080",
      "c1bfc3a9",
      "c3a9c1bf",
      "e0a0",
      "e28241",
      "eda080",
      "f09f99",
      "f4908080",
      "ff",
    ].map((hex) => Buffer.from(hex, "hex"));

    test("are an error at their string, wherever in it, and leave nothing behind", () => {
      const good = contentsOf(Array.from({ length: 30 }, (_, index) => letters(index * 3, 1) + "é".repeat(index % 4)));
      for (const bytes of broken) {
        for (const position of [0, 1, 2, 3, 4, 5, 15, 16, 17, 31, 32, 60, 300]) {
          const bad = concat([Buffer.from(letters(position, 1)), bytes, Buffer.from(letters(position % 7, 2))]);
          const ahead = textsOf(good.contents);
          const offset = ahead.length + 1 + varint(bad.length).length;
          expect(outcome(() => read(concat([ahead, delimited(1, bad), ahead])))).toMatchObject({
            error: { code: "INVALID_UTF8", offset },
          });
          expect(read(ahead)).toEqual(good.expected);
        }
      }
    });

    test("are kept, replaced or refused where the schema does not verify", () => {
      const proto2 = load.source(unverified).message("Texts");
      const lossy = new TextDecoder("utf-8", { ignoreBOM: true });
      const ahead = Array.from({ length: 12 }, (_, index) => Buffer.from(letters(40 + index, 1)));
      for (const bytes of broken) {
        const input = textsOf([...ahead, bytes, ...ahead]);
        const kept = proto2.decode(input);
        expect(kept.texts).toEqual([...ahead, ...ahead].map(String));
        expect(kept[unknownFields]).toEqual(delimited(1, bytes));
        expect(proto2.decode(input, { invalidUtf8: "replace" }).texts[12]).toBe(lossy.decode(bytes));
        expect(outcome(() => proto2.decode(input, { invalidUtf8: "error" }))).toMatchObject({
          error: { code: "INVALID_UTF8" },
        });
      }
    });
  });

  test("each input is read as itself, though the last one was as long and in the same array", () => {
    const bytes = textsOf(contentsOf(Array.from({ length: 20 }, () => letters(30, 1))).contents);
    expect(new Set(read(bytes))).toEqual(new Set([letters(30, 1)]));
    bytes.set(textsOf(contentsOf(Array.from({ length: 20 }, () => letters(30, 2))).contents));
    expect(new Set(read(bytes))).toEqual(new Set([letters(30, 2)]));
  });

  test("an input that has been decoded, or refused, is let go", async () => {
    const { contents } = contentsOf(Array.from({ length: 60 }, (_, index) => letters(index, 1)));
    const decoded = (end: number) => {
      const bytes = textsOf(contents).subarray(0, end);
      outcome(() => read(bytes));
      return new WeakRef(bytes.buffer);
    };
    const inputs = [decoded(Infinity), decoded(1000)];
    await setTimeout(1);
    collectGarbage();
    expect(inputs.map((input) => input.deref())).toEqual([undefined, undefined]);
  });

  test("strings stay what they are when the input is overwritten", () => {
    const { contents, expected } = contentsOf(
      Array.from({ length: 60 }, (_, index) => letters(index, 1) + "é的🙂".slice(0, index % 3)),
    );
    const bytes = textsOf(contents);
    const texts = read(bytes);
    bytes.fill(0x21);
    expect(texts).toEqual(expected);
  });
});
