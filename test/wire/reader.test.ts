import { describe, expect, it } from "vitest";
import { isProtobufError } from "../../src/errors.ts";
import { BinaryReader } from "../../src/wire/index.ts";

const hex = (text: string): Uint8Array => Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
const on = (text: string): BinaryReader => new BinaryReader(hex(text.replaceAll(" ", "")));

/** What `read` gives, and where it leaves the reader. */
function read(text: string, verb: (reader: BinaryReader) => unknown): unknown {
  const reader = on(text);
  try {
    return [verb(reader), reader.position];
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    return `${error.code} ${error.offset} ${reader.position}`;
  }
}

describe("BinaryReader", () => {
  it("reads a whole message (protobuf.dev, encoding)", () => {
    const reader = on("0896 01 1207 74657374696e67 1a03 089601");
    expect(reader.tag()).toEqual({ number: 1, wireType: 0 });
    expect(reader.int32()).toBe(150);
    expect(reader.tag()).toEqual({ number: 2, wireType: 2 });
    expect(reader.string()).toBe("testing");
    expect(reader.tag()).toEqual({ number: 3, wireType: 2 });
    const inner = reader.delimited();
    expect([reader.done, inner.tag(), inner.uint64(), inner.done]).toEqual([
      true,
      { number: 1, wireType: 0 },
      150n,
      true,
    ]);
  });

  it("reads varints", () => {
    expect(read("feffffffffffffffff01", (reader) => reader.int32())).toEqual([-2, 10]);
    expect(read("feffffff0f", (reader) => reader.int32())).toEqual([-2, 5]);
    expect(read("ffffffff0f", (reader) => reader.uint32())).toEqual([4294967295, 5]);
    expect(read("ffffffff0f", (reader) => reader.sint32())).toEqual([-2147483648, 5]);
    expect(read("feffffff0f", (reader) => reader.sint32())).toEqual([2147483647, 5]);
    expect(read("feffffffffffffffff01", (reader) => reader.int64())).toEqual([-2n, 10]);
    expect(read("ffffffffffffffffff01", (reader) => reader.uint64())).toEqual([18446744073709551615n, 10]);
    expect(read("ffffffffffffffffff01", (reader) => reader.sint64())).toEqual([-9223372036854775808n, 10]);
    expect(read("03", (reader) => reader.sint64())).toEqual([-2n, 1]);
    expect(read("8000", (reader) => reader.uint32())).toEqual([0, 2]);
    expect(read("80808080808001", (reader) => reader.bool())).toEqual([true, 7]);
    expect(read("8000", (reader) => reader.bool())).toEqual([false, 2]);
  });

  it("reads fixed values", () => {
    expect(read("ffffffff", (reader) => reader.fixed32())).toEqual([4294967295, 4]);
    expect(read("ffffffff", (reader) => reader.sfixed32())).toEqual([-1, 4]);
    expect(read("0102030405060788", (reader) => reader.fixed64())).toEqual([0x8807060504030201n, 8]);
    expect(read("feffffffffffffff", (reader) => reader.sfixed64())).toEqual([-2n, 8]);
    expect(read("0000c03f", (reader) => reader.float())).toEqual([1.5, 4]);
    expect(read("00000000000000c0", (reader) => reader.double())).toEqual([-2, 8]);
  });

  it("reads bytes into an array of their own", () => {
    const reader = on("0301020304");
    const bytes = reader.bytes();
    reader.input.fill(0);
    expect([bytes, reader.position]).toEqual([new Uint8Array([1, 2, 3]), 4]);
    expect(read("00", (empty) => empty.string())).toEqual(["", 1]);
  });

  it("reads groups, and skips records", () => {
    const reader = on("0b 1001 1b 1c 0c 2805");
    expect(reader.tag()).toEqual({ number: 1, wireType: 3 });
    const group = reader.group(1);
    expect([group.tag(), group.int32(), group.tag()]).toEqual([
      { number: 2, wireType: 0 },
      1,
      { number: 3, wireType: 3 },
    ]);
    expect([reader.tag(), reader.int32()]).toEqual([{ number: 5, wireType: 0 }, 5]);
    const skip = (reader: BinaryReader) => reader.skip(reader.tag());
    expect(read("0880808001 ff", skip)).toEqual([undefined, 5]);
    expect(read("0d 01020304 ff", skip)).toEqual([undefined, 5]);
    expect(read("09 0102030405060708 ff", skip)).toEqual([undefined, 9]);
    expect(read("0a 02 0102 ff", skip)).toEqual([undefined, 4]);
    expect(read("0b 1001 1b 1c 0c ff", skip)).toEqual([undefined, 6]);
  });

  it("reports errors with their offset, and stays in front of the value", () => {
    expect(read("", (reader) => reader.int32())).toBe("TRUNCATED 0 0");
    expect(read("80", (reader) => reader.int32())).toBe("TRUNCATED 1 0");
    expect(read("8080", (reader) => reader.uint64())).toBe("TRUNCATED 2 0");
    expect(read("ffffffffffffffffffff01", (reader) => reader.uint64())).toBe("VARINT_OVERFLOW 0 0");
    expect(read("ffffffffffffffffffff01", (reader) => reader.uint32())).toBe("VARINT_OVERFLOW 0 0");
    expect(read("010203", (reader) => reader.fixed32())).toBe("TRUNCATED 3 0");
    expect(read("01020304050607", (reader) => reader.double())).toBe("TRUNCATED 7 0");
    expect(read("0361", (reader) => reader.string())).toBe("TRUNCATED 2 0");
    expect(read("02c328", (reader) => reader.string())).toBe("INVALID_UTF8 1 0");
    expect(read("ffffffff07", (reader) => reader.bytes())).toBe("TRUNCATED 5 0");
    expect(read("8080808008", (reader) => reader.bytes())).toBe("INVALID_LENGTH 0 0");
    expect(read("818080808000", (reader) => reader.bytes())).toBe("INVALID_LENGTH 0 0");
    expect(read("ffffffffffffffffff01", (reader) => reader.delimited())).toBe("INVALID_LENGTH 0 0");
    expect(read("00", (reader) => reader.tag())).toBe("INVALID_TAG 0 0");
    expect(read("0e", (reader) => reader.tag())).toBe("INVALID_TAG 0 0");
    expect(read("8880808010", (reader) => reader.tag())).toBe("INVALID_TAG 0 0");
    expect(read("888080808000", (reader) => reader.tag())).toBe("INVALID_TAG 0 0");
    expect(read("0c", (reader) => reader.skip(reader.tag()))).toBe("INVALID_GROUP 1 1");
    expect(read("0b14", (reader) => reader.skip(reader.tag()))).toBe("INVALID_GROUP 1 1");
    expect(read("0b1001", (reader) => reader.skip(reader.tag()))).toBe("TRUNCATED 3 1");
  });

  it("reads nothing past its end", () => {
    const input = hex("02809601");
    expect(() => new BinaryReader(input, 0, 2).bytes()).toThrow(
      expect.objectContaining({ code: "TRUNCATED", offset: 2 }),
    );
    expect(() => new BinaryReader(input, 1, 2).int32()).toThrow(
      expect.objectContaining({ code: "TRUNCATED", offset: 2 }),
    );
    expect(() => new BinaryReader(hex("ffffffff"), 0, 3).fixed32()).toThrow(
      expect.objectContaining({ code: "TRUNCATED", offset: 3 }),
    );
    expect(() => new BinaryReader(input, 0, 5)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    expect(() => new BinaryReader(input, 3, 2)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });

  it("bounds the depth of groups without recursion", () => {
    const nested = (depth: number) =>
      new BinaryReader(new Uint8Array(2 * depth).fill(0x0b, 0, depth).fill(0x0c, depth));
    const skip = (reader: BinaryReader) => reader.skip(reader.tag());
    const accepted = nested(100);
    skip(accepted);
    expect(accepted.done).toBe(true);
    expect(() => skip(nested(101))).toThrow(expect.objectContaining({ code: "LIMIT_EXCEEDED", offset: 100 }));
    expect(() => skip(nested(1_000_000))).toThrow(expect.objectContaining({ code: "LIMIT_EXCEEDED" }));
  });
});
