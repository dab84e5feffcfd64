import { describe, expect, test } from "vitest";
import { create } from "../../src/index.ts";
import type { DecodeOptions, MessageCodec } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { concat, delimited, repeat, varint } from "../support/hex.ts";
import { failure, outcome } from "../support/outcome.ts";
import { hostileCodec, hostileInputs } from "./hostile-inputs.ts";

const noLimit: DecodeOptions = { maxMemory: Number.MAX_SAFE_INTEGER };
const million = 1_000_000;
const megabyte = 1024 * 1024;

forEachEngine((_engine, load) => {
  const hostile = (type: string) => load.file("test/hostile.proto").message(`test.hostile.${type}`);
  const nesting = (type: string) => load.file("test/nesting.proto").message(`test.nesting.${type}`);

  describe("large inputs", () => {
    test.each(Object.entries(hostileInputs))(
      "%s: what becomes of them",
      (_name, { type, units, bytes, check, refused }) => {
        const codec = hostileCodec(load, type);
        const input = bytes(units);
        if (refused) expect(failure(() => codec.decode(input))).toMatchObject({ code: "LIMIT_EXCEEDED" });
        else check(codec.decode(input), units);
        const fewer = Math.ceil(units / 50) * 2;
        check(codec.decode(bytes(fewer), noLimit), fewer);
      },
    );

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
      "unknown groups, closed": [
        () => hostile("Light"),
        () => concat([repeat([0x1b], million), repeat([0x1c], million)]),
      ],
      "known groups": [
        () => nesting("Node"),
        () => concat([repeat([0x23, 0x13], million), repeat([0x14, 0x24], million)]),
      ],
      "unknown groups in a known one": [() => nesting("Shell"), () => concat([[0x0b], repeat([0x1b], million)])],
      messages: [() => nesting("Node"), () => deepMessages(100_000)],
    };

    test.each(Object.entries(deep))("%s a million deep are over the limit", (_name, [codec, bytes]) => {
      for (const unknown of ["keep", "discard"] as const) {
        expect(failure(() => codec().decode(bytes(), { unknown }))).toMatchObject({ code: "LIMIT_EXCEEDED" });
      }
    });

    test.each(Object.entries(deep))(
      "%s do not overflow the stack with maxDepth of a million",
      (_name, [codec, bytes]) => {
        const result = outcome(() =>
          codec().decode(bytes(), { maxDepth: million, maxMemory: Number.MAX_SAFE_INTEGER }),
        );
        if ("error" in result) expect(["LIMIT_EXCEEDED", "INVALID_GROUP", "TRUNCATED"]).toContain(result.error.code);
      },
    );

    test("encode and size of 100,000 levels do not overflow the stack", () => {
      let message: object = { value: 1 };
      for (let level = 0; level < 100_000; level++) message = { child: message };
      const codec = nesting("Node");
      for (const operation of [codec.encode, codec.size]) {
        expect(failure(() => operation(message))).toMatchObject({ code: "LIMIT_EXCEEDED" });
        const result = outcome(() => operation(message, { maxDepth: million }));
        if ("error" in result) expect(result.error.code).toBe("LIMIT_EXCEEDED");
      }
      const created = outcome(() => create(codec, message));
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
        expect(failure(() => hostile("Heavy").decode(bytes))).toMatchObject({
          code: expect.stringMatching(/^(TRUNCATED|INVALID_LENGTH)$/),
        });
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
      const bytes = {
        Heavies: [0x0a, 0x00],
        Strings: [0x0a, 0x01, 0x61],
        Counts: [0x0a, 0x02, 0x08, 0x01],
        Packed: [0x1a, 0x02, 0x01, 0x01],
      }[type]!;
      // Entries of one key are one.
      const entries = Array.from({ length: 10_000 }, (_, index) =>
        delimited(1, Uint8Array.from([0x08, ...varint(index)])),
      );
      const input = type === "Counts" ? concat(entries) : repeat(bytes, 10_000);
      expect(failure(() => hostile(type).decode(input, { maxMemory: 10_000 }))).toMatchObject({
        code: "LIMIT_EXCEEDED",
      });
      expect(hostile(type).decode(input, noLimit)).toBeTypeOf("object");
      expect(hostile(type).decode(repeat(bytes, 10), { maxMemory: 100_000 })).toBeTypeOf("object");
    });

    test("ordinary input of megabytes stays within the default limit", () => {
      const record = delimited(1, concat([[0x08, 0x05], delimited(3, new TextEncoder().encode("an ordinary string"))]));
      expect(hostile("Heavies").decode(repeat(record, 1000)).items.length).toBe(1000);
      const strings = repeat(
        delimited(1, new TextEncoder().encode("an ordinary string of forty characters..")),
        200_000,
      );
      expect(hostile("Strings").decode(strings).values.length).toBe(200_000);
    });
  });
});
