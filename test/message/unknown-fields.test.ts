import { describe, expect, it } from "vitest";
import { unknownFields } from "../../src/message/message-type.ts";
import { readUnknown } from "../../src/message/read-unknown.ts";
import { appendUnknown } from "../../src/message/unknown-fields.ts";
import { isProtobufError } from "../../src/errors.ts";

type Holder = { [unknownFields]?: Uint8Array };

function append(message: object, ...bytes: number[]): void {
  appendUnknown(message, new Uint8Array([0xff, ...bytes, 0xff]), 1, 1 + bytes.length);
}

function of(message: Holder): number[] {
  return [...(message[unknownFields] ?? [])];
}

/** Code and offset of the error that reading `bytes` gives. */
function problem(...bytes: number[]): unknown {
  try {
    return readUnknown({ [unknownFields]: new Uint8Array(bytes) });
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    return [error.code, error.offset];
  }
}

describe("appendUnknown", () => {
  it("keeps records in order, in one plain array", () => {
    const message: Holder = {};
    append(message);
    expect(Object.getOwnPropertySymbols(message)).toEqual([]);
    appendUnknown(message, Buffer.from([0x50, 1]), 0, 2);
    expect(Object.getPrototypeOf(message[unknownFields])).toBe(Uint8Array.prototype);
    append(message, 0x58, 2);
    append(message, 0x60, 3);
    expect(of(message)).toEqual([0x50, 1, 0x58, 2, 0x60, 3]);
    expect(Object.getPrototypeOf(message[unknownFields])).toBe(Uint8Array.prototype);
    expect(Object.getOwnPropertyDescriptor(message, unknownFields)).toMatchObject({
      enumerable: true,
      writable: true,
      configurable: true,
    });
  });

  it("never changes what spread shares", () => {
    const message: Holder = {};
    for (let count = 0; count < 5; count++) append(message, 0x50, count);
    const shared = { ...message };
    const before = of(shared);
    append(message, 0x58, 1);
    append(shared, 0x60, 2);
    append(message, 0x68, 3);
    append(shared, 0x70, 4);
    expect(of(message)).toEqual([...before, 0x58, 1, 0x68, 3]);
    expect(of(shared)).toEqual([...before, 0x60, 2, 0x70, 4]);
  });

  it("copes with any order of appends to many copies", () => {
    const copies: { message: Holder; expected: number[] }[] = [{ message: {}, expected: [] }];
    let seed = 7;
    const random = (limit: number) => (seed = (seed * 48271) % 2147483647) % limit;
    for (let step = 0; step < 2000; step++) {
      const copy = copies[random(copies.length)]!;
      if (random(10) === 0 && copies.length < 40)
        copies.push({ message: { ...copy.message }, expected: [...copy.expected] });
      const bytes = [0x50, random(128)];
      append(copy.message, ...bytes);
      copy.expected.push(...bytes);
    }
    for (const { message, expected } of copies) expect(of(message)).toEqual(expected);
  });

  it("does not write into the user's array", () => {
    const buffer = new Uint8Array([0x50, 1, 7, 7, 7, 7]);
    const message: Holder = { [unknownFields]: buffer.subarray(0, 2) };
    append(message, 0x58, 2);
    expect([...buffer]).toEqual([0x50, 1, 7, 7, 7, 7]);
  });
});

describe("readUnknown", () => {
  const bytes = new Uint8Array([
    ...[0x50, 0x96, 0x01], // 10: varint 150
    ...[0x51, 1, 2, 3, 4, 5, 6, 7, 0x88], // 10: fixed64
    ...[0x5a, 2, 0x68, 0x69], // 11: "hi"
    ...[0x65, 0xff, 0xff, 0xff, 0xff], // 12: fixed32
    ...[0x6b, 0x08, 0x01, 0x13, 0x14, 0x6c], // 13: group of 1: varint 1, 2: empty group
  ]);

  it("gives number, wire type, value and bytes of each record", () => {
    expect(readUnknown({})).toEqual([]);
    expect(readUnknown({ [unknownFields]: bytes })).toEqual([
      { number: 10, wireType: 0, value: 150n, bytes: bytes.slice(0, 3) },
      { number: 10, wireType: 1, value: 0x8807060504030201n, bytes: bytes.slice(3, 12) },
      { number: 11, wireType: 2, value: new Uint8Array([0x68, 0x69]), bytes: bytes.slice(12, 16) },
      { number: 12, wireType: 5, value: 0xffffffff, bytes: bytes.slice(16, 21) },
      {
        number: 13,
        wireType: 3,
        value: [
          { number: 1, wireType: 0, value: 1n, bytes: new Uint8Array([0x08, 0x01]) },
          { number: 2, wireType: 3, value: [], bytes: new Uint8Array([0x13, 0x14]) },
        ],
        bytes: bytes.slice(21),
      },
    ]);
  });

  it("shares nothing with the message", () => {
    const message = { [unknownFields]: bytes.slice() };
    const records = readUnknown(message);
    for (const record of records) record.bytes.fill(0);
    (records[2]!.value as Uint8Array).fill(0);
    expect(message[unknownFields]).toEqual(bytes);
  });

  it("refuses what is malformed", () => {
    expect(problem(0x50)).toEqual(["TRUNCATED", 1]);
    expect(problem(0x50, 0x80)).toEqual(["TRUNCATED", 2]);
    expect(problem(0x50, 1, 0x5a, 2, 0x68)).toEqual(["TRUNCATED", 5]);
    expect(problem(0x5b, 0x08, 1)).toEqual(["TRUNCATED", 3]);
    expect(problem(0x50, 1, 0x54)).toEqual(["INVALID_GROUP", 2]);
    expect(problem(0x53, 0x5c)).toEqual(["INVALID_GROUP", 1]);
    expect(problem(0x50, 1, 0x00)).toEqual(["INVALID_TAG", 2]);
    expect(problem(0x56)).toEqual(["INVALID_TAG", 0]);
    expect(problem(0x50, ...Array<number>(10).fill(0x80), 1)).toEqual(["VARINT_OVERFLOW", 1]);
    expect(problem(0x5a, 0xff, 0xff, 0xff, 0xff, 0x0f)).toEqual(["INVALID_LENGTH", 1]);
  });

  it("accepts groups 100 deep, and refuses a million without trouble", () => {
    const nested = (depth: number) => [...Array<number>(depth).fill(0x53), ...Array<number>(depth).fill(0x54)];
    expect(problem(...nested(100))).toHaveLength(1);
    expect(problem(...nested(101))).toEqual(["LIMIT_EXCEEDED", 100]);
    const many = new Uint8Array(1_000_000).fill(0x53);
    expect(() => readUnknown({ [unknownFields]: many })).toThrow(expect.objectContaining({ code: "LIMIT_EXCEEDED" }));
  });
});
