import { describe, expect, it } from "vitest";
import { BinaryReader, BinaryWriter, WireType } from "../../src/wire/index.ts";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");
const written = (write: (writer: BinaryWriter) => unknown): string => {
  const writer = new BinaryWriter();
  write(writer);
  return hex(writer.finish());
};

describe("BinaryWriter", () => {
  it("writes a whole message (protobuf.dev, encoding)", () => {
    const writer = new BinaryWriter();
    writer.tag(1, WireType.Varint).int32(150).tag(2, WireType.LengthDelimited).string("testing");
    writer.tag(3, WireType.LengthDelimited).fork().tag(1, WireType.Varint).int32(150).join();
    expect(writer.length).toBe(17);
    expect(hex(writer.finish())).toBe("089601120774657374696e671a03089601");
    expect(hex(writer.finish())).toBe("");
  });

  it("writes varints", () => {
    expect(written((writer) => writer.int32(-2))).toBe("feffffffffffffffff01");
    expect(written((writer) => writer.int32(2147483647))).toBe("ffffffff07");
    expect(written((writer) => writer.uint32(4294967295))).toBe("ffffffff0f");
    expect(written((writer) => writer.sint32(-2147483648).sint32(2147483647).sint32(-1))).toBe(
      "ffffffff0ffeffffff0f01",
    );
    expect(written((writer) => writer.int64(-2n).int64(-2))).toBe("feffffffffffffffff01".repeat(2));
    expect(written((writer) => writer.int64(9223372036854775807n))).toBe("ffffffffffffffff7f");
    expect(written((writer) => writer.uint64(18446744073709551615n))).toBe("ffffffffffffffffff01");
    expect(written((writer) => writer.sint64(-9223372036854775808n).sint64(1n).sint64(-1))).toBe(
      "ffffffffffffffffff010201",
    );
    expect(written((writer) => writer.bool(true).bool(false))).toBe("0100");
    expect(written((writer) => writer.tag(536870911, 5))).toBe("fdffffff0f");
  });

  it("writes fixed values", () => {
    expect(written((writer) => writer.fixed32(4294967295).sfixed32(-2))).toBe("fffffffffeffffff");
    expect(written((writer) => writer.fixed64(0x8807060504030201n).sfixed64(-2))).toBe(
      "0102030405060788feffffffffffffff",
    );
    expect(written((writer) => writer.float(1.5).float(Infinity).double(-2))).toBe("0000c03f0000807f00000000000000c0");
  });

  it("writes text, bytes and what is encoded already", () => {
    expect(written((writer) => writer.string("h\u00e9\ud83d\ude00"))).toBe("0768c3a9f09f9880");
    expect(written((writer) => writer.bytes(new Uint8Array([1, 2])).raw(Buffer.from([3])))).toBe("02010203");
  });

  it("grows, and nests forks of any length", () => {
    const content = new Uint8Array(20_000).fill(7);
    const writer = new BinaryWriter();
    writer.fork().raw(new Uint8Array(127)).join().fork().raw(new Uint8Array(128)).join();
    writer.fork().fork().raw(content).join().fork().join().join();
    const reader = new BinaryReader(writer.finish());
    expect([reader.bytes().length, reader.bytes().length]).toEqual([127, 128]);
    const outer = reader.delimited();
    expect([outer.bytes(), outer.bytes().length, outer.done, reader.done]).toEqual([content, 0, true, true]);
  });

  it("refuses wrong values, and writes nothing then", () => {
    const attempts: [code: string, write: (writer: BinaryWriter) => unknown][] = [
      ["OUT_OF_RANGE", (writer) => writer.int32(2147483648)],
      ["OUT_OF_RANGE", (writer) => writer.uint32(-1)],
      ["OUT_OF_RANGE", (writer) => writer.fixed32(4294967296)],
      ["INVALID_TYPE", (writer) => writer.int32(1.5)],
      ["INVALID_TYPE", (writer) => writer.sint32(NaN)],
      ["INVALID_TYPE", (writer) => writer.int32("1" as never)],
      ["OUT_OF_RANGE", (writer) => writer.int64(9223372036854775808n)],
      ["OUT_OF_RANGE", (writer) => writer.uint64(-1)],
      ["OUT_OF_RANGE", (writer) => writer.fixed64(9007199254740992)],
      ["OUT_OF_RANGE", (writer) => writer.float(1e39)],
      ["INVALID_TYPE", (writer) => writer.sint64("1" as never)],
      ["INVALID_TYPE", (writer) => writer.bool(1 as never)],
      ["INVALID_TYPE", (writer) => writer.double("1" as never)],
      ["INVALID_TYPE", (writer) => writer.string(1 as never)],
      ["INVALID_UTF8", (writer) => writer.string("a\ud800")],
      ["INVALID_TYPE", (writer) => writer.bytes([1] as never)],
      ["INVALID_ARGUMENT", (writer) => writer.tag(0, 0)],
      ["INVALID_ARGUMENT", (writer) => writer.tag(536870912, 0)],
      ["INVALID_ARGUMENT", (writer) => writer.tag(1, 6)],
      ["INVALID_ARGUMENT", (writer) => writer.join()],
    ];
    for (const [code, write] of attempts) {
      const writer = new BinaryWriter();
      expect(() => write(writer)).toThrow(expect.objectContaining({ name: "ProtobufError", code }));
      expect(writer.length).toBe(0);
    }
    expect(() => new BinaryWriter().fork().finish()).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });

  it("has room for each value wherever it grows", () => {
    const writes: readonly ((writer: BinaryWriter) => BinaryWriter)[] = [
      (writer) => writer.tag(536870911, 0),
      (writer) => writer.uint32(4294967295),
      (writer) => writer.int32(-1),
      (writer) => writer.uint64(2n ** 64n - 1n),
      (writer) => writer.fixed32(4294967295),
      (writer) => writer.fixed64(2n ** 64n - 1n),
      (writer) => writer.float(-1.5),
      (writer) => writer.double(-1.5),
      (writer) => writer.bool(true),
      (writer) => writer.string("a€😀"),
      (writer) => writer.bytes(new Uint8Array([1, 2, 3])),
      (writer) => writer.fork().string("€").join(),
    ];
    for (const write of writes) {
      const alone = write(new BinaryWriter()).finish();
      for (let before = 0; before < 600; before++) {
        const writer = new BinaryWriter();
        for (let byte = 0; byte < before; byte++) writer.bool(true);
        const bytes = write(writer).finish();
        expect(bytes.length).toBe(before + alone.length);
        expect(Buffer.compare(bytes.subarray(before), alone)).toBe(0);
      }
    }
  });
});
