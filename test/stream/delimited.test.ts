import { describe, expect, it } from "vitest";
import { isProtobufError } from "../../src/errors.ts";
import { readDelimited, writeDelimited } from "../../src/stream/index.ts";
import { note, noteCodec } from "./codec.ts";

function problem(bytes: number[], offset?: number, options?: object): unknown {
  try {
    return readDelimited(noteCodec, new Uint8Array(bytes), offset, options).next;
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    return [error.code, error.offset];
  }
}

describe("delimited messages", () => {
  it("have their length in front", () => {
    expect(writeDelimited(noteCodec, {})).toEqual(new Uint8Array([0]));
    expect(writeDelimited(noteCodec, note(3))).toEqual(new Uint8Array([5, 0x0a, 3, 7, 7, 7]));
    expect(writeDelimited(noteCodec, note(300)).subarray(0, 6)).toEqual(
      new Uint8Array([0xaf, 0x02, 0x0a, 0xac, 0x02, 7]),
    );
  });

  it("are read one after the other", () => {
    const bytes = new Uint8Array([
      ...writeDelimited(noteCodec, note(2, 1)),
      ...writeDelimited(noteCodec, {}),
      ...writeDelimited(noteCodec, note(300, 2)),
    ]);
    const messages: unknown[] = [];
    for (let next = 0, message: unknown; next < bytes.length; messages.push(message))
      ({ message, next } = readDelimited(noteCodec, bytes, next));
    expect(messages).toEqual([note(2, 1), note(0), note(300, 2)]);
    expect(readDelimited(noteCodec, new Uint8Array([9, 9, 2, 0x0a, 0, 9]), 2)).toEqual({ message: note(0), next: 5 });
  });

  it("report what is wrong, with offsets into the bytes", () => {
    expect(problem([])).toEqual(["TRUNCATED", 0]);
    expect(problem([0x80])).toEqual(["TRUNCATED", 1]);
    expect(problem([3, 0x0a, 1])).toEqual(["TRUNCATED", 3]);
    expect(problem([9, 3, 0x0a, 2, 7, 9], 1)).toEqual(["TRUNCATED", 5]);
    expect(problem([9, 2, 0x13, 0x1c], 1)).toEqual(["INVALID_GROUP", 3]);
    expect(problem([0xff, 0xff, 0xff, 0xff, 0x07])).toEqual(["LIMIT_EXCEEDED", 0]);
    expect(problem([0xff, 0xff, 0xff, 0xff, 0x07], 0, { maxBytes: Infinity })).toEqual(["TRUNCATED", 5]);
    expect(problem([0x80, 0x80, 0x80, 0x80, 0x08])).toEqual(["INVALID_LENGTH", 0]);
    expect(problem([0x80, 0x80, 0x80, 0x80, 0x80, 0x00])).toEqual(["INVALID_LENGTH", 0]);
    expect(problem([3, 0x0a, 1, 7], 0, { maxBytes: 2 })).toEqual(["LIMIT_EXCEEDED", 0]);
    expect(problem([3, 0x0a, 1, 7], 0, { maxBytes: 3 })).toBe(4);
    expect(problem([0], 2)).toEqual(["INVALID_ARGUMENT", undefined]);
    expect(problem([0], 0.5)).toEqual(["INVALID_ARGUMENT", undefined]);
  });
});
