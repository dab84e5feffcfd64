import { expect, test } from "vitest";
import { create, parse, unknownFields } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { varint } from "../support/hex.ts";
import { failure } from "../support/outcome.ts";

const source = `
  syntax = "proto3";
  message Large {
    bytes first = 1;
    bytes second = 2;
    repeated Large parts = 3;
    repeated string texts = 4;
    map<string, string> entries = 5;
    repeated sint64 numbers = 6;
    repeated double doubles = 7;
    repeated bytes blobs = 8;
    map<int32, Large> messages = 9;
    repeated float floats = 10;
    repeated fixed32 words = 11;
    repeated int32 small = 12;
    repeated sint32 signed = 13;
    repeated uint64 unsigned = 14;
    string text = 15;
    bytes third = 16;
    bytes fourth = 17;
    Large next = 18;
  }
`;

/** Lists of each kind that take about so many bytes: encode leaves them where the room ends, and begins anew with more. */
const lists: Record<string, (bytes: number) => object> = {
  messages: (bytes) => ({
    parts: Array.from({ length: bytes / 60 }, (_, index) => ({ texts: ["x".repeat(index % 100), "é"] })),
  }),
  texts: (bytes) => ({ texts: Array.from({ length: bytes / 50 }, (_, index) => "y".repeat(index % 100)) }),
  entries: (bytes) => ({
    entries: Object.fromEntries(Array.from({ length: bytes / 20 }, (_, index) => [`key ${index}`, `${index}`])),
  }),
  numbers: (bytes) => ({ numbers: Array.from({ length: bytes / 5 }, (_, index) => BigInt(index) ** 3n) }),
  doubles: (bytes) => ({ doubles: Array.from({ length: bytes / 8 }, (_, index) => index / 3) }),
  blobs: (bytes) => ({
    blobs: Array.from({ length: bytes / 52 }, (_, index) => new Uint8Array(index % 100).fill(index)),
  }),
  "a map of messages": (bytes) => ({
    messages: Object.fromEntries(
      Array.from({ length: bytes / 30 }, (_, index) => [index, { texts: ["z".repeat(index % 20)] }]),
    ),
  }),
};

forEachEngine((_engine, load) => {
  const codec = () => load.source(source).message("Large");

  test.each(Object.entries(lists))("%s of any size come back", (_name, make) => {
    for (const bytes of [200, 15_000, 280_000, 600_000]) {
      const message = create(codec(), make(bytes));
      expect(codec().decode(codec().encode(message))).toEqual(message);
    }
  });

  test.each([1024, 2048, 16384, 262_144])(
    "what is written behind an end of %i bytes and then moved in front of it is not lost",
    (room) => {
      for (const size of [room - 1, room, room + 1]) {
        // The field's length has taken two bytes before, and takes one now.
        codec().encode({ second: new Uint8Array(5000), parts: [{ first: new Uint8Array(200) }] });
        const last = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        const lengthSize = size > 16384 + 18 ? 3 : 2;
        const bytes = codec().encode(
          { first: new Uint8Array(size - 15 - lengthSize), parts: [{ first: last }] },
          { exact: true },
        );
        expect([bytes.length, ...bytes.slice(-10)]).toEqual([size, ...last]);
      }
    },
  );

  test("a message that exceeds 2^31 - 1 bytes is refused, in whatever way it does", () => {
    const huge = () => new Uint8Array(2 ** 31);
    const enormous = new Uint8Array(2 ** 32 - 50);
    const large = new Uint8Array(1.2e9);
    const limit = { code: "LIMIT_EXCEEDED" };
    expect(failure(() => codec().decode(huge()))).toMatchObject(limit);
    expect(failure(() => codec().encode({ first: huge() }))).toMatchObject(limit);
    expect(failure(() => codec().encode({ first: enormous }))).toMatchObject(limit);
    expect(failure(() => codec().encode({ first: new Uint8Array(100), second: enormous }))).toMatchObject(limit);
    expect(failure(() => codec().encode({ [unknownFields]: enormous }))).toMatchObject(limit);
    expect(failure(() => codec().decode(enormous))).toMatchObject(limit);
    expect(failure(() => codec().encode({ first: large, second: large }))).toMatchObject(limit);
    expect(
      failure(() => codec().encode({ parts: [{ first: large, second: large }, { second: large }, { second: large }] })),
    ).toMatchObject(limit);
    expect(failure(() => codec().size({ blobs: [large, large] }))).toMatchObject(limit);
    // More than 2^32, of which 32 bits would be a small number again.
    expect(failure(() => codec().encode({ first: large, second: large, third: large, fourth: large }))).toMatchObject(
      limit,
    );
    expect(
      failure(() =>
        codec().encode({ first: large, next: { first: large, next: { first: large, next: { first: large } } } }),
      ),
    ).toMatchObject(limit);
    expect(
      failure(() =>
        codec().encode({
          first: large.subarray(0, 2 ** 30),
          second: large.subarray(0, 2 ** 30),
          third: large.subarray(0, 2 ** 30),
          fourth: large.subarray(0, 2 ** 30),
          next: {},
        }),
      ),
    ).toMatchObject(limit);
    expect([...codec().encode({ first: new Uint8Array(1) })]).toEqual([0x0a, 1, 0]);
  });
});

/** What may follow where a message is full to its last byte. Lists of records stop there, and are met again when there is all the room there can be, which takes long. */
const last: Record<string, object> = {
  "a few bytes": { second: new Uint8Array(10) },
  bytes: { second: new Uint8Array(1000) },
  "short text": { text: "abc" },
  "long text": { text: "x".repeat(1000) },
  "text that is not ASCII": { text: "é".repeat(1000) },
  "a message": { next: { text: "x".repeat(1000) } },
  doubles: { doubles: [1, 2, 3] },
  floats: { floats: [1, 2, 3] },
  fixed32: { words: [1, 2, 3] },
  int32: { small: [1, 2, -3] },
  sint32: { signed: [1, 2, -3] },
  sint64: { numbers: [1n, 2n, -3n] },
  uint64: { unsigned: [1n, 2n, 3n] },
  "unknown fields": { [unknownFields]: new Uint8Array(1000) },
  "all of it": {
    second: new Uint8Array(1000),
    numbers: [1n],
    doubles: [1],
    text: "a",
    next: { doubles: [1] },
    [unknownFields]: new Uint8Array(1000),
  },
};

forEachEngine((_engine, load) => {
  const codec = load.source(source).message("Large");

  test.each(Object.entries(last))("%s past the last byte that a message may have are refused", (_name, rest) => {
    const message = { first: new Uint8Array(2 ** 31 - 1 - 6), ...rest };
    expect(failure(() => codec.encode(message))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(failure(() => codec.size(message))).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });
});

test("text that is longer than a string can be is over the limit, not the engine's error", () => {
  const codec = parse('syntax = "proto3"; message M { string a = 1; }').message("M");
  const length = 600_000_000;
  const bytes = new Uint8Array(6 + length);
  bytes.set([10, ...varint(length)]);
  expect(failure(() => codec.decode(bytes, { maxMemory: Infinity }))).toMatchObject({
    code: "LIMIT_EXCEEDED",
    path: "a",
  });
});
