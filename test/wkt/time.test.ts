import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { create, parse } from "../../src/index.ts";
import {
  durationFromMilliseconds,
  durationFromNanos,
  durationToMilliseconds,
  durationToNanos,
  timestampFromDate,
  timestampFromNanos,
  timestampNow,
  timestampToDate,
  timestampToNanos,
} from "../../src/wkt/index.ts";
import { failure } from "../support/outcome.ts";

const source: string =
  'syntax = "proto3"; import "google/protobuf/timestamp.proto"; import "google/protobuf/duration.proto"; message M { google.protobuf.Timestamp t = 1; google.protobuf.Duration d = 2; }';
const schema = parse(source);
const Timestamp = schema.message("google.protobuf.Timestamp");
const Duration = schema.message("google.protobuf.Duration");

const first = -62135596800n * 1_000_000_000n;
const last = 253402300800n * 1_000_000_000n - 1n;
const longest = 315576000001n * 1_000_000_000n - 1n;

describe("Timestamp", () => {
  it.each([
    [0n, { seconds: 0n, nanos: 0 }],
    [1n, { seconds: 0n, nanos: 1 }],
    [-1n, { seconds: -1n, nanos: 999999999 }],
    [-1_000_000_000n, { seconds: -1n, nanos: 0 }],
    [first, { seconds: -62135596800n, nanos: 0 }],
    [last, { seconds: 253402300799n, nanos: 999999999 }],
  ])("of %d ns", (nanoseconds, message) => {
    expect(timestampFromNanos(Timestamp, nanoseconds)).toEqual(message);
    expect(timestampToNanos(Timestamp, message)).toBe(nanoseconds);
  });

  it("of a Date, with the millisecond toward the past", () => {
    const date = new Date("1969-12-31T23:59:59.999Z");
    expect(timestampFromDate(Timestamp, date)).toEqual({ seconds: -1n, nanos: 999000000 });
    expect(timestampToDate(Timestamp, { seconds: -1n, nanos: 999999999 })).toEqual(date);
    expect(timestampToDate(Timestamp, {})).toEqual(new Date(0));
    fc.assert(
      fc.property(
        fc.date({
          min: new Date("0001-01-01T00:00:00Z"),
          max: new Date("9999-12-31T23:59:59.999Z"),
          noInvalidDate: true,
        }),
        (any) => {
          expect(timestampToDate(Timestamp, timestampFromDate(Timestamp, any))).toEqual(any);
        },
      ),
    );
  });

  it("comes back from nanoseconds", () => {
    fc.assert(
      fc.property(fc.bigInt(first, last), (nanoseconds) => {
        const message = timestampFromNanos(Timestamp, nanoseconds);
        expect(timestampToNanos(Timestamp, Timestamp.decode(Timestamp.encode(message)))).toBe(nanoseconds);
      }),
    );
  });

  it("of now", () => {
    const before = Date.now();
    const now = timestampToDate(Timestamp, timestampNow(Timestamp)).getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it.each(["number", "string", "long"] as const)("with seconds as %s", (int64) => {
    const type = parse(source, { int64 }).message("google.protobuf.Timestamp");
    const message = timestampFromNanos(type, -5_000_000_001n);
    expect(message).toEqual(create(type, { seconds: -6n, nanos: 999999999 }));
    expect(timestampToNanos(type, message)).toBe(-5_000_000_001n);
  });

  it.each([
    [() => timestampFromNanos(Timestamp, first - 1n), "OUT_OF_RANGE"],
    [() => timestampFromNanos(Timestamp, last + 1n), "OUT_OF_RANGE"],
    [() => timestampFromDate(Timestamp, new Date(8.64e15)), "OUT_OF_RANGE"],
    [() => timestampFromDate(Timestamp, new Date(NaN)), "INVALID_ARGUMENT"],
    [() => timestampToDate(Timestamp, { seconds: 253402300800n, nanos: 0 }), "OUT_OF_RANGE"],
    [() => timestampToNanos(Timestamp, { seconds: 0n, nanos: -1 }), "OUT_OF_RANGE"],
    [() => timestampToNanos(Timestamp, { seconds: 0n, nanos: 1_000_000_000 }), "OUT_OF_RANGE"],
    [() => timestampToNanos(Timestamp, { seconds: "x", nanos: 0 }), "INVALID_TYPE"],
    [() => timestampToNanos(Timestamp, 5), "INVALID_TYPE"],
    [() => timestampToNanos(Duration, { seconds: 0n, nanos: 0 }), "INVALID_ARGUMENT"],
    [() => timestampFromNanos(Duration, 0n), "INVALID_ARGUMENT"],
  ])("error %#: %s", (call, code) => {
    expect(failure(call)).toMatchObject({ code });
  });
});

describe("Duration", () => {
  it.each([
    [0n, { seconds: 0n, nanos: 0 }],
    [-1n, { seconds: 0n, nanos: -1 }],
    [-1_500_000_000n, { seconds: -1n, nanos: -500000000 }],
    [longest, { seconds: 315576000000n, nanos: 999999999 }],
    [-longest, { seconds: -315576000000n, nanos: -999999999 }],
  ])("of %d ns", (nanoseconds, message) => {
    expect(durationFromNanos(Duration, nanoseconds)).toEqual(message);
    expect(durationToNanos(Duration, message)).toBe(nanoseconds);
  });

  it.each([
    [1500, { seconds: 1n, nanos: 500000000 }],
    [-0.5, { seconds: 0n, nanos: -500000 }],
    [0.0000004, { seconds: 0n, nanos: 0 }],
    [1999.9999999, { seconds: 2n, nanos: 0 }],
  ])("of %d ms", (milliseconds, message) => {
    expect(durationFromMilliseconds(Duration, milliseconds)).toEqual(message);
  });

  it("has milliseconds with a fraction", () => {
    expect(durationToMilliseconds(Duration, { seconds: -1n, nanos: -500001 })).toBe(-1000.500001);
    expect(durationToMilliseconds(Duration, {})).toBe(0);
  });

  it.each([
    [() => durationFromNanos(Duration, longest + 1n), "OUT_OF_RANGE"],
    [() => durationFromNanos(Duration, -longest - 1n), "OUT_OF_RANGE"],
    [() => durationFromMilliseconds(Duration, NaN), "INVALID_ARGUMENT"],
    [() => durationFromMilliseconds(Duration, Infinity), "INVALID_ARGUMENT"],
    [() => durationToNanos(Duration, { seconds: 1n, nanos: -1 }), "OUT_OF_RANGE"],
    [() => durationToNanos(Duration, { seconds: 0n, nanos: 1_000_000_000 }), "OUT_OF_RANGE"],
    [() => durationToNanos(Duration, { seconds: 2n ** 63n - 1n, nanos: 0 }), "OUT_OF_RANGE"],
    [() => durationToNanos(Timestamp, { seconds: 0n, nanos: 0 }), "INVALID_ARGUMENT"],
  ])("error %#: %s", (call, code) => {
    expect(failure(call)).toMatchObject({ code });
  });
});
