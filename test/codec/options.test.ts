import { setTimeout } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { decoding } from "../../src/codec/runtime/decode-state.ts";
import { unknownFields } from "../../src/index.ts";
import type { DecodeOptions, EncodeOptions } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { concat, delimited, fromHex, toHex } from "../support/hex.ts";
import { failure, outcome } from "../support/outcome.ts";

/*
 * Options hold for the call that they are given to, and for nothing after it, whether it succeeds or fails.
 */

const source = `
  edition = "2023";
  package options;
  message All {
    bytes data = 1;
    string loose = 2 [features.utf8_validation = NONE];
    repeated bytes list = 3;
    map<string, bytes> map = 4;
    All child = 5;
    oneof choice { bytes chosen = 6; }
    string text = 7;
    Needs needs = 8;
    repeated double numbers = 9;
    extensions 100;
  }
  message Needs { int32 id = 1 [features.field_presence = LEGACY_REQUIRED]; }
  extend All { bytes extra = 100; }
`;

/** Data, loose text that is no UTF-8, a list, an entry, an unknown field, a child with data, two levels of children, text, an extension; a list that is read through a view. */
const list = `4aa001${"000000000000f03f".repeat(20)}`;
const records =
  "0a03010203 1201ff 1a0104 1a020506 22060a016b120107 4801 2a030a0108 32020909 2a042a022a00 3a0161 a2060155".replaceAll(
    " ",
    "",
  ) + list;
const whole = fromHex(records);
const incomplete = fromHex(`${records}4200`);
/** What fails only at its end, when all that is before it has been read. */
const broken = concat([whole, [0x0a, 0x7f]]);
/** The same, of an input that is large. */
const brokenLarge = concat([whole, whole, whole, whole, [0x0a, 0x7f]]);
/** 101 levels of children. */
const deep = Array.from({ length: 101 }).reduce<Uint8Array>((inner) => delimited(5, inner), new Uint8Array(0));

const decodeOptions: Record<string, DecodeOptions> = {
  unknown: { unknown: "discard" },
  bytes: { bytes: "view" },
  strings: { strings: "copy" },
  "invalidUtf8: replace": { invalidUtf8: "replace" },
  "invalidUtf8: error": { invalidUtf8: "error" },
  partial: { partial: true },
  "maxDepth: small": { maxDepth: 1 },
  "maxDepth: large": { maxDepth: 1000 },
  maxBytes: { maxBytes: 3 },
  "maxMemory: small": { maxMemory: 1 },
  "maxMemory: large": { maxMemory: Number.MAX_SAFE_INTEGER },
  "all at once": {
    unknown: "discard",
    bytes: "view",
    strings: "copy",
    invalidUtf8: "replace",
    partial: true,
    maxDepth: 3,
    maxMemory: 10_000,
  },
};

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

forEachEngine((_engine, load) => {
  const codec = load.source(source).message("options.All");
  /** A larger input has other ways to be read. */
  const inputs = [
    whole,
    concat([whole, ...Array.from({ length: 40 }, () => fromHex("1a0f000102030405060708090a0b0c0d0e"))]),
  ];

  /** What a decode without options gives, and that what it gives is its own. */
  function observe(): unknown {
    return inputs.map((bytes) => {
      const input = bytes.slice();
      const message = codec.decode(input) as Record<PropertyKey, any>;
      input.fill(0xee);
      const own = [
        message["data"],
        ...message["list"],
        message["map"].k,
        message["child"].data,
        message["chosen"],
        message["[options.extra]"],
        message[unknownFields],
      ] as Uint8Array[];
      for (const array of own) expect(array.buffer).not.toBe(input.buffer);
      return [
        message,
        toHex(message[unknownFields]),
        failure(() => codec.decode(incomplete)),
        failure(() => codec.decode(broken)),
        failure(() => codec.decode(deep)),
      ];
    });
  }
  const before = observe();
  const decodingBefore = { ...decoding };

  test("without options, all is as documented", () => {
    expect(before).toEqual(
      inputs.map((_input, index) => [
        {
          data: Uint8Array.of(1, 2, 3),
          loose: undefined,
          list: [
            Uint8Array.of(4),
            Uint8Array.of(5, 6),
            ...Array.from({ length: index * 40 }, () => Uint8Array.from({ length: 15 }, (_, each) => each)),
          ],
          map: { k: Uint8Array.of(7) },
          child: expect.objectContaining({
            data: Uint8Array.of(8),
            child: expect.objectContaining({ child: expect.anything() }),
          }),
          chosen: Uint8Array.of(9, 9),
          text: "a",
          needs: undefined,
          numbers: Array.from({ length: 20 }, () => 1),
          "[options.extra]": Uint8Array.of(0x55),
          [unknownFields]: expect.any(Uint8Array),
        },
        "1201ff4801",
        { code: "MISSING_REQUIRED", path: "needs.id" },
        { code: "TRUNCATED", path: "data" },
        { code: "LIMIT_EXCEEDED", path: expect.any(String) },
      ]),
    );
  });

  test.each(Object.entries(decodeOptions))("%s: nothing is left of it", (_name, options) => {
    for (const input of [whole, broken, brokenLarge, incomplete, deep, new Uint8Array(0)]) {
      outcome(() => codec.decode(input, options));
      expect(observe()).toEqual(before);
    }
    outcome(() => codec.decode(whole, { ...options, unknown: "drop" as "keep" }));
    expect(observe()).toEqual(before);
    // How strings are copied does not show.
    expect(decoding).toEqual(decodingBefore);
  });

  test("a decode in a getter of a message that is being encoded has options of its own", () => {
    const expected = toHex(codec.encode({ data: Uint8Array.of(1), text: "t" }));
    for (const options of Object.values(decodeOptions)) {
      const message = {
        get data() {
          outcome(() => codec.decode(whole, options));
          outcome(() => codec.decode(broken, options));
          return Uint8Array.of(1);
        },
        text: "t",
      };
      expect(toHex(codec.encode(message))).toBe(expected);
      expect(observe()).toEqual(before);
    }
  });

  test("decodes that fail hold nothing of their input, however many they are", async () => {
    const wide = load
      .source(
        `syntax = "proto3"; message Wide { ${Array.from({ length: 80 }, (_, index) => `bytes f${index + 1} = ${index + 1};`).join(" ")} Wide next = 100; }`,
      )
      .message("Wide");
    const content = new Uint8Array(1_000_000);
    const held = [
      delimited(200, content),
      delimited(100, delimited(1, content)),
      delimited(100, delimited(2, content)),
      [0x0a, 0x7f],
    ];
    const input = concat(held);
    // V8 sweeps array buffers beside the program.
    const memory = async (): Promise<number> => {
      for (let turn = 0; turn < 3; turn++) await setTimeout(20, collectGarbage());
      return process.memoryUsage().arrayBuffers;
    };
    const before = await memory();
    for (let call = 0; call < 30; call++)
      expect(failure(() => wide.decode(input))).toMatchObject({ code: "TRUNCATED" });
    expect(
      failure(() => wide.decode(concat([delimited(200, new Uint8Array(40_000_000)), [0x0a, 0x7f]]))),
    ).toMatchObject({ code: "TRUNCATED" });
    expect((await memory()) - before).toBeLessThan(15_000_000); // a megabyte for each call at least, if it were held
  });

  describe("bytes: view", () => {
    const around = new Uint8Array(whole.length + 20);
    around.set(whole, 11);
    const buffer = Buffer.alloc(whole.length + 20);
    buffer.set(whole, 11);

    test.each([
      ["the whole of its buffer", whole.slice()],
      ["a part of it", around.subarray(11, 11 + whole.length)],
      ["a Buffer", buffer.subarray(11, 11 + whole.length)],
    ])("shows the right bytes of an input that is %s", (_name, input) => {
      const message = codec.decode(input, { bytes: "view" }) as Record<string, any>;
      const views = {
        data: message["data"],
        first: message["list"][0],
        second: message["list"][1],
        entry: message["map"].k,
        child: message["child"].data,
        chosen: message["chosen"],
        extra: message["[options.extra]"],
      };
      expect(views).toEqual({
        data: Uint8Array.of(1, 2, 3),
        first: Uint8Array.of(4),
        second: Uint8Array.of(5, 6),
        entry: Uint8Array.of(7),
        child: Uint8Array.of(8),
        chosen: Uint8Array.of(9, 9),
        extra: Uint8Array.of(0x55),
      });
      for (const view of Object.values(views)) {
        expect(view.buffer).toBe(input.buffer);
        expect(Object.getPrototypeOf(view)).toBe(Uint8Array.prototype);
      }
      expect(views.data.byteOffset).toBe(input.byteOffset + 2);
      input[2] = 99;
      expect(views.data[0]).toBe(99);
      input[2] = 1;
      expect(codec.encode(message)).toEqual(codec.encode(codec.decode(input)));
    });
  });

  describe("options of encode", () => {
    const message = { map: { b: new Uint8Array(0), a: new Uint8Array(0) }, child: { child: {} } };
    const unsorted = "22050a01621200 22050a01611200 2a022a00".replaceAll(" ", "");
    const observeEncode = (): unknown => {
      const bytes = codec.encode(message);
      return [
        toHex(bytes),
        bytes.buffer.byteLength > bytes.length,
        failure(() => codec.encode({ needs: {} })),
        failure(() => codec.size({ needs: {} })),
        toHex(codec.encode({ stranger: 1, child: { stranger: 1 } })),
        codec.size(message),
        codec.encodeInto(message, new Uint8Array(100)),
      ];
    };
    const [, again] = [codec.encode(message), codec.encode(message)];
    const shares = again!.buffer.byteLength > again!.length;
    const expected = [
      unsorted,
      shares,
      { code: "MISSING_REQUIRED", path: "needs.id" },
      { code: "MISSING_REQUIRED", path: "needs.id" },
      "2a00",
      18,
      18,
    ];
    const all: readonly EncodeOptions[] = [
      { deterministic: true },
      { partial: true },
      { exact: true },
      { verify: true },
      { maxDepth: 0 },
      { maxDepth: 1000 },
      { deterministic: true, partial: true, exact: true, verify: true, maxDepth: 1 },
    ];

    test.each(all)("%o: nothing is left of it", (options) => {
      const own = {
        ...message,
        get text() {
          observeEncode();
          return "t";
        },
      };
      const nested = {
        get text() {
          outcome(() => codec.encode(message, options));
          outcome(() => codec.encode({ data: 5 }, options));
          return "t";
        },
        ...message,
      };
      const nestedExpected = toHex(codec.encode({ ...message, text: "t" }));
      for (const value of [message, { needs: {} }, { ...message, text: 5 }, { ...message, stranger: 1 }, own]) {
        for (const operation of [
          codec.encode,
          codec.size,
          (each: object) => codec.encodeInto(each, new Uint8Array(100), 0, options),
        ]) {
          outcome(() => operation(value, options));
          expect(observeEncode()).toEqual(expected);
        }
      }
      expect(toHex(codec.encode(nested))).toBe(nestedExpected);
    });

    test("a getter that encodes takes nothing from the encode that it is in", () => {
      const own = {
        ...message,
        get text() {
          expect(observeEncode()).toEqual([unsorted, expect.anything(), ...expected.slice(2)]);
          return "t";
        },
      };
      expect(failure(() => codec.encode({ ...own, needs: { id: 1, stranger: 1 } }, { verify: true }))).toEqual({
        code: "UNKNOWN_FIELD",
        path: "needs.stranger",
      });
      expect(toHex(codec.encode(own, { deterministic: true, partial: true }))).toBe(
        "22050a0161120022050a016212002a022a003a0174",
      );
    });
  });
});
