import { TextEncoder } from "node:util";
import { expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";

/*
 * Messages with many strings: those of middle length are written together at the end. The reference is TextEncoder.
 */

const source: string = `syntax = "proto3"; message Texts { repeated string texts = 1; Texts next = 2; map<string, string> names = 3; }`;

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
}

function delimited(tag: number, content: Uint8Array): Buffer {
  return Buffer.from([tag, ...varint(content.length), ...content]);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}

function expectedBytes(texts: readonly string[]): Buffer {
  return Buffer.concat(texts.map((text) => delimited(10, new TextEncoder().encode(text))));
}

const ascii = Array.from({ length: 300 }, (_, index) =>
  "abcdefghij".repeat(30).slice(index % 10, (index % 10) + index),
);

forEachEngine((_engine, load) => {
  test("ASCII of every length up to 300", () => {
    const codec = load.source(source).message("Texts");
    for (let call = 0; call < 5; call++) expect(hex(codec.encode({ texts: ascii }))).toBe(hex(expectedBytes(ascii)));
  });

  test("other text at every place of a string, from one encode to the next", () => {
    const codec = load.source(source).message("Texts");
    for (const letter of ["é", "я", "国", "🙂"]) {
      for (let place = 0; place <= 60; place += 10) {
        const texts = [
          ...ascii.slice(0, 60),
          `${"x".repeat(place)}${letter}${"y".repeat(60 - place)}`,
          letter.repeat(50 + place),
        ];
        expect(hex(codec.encode({ texts }))).toBe(hex(expectedBytes(texts)));
      }
    }
  });

  test("nested messages whose lengths take another number of bytes each time", () => {
    const codec = load.source(source).message("Texts");
    for (const count of [150, 3, 299, 20, 150]) {
      const texts = ascii.slice(100, 130);
      const inner = ascii.slice(0, count);
      const expected = Buffer.concat([
        expectedBytes(texts),
        delimited(18, Buffer.concat([expectedBytes(inner), delimited(18, expectedBytes(texts))])),
      ]);
      for (let call = 0; call < 3; call++)
        expect(hex(codec.encode({ texts, next: { texts: inner, next: { texts } } }))).toBe(hex(expected));
    }
  });

  test("a lone surrogate is an error, wherever it stands, and the next encode is right", () => {
    const codec = load.source(source).message("Texts");
    for (const bad of ["\ud800", "\udc00", "\udc00\ud800"]) {
      for (const place of [0, 1, 20, 39, 40]) {
        const text = `${"x".repeat(place)}${bad}${"x".repeat(40 - place)}`;
        expect(() => codec.encode({ texts: [...ascii, text] })).toThrow(
          expect.objectContaining({ code: "INVALID_UTF8", path: "texts[300]" }),
        );
        expect(hex(codec.encode({ texts: ascii }))).toBe(hex(expectedBytes(ascii)));
      }
    }
  });

  test("a getter that encodes, or throws, in the middle", () => {
    const codec = load.source(source).message("Texts");
    const expected = Buffer.concat([expectedBytes(ascii), delimited(18, expectedBytes(ascii))]);
    const encoding = {
      texts: ascii,
      get next() {
        codec.encode({ texts: [...ascii, "я"] });
        return { texts: ascii };
      },
    };
    const throwing = {
      texts: ascii,
      get next(): object {
        throw new TypeError("mine");
      },
    };
    for (let call = 0; call < 5; call++) {
      expect(hex(codec.encode(encoding))).toBe(hex(expected));
      expect(() => codec.encode(throwing)).toThrow(new TypeError("mine"));
      expect(hex(codec.encode({ texts: ascii }))).toBe(hex(expectedBytes(ascii)));
    }
  });

  test("maps as objects of every kind: only their own entries are written", () => {
    const codec = load.source(source).message("Texts");
    const entry = (key: string): Buffer =>
      delimited(26, Buffer.concat([delimited(10, Buffer.from(key)), delimited(18, Buffer.from("v"))]));
    const inheriting = Object.assign(Object.create({ inherited: "v" }) as object, { own: "v" });
    expect(Buffer.from(codec.encode({ names: inheriting }))).toEqual(entry("own"));
    expect(Buffer.from(codec.encode({ names: Object.assign(Object.create(null) as object, { own: "v" }) }))).toEqual(
      entry("own"),
    );
    expect(Buffer.from(codec.encode({ names: JSON.parse(`{"__proto__":"v","b":"v","1":"v"}`) as object }))).toEqual(
      Buffer.concat(["1", "__proto__", "b"].map(entry)),
    );
    Object.defineProperty(Object.prototype, "added", { value: "v", enumerable: true, configurable: true });
    const bytes = codec.encode({ names: { own: "v" } });
    delete (Object.prototype as { added?: string }).added;
    expect(Buffer.from(bytes)).toEqual(entry("own"));
  });

  test("integer keys of objects are those that String writes", () => {
    const codec = load
      .source(`syntax = "proto3"; message M { map<int32, bool> int32s = 1; map<uint32, bool> uint32s = 2; }`)
      .message("M");
    for (const key of [0, 1, -1, 9, 10, 999_999_999, 1_000_000_000, 2_147_483_647, -2_147_483_648]) {
      expect(codec.decode(codec.encode({ int32s: { [key]: true } }))).toEqual({ int32s: { [key]: true }, uint32s: {} });
    }
    expect(codec.decode(codec.encode({ uint32s: { 4_294_967_295: true } }))).toEqual({
      int32s: {},
      uint32s: { 4_294_967_295: true },
    });
    for (const key of ["", "01", "00", "-0", "+1", "1.5", "1e3", " 1", "1 ", "x", "１"]) {
      expect(() => codec.encode({ int32s: { [key]: true } })).toThrow(
        expect.objectContaining({ code: "INVALID_TYPE" }),
      );
      expect(() => codec.encode({ uint32s: { [key]: true } })).toThrow(
        expect.objectContaining({ code: "INVALID_TYPE" }),
      );
    }
    for (const key of ["4294967296", "99999999999"]) {
      expect(() => codec.encode({ int32s: { [key]: true } })).toThrow(
        expect.objectContaining({ code: "OUT_OF_RANGE" }),
      );
      expect(() => codec.encode({ uint32s: { [key]: true } })).toThrow(
        expect.objectContaining({ code: "OUT_OF_RANGE" }),
      );
    }
  });
});
