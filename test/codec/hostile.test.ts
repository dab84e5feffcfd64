import { describe, expect, test } from "vitest";
import { unknownFields } from "../../src/index.ts";
import type { DecodeOptions, MessageCodec } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { concat, delimited, repeat, varint } from "../support/hex.ts";
import { failure, outcome } from "../support/outcome.ts";

/** Four times the input may take this many times the time: far above linear, far below quadratic (16). */
const generousRatio = 12;
const noLimit: DecodeOptions = { maxMemory: Number.MAX_SAFE_INTEGER };
const million = 1_000_000;
const megabyte = 1024 * 1024;

/** An input made of `units` equal parts. */
interface Hostile {
  readonly type: string;
  readonly units: number;
  readonly bytes: (units: number) => Uint8Array;
  readonly check?: (message: any, units: number) => void;
}

const inputs: Record<string, Hostile> = {
  "4 MB of empty submessages with ten lists and four maps": {
    type: "Heavies",
    units: 2 * megabyte,
    bytes: (units) => repeat([0x0a, 0x00], units),
  },
  "a submessage sent a million times with one unknown record each": {
    type: "Single",
    units: million,
    bytes: (units) => repeat([0x0a, 0x02, 0x10, 0x01], units),
    check: ({ item }, units) => expect(item[unknownFields].length).toBe(2 * units),
  },
  "a million empty records of one submessage": {
    type: "Single",
    units: million,
    bytes: (units) => repeat([0x0a, 0x00], units),
  },
  "10 MB of two-byte unknown fields between known ones": {
    type: "Light",
    units: 2.5 * megabyte,
    bytes: (units) => repeat([0x08, 0x07, 0x10, 0x01], units),
    check: (message, units) => expect(message[unknownFields].length).toBe(2 * units),
  },
  "packed lists of millions of one-byte numbers": {
    type: "Packed",
    units: 4 * million,
    bytes: (units) => delimited(1, new Uint8Array(units).fill(1)),
    check: ({ numbers }, units) => expect([numbers.length, numbers[units - 1]]).toEqual([units, 1]),
  },
  "packed lists of millions of bools": {
    type: "Packed",
    units: 4 * million,
    bytes: (units) => delimited(2, new Uint8Array(units)),
    check: ({ flags }, units) => expect([flags.length, flags[units - 1]]).toEqual([units, false]),
  },
  "packed lists of millions of one-byte 64-bit numbers": {
    type: "Packed",
    units: 2 * million,
    bytes: (units) => delimited(3, new Uint8Array(units).fill(1)),
    check: ({ longs }, units) => expect([longs.length, longs[units - 1]]).toEqual([units, 1n]),
  },
  "a million packed records of one element": {
    type: "Packed",
    units: million,
    bytes: (units) => repeat([0x0a, 0x01, 0x05], units),
    check: ({ numbers }, units) => expect([numbers.length, numbers[units - 1]]).toEqual([units, 5]),
  },
  "a million empty strings": {
    type: "Strings",
    units: million,
    bytes: (units) => repeat([0x0a, 0x00], units),
    check: ({ values }, units) => expect([values.length, values[units - 1]]).toEqual([units, ""]),
  },
  "a map with hundreds of thousands of keys": {
    type: "Counts",
    units: 200_000,
    bytes: (units) => concat(Array.from({ length: units }, (_, key) => delimited(1, [0x08, ...varint(key * 7919), 0x10, 0x01]))),
    check: ({ counts }, units) => expect(Object.keys(counts).length).toBe(units),
  },
  "one map key a million times": {
    type: "Counts",
    units: million,
    bytes: (units) => repeat([0x0a, 0x04, 0x08, 0x01, 0x10, 0x01], units),
    check: ({ counts }) => expect(counts).toEqual({ "1": 1 }),
  },
  "empty unknown groups, one after the other": {
    type: "Light",
    units: 2 * million,
    bytes: (units) => repeat([0x13, 0x14], units),
    check: (message, units) => expect(message[unknownFields].length).toBe(2 * units),
  },
};

function secondsFor(codec: MessageCodec, bytes: Uint8Array): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 2; run++) {
    const start = performance.now();
    outcome(() => codec.decode(bytes, noLimit));
    best = Math.min(best, performance.now() - start);
  }
  return best / 1000;
}

forEachEngine((_engine, load) => {
  const hostile = (type: string) => load.file("test/hostile.proto").message(`test.hostile.${type}`);
  const nesting = (type: string) => load.file("test/nesting.proto").message(`test.nesting.${type}`);

  describe("inputs that grow", () => {
    test.each(Object.entries(inputs))("%s: right, or over the limit", (_name, { type, units, bytes, check }) => {
      const result = outcome<object>(() => hostile(type).decode(bytes(units)));
      if ("value" in result) check?.(result.value, units);
      else expect(result.error.code).toBe("LIMIT_EXCEEDED");
    });

    // What is not linear fails each time; a machine that is busy with other work, now and then.
    test.each(Object.entries(inputs))("%s: linear in time", { retry: 4 }, (_name, { type, units, bytes }) => {
      const quarter = secondsFor(hostile(type), bytes(units / 16));
      const whole = secondsFor(hostile(type), bytes(units / 4));
      expect(whole).toBeLessThan(generousRatio * Math.max(quarter, 0.01));
    });

    test("heavy submessages exceed the default limit on memory, in bounded memory", () => {
      const bytes = repeat([0x0a, 0x00], 2 * megabyte);
      expect(failure(() => hostile("Heavies").decode(bytes))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    });
  });

  describe("nesting", () => {
    const deepMessages = (levels: number): Uint8Array => {
      // From the inside out; the lengths grow with the level.
      const heads: number[][] = [];
      for (let level = 0, length = 0; level < levels; level++) {
        heads.push([0x0a, ...varint(length)]);
        length += heads.at(-1)!.length;
      }
      return Uint8Array.from(heads.reverse().flat());
    };
    const deep: Record<string, readonly [codec: () => MessageCodec, bytes: () => Uint8Array]> = {
      "unknown groups": [() => hostile("Light"), () => repeat([0x1b], million)],
      "unknown groups, closed": [() => hostile("Light"), () => concat([repeat([0x1b], million), repeat([0x1c], million)])],
      "known groups": [() => nesting("Node"), () => concat([repeat([0x23, 0x13], million), repeat([0x14, 0x24], million)])],
      "unknown groups in a known one": [() => nesting("Shell"), () => concat([[0x0b], repeat([0x1b], million)])],
      messages: [() => nesting("Node"), () => deepMessages(100_000)],
    };

    test.each(Object.entries(deep))("%s a million deep are over the limit", (_name, [codec, bytes]) => {
      for (const unknown of ["keep", "discard"] as const) {
        expect(failure(() => codec().decode(bytes(), { unknown }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
      }
    });

    test.each(Object.entries(deep))("%s do not overflow the stack with maxDepth of a million", (_name, [codec, bytes]) => {
      const result = outcome(() => codec().decode(bytes(), { maxDepth: million, maxMemory: Number.MAX_SAFE_INTEGER }));
      if ("error" in result) expect(["LIMIT_EXCEEDED", "INVALID_GROUP", "TRUNCATED"]).toContain(result.error.code);
    });

    test("encode and size of 100,000 levels do not overflow the stack", () => {
      let message: object = { value: 1 };
      for (let level = 0; level < 100_000; level++) message = { child: message };
      const codec = nesting("Node");
      for (const operation of [codec.encode, codec.size]) {
        expect(failure(() => operation(message))).toMatchObject({ code: "LIMIT_EXCEEDED" });
        const result = outcome(() => operation(message, { maxDepth: million }));
        if ("error" in result) expect(result.error.code).toBe("LIMIT_EXCEEDED");
      }
      const created = outcome(() => codec.create(message));
      if ("error" in created) expect(created.error.code).toBe("LIMIT_EXCEEDED");
    });
  });

  describe("lengths", () => {
    const ends: Record<string, readonly number[]> = {
      "2^31 - 1": [0xff, 0xff, 0xff, 0xff, 0x07],
      "2^31": [0x80, 0x80, 0x80, 0x80, 0x08],
      "2^32 - 1": [0xff, 0xff, 0xff, 0xff, 0x0f],
      "2^32": [0x80, 0x80, 0x80, 0x80, 0x10],
      "2^63 - 1": [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
      "-1": [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
    };
    test.each(Object.entries(ends))("a length of %s is refused in every kind of field, at once", (_name, length) => {
      for (let number = 1; number <= 20; number++) {
        const bytes = Uint8Array.from([...varint(number * 8 + 2), ...length, 1, 2, 3]);
        expect(failure(() => hostile("Heavy").decode(bytes))).toMatchObject({ code: expect.stringMatching(/^(TRUNCATED|INVALID_LENGTH)$/) });
      }
    });
  });

  describe("limits", () => {
    test("maxBytes is of the input, and inclusive", () => {
      const bytes = repeat([0x08, 0x01], 10);
      expect(hostile("Light").decode(bytes, { maxBytes: 20 })).toMatchObject({ value: 1 });
      expect(failure(() => hostile("Light").decode(bytes, { maxBytes: 19 }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    });

    test.each(["Heavies", "Strings", "Counts", "Packed"])("maxMemory bounds %s", (type) => {
      const bytes = { Heavies: [0x0a, 0x00], Strings: [0x0a, 0x01, 0x61], Counts: [0x0a, 0x02, 0x08, 0x01], Packed: [0x1a, 0x02, 0x01, 0x01] }[type]!;
      // Entries of one key are one.
      const entries = Array.from({ length: 10_000 }, (_, index) => delimited(1, Uint8Array.from([0x08, ...varint(index)])));
      const input = type === "Counts" ? concat(entries) : repeat(bytes, 10_000);
      expect(failure(() => hostile(type).decode(input, { maxMemory: 10_000 }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
      expect(hostile(type).decode(input, noLimit)).toBeTypeOf("object");
      expect(hostile(type).decode(repeat(bytes, 10), { maxMemory: 100_000 })).toBeTypeOf("object");
    });

    test("ordinary input of megabytes stays within the default limit", () => {
      const record = delimited(1, concat([[0x08, 0x05], delimited(3, new TextEncoder().encode("an ordinary string"))]));
      expect(hostile("Heavies").decode(repeat(record, 1000)).items.length).toBe(1000);
      const strings = repeat(delimited(1, new TextEncoder().encode("an ordinary string of forty characters..")), 200_000);
      expect(hostile("Strings").decode(strings).values.length).toBe(200_000);
    });
  });
});
