import { expectLinear } from "../support/steps.ts"; // first: it has to be there before the code that it counts
import { describe, expect, test } from "vitest";
import type { DecodeOptions } from "../../src/index.ts";
import { forEachEngine, loadFor } from "../support/engines.ts";
import { repeat } from "../support/hex.ts";
import { outcome } from "../support/outcome.ts";
import { hostileCodec, hostileInputs } from "./hostile-inputs.ts";

/*
 * Work is bounded by the input.
 */

const noLimit: DecodeOptions = { maxMemory: Number.MAX_SAFE_INTEGER };

forEachEngine((_engine, load) => {
  describe("decode", () => {
    for (const [name, { type, bytes, check, counted = 400 }] of Object.entries(hostileInputs)) {
      test(name, () => {
        const codec = hostileCodec(load, type);
        expectLinear(counted, (units) => {
          const input = bytes(units);
          check(codec.decode(input, noLimit), units);
          return () => void codec.decode(input, noLimit);
        });
      });
    }

    test.each([
      [0x38, 0x01],
      [0x40, 0x01],
    ])("a run of records for which maxMemory may not suffice, %i", (...record) => {
      const codec = hostileCodec(load, "wide.Holder");
      for (const memoryPerRecord of [2, 6, 12, 17]) {
        expectLinear(1000, (units) => {
          const input = repeat(record, units);
          return () => void outcome(() => codec.decode(input, { maxMemory: 1000 + units * memoryPerRecord }));
        });
      }
    });
  });

  describe("encode and size", () => {
    for (const [name, { type, bytes, counted = 400 }] of Object.entries(hostileInputs)) {
      test(name, () => {
        const codec = hostileCodec(load, type);
        expectLinear(counted, (units) => {
          const message = codec.decode(bytes(units), noLimit);
          return () => expect(codec.encode(message).length).toBe(codec.size(message));
        });
      });
    }
  });
});

test("what is not linear is found: in code of ours, and in native functions", () => {
  const codec = loadFor("interpreter").source(`syntax = "proto3"; message M { repeated bytes a = 1; }`).message("M");
  const quadratic: Record<string, (size: number) => () => void> = {
    code: (size) => () => {
      for (let call = 0; call < size; call++) codec.size({ a: Array(size).fill(new Uint8Array(1)) });
    },
    copies: (size) => () => {
      for (let call = 0; call < 50; call++) new Uint8Array(size * size).slice();
    },
  };
  for (const prepare of Object.values(quadratic)) expect(() => expectLinear(100, prepare)).toThrow();
  expectLinear(100, (size) => () => void codec.size({ a: Array(size).fill(new Uint8Array(1)) }));
});
