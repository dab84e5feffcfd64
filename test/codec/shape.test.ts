import { expect, test } from "vitest";
import { create, unknownFields } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { fromHex, toHex } from "../support/hex.ts";

const noBytes = new Uint8Array(0);

forEachEngine((_engine, load) => {
  test("a message is a plain object with all its fields in field-number order, whatever order the wire has", () => {
    const codec = load.file("test/shapes.proto").message("test.shapes.Ordered");
    const keys = ["first", "second", "third", "fourth", "fifth"];
    for (const hex of ["", "2805180312010208 01".replaceAll(" ", ""), "0801120102180320 04".replaceAll(" ", "")]) {
      const message = codec.decode(fromHex(hex));
      expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
      expect(Reflect.ownKeys(message)).toEqual(keys);
    }
    expect(Reflect.ownKeys(create(codec, { fifth: 5, first: 1 }))).toEqual(keys);
  });

  test("properties are writable, enumerable and configurable", () => {
    const message = load.file("test/shapes.proto").message("test.shapes.Choice").decode(fromHex("0801 1001 f00101"));
    for (const descriptor of Object.values(Object.getOwnPropertyDescriptors(message))) {
      expect(descriptor).toMatchObject({ writable: true, enumerable: true, configurable: true });
    }
    expect(Object.getOwnPropertyDescriptor(message, unknownFields)).toMatchObject({
      writable: true,
      enumerable: true,
      configurable: true,
    });
  });

  test("a type of 64 fields spells out what is absent", () => {
    const message = load.file("test/width.proto").message("test.width.Width64").decode(fromHex("08 05"));
    expect(Object.keys(message)).toEqual(Array.from({ length: 64 }, (_, index) => `f${index + 1}`));
    expect(message.f1).toBe(5);
    expect(message.f64).toBeUndefined();
  });

  test("a type of 65 fields leaves out what is absent, and keeps the order of numbers", () => {
    const codec = load.file("test/width.proto").message("test.width.Width65");
    expect(Object.keys(codec.decode(noBytes))).toEqual([]);
    const reversed = fromHex("880402 080 1".replaceAll(" ", ""));
    expect(Object.keys(codec.decode(reversed))).toEqual(["f1", "f65"]);
    expect(toHex(codec.encode(codec.decode(reversed)))).toBe("0801880402");
  });

  test("a message that records in any order continue keeps the order of numbers, extensions last, and nothing that a oneof has cleared", () => {
    const optional = Array.from({ length: 70 }, (_, index) => `optional int32 f${index + 1} = ${index + 1};`).join(
      "\n",
    );
    const schema = load.source(`
      edition = "2023";
      package continued;
      message Holder { Large large = 1; Extended extended = 2; }
      message Large { ${optional.replaceAll("optional ", "")} oneof choice { int32 left = 71; int32 right = 72; } }
      message Extended { int32 first = 1; extensions 10 to 20; int32 last = 30; }
      extend Extended { int32 high = 20; int32 low = 10; repeated int32 list = 15; }
    `);
    const holder = schema.message("continued.Holder");
    // large: left, f70 | f3, right | f1; extended: high, last | list, first | low.
    const message = holder.decode(
      fromHex(
        "0a06 b80401 b00401 0a05 1801 c00401 0a02 0801 1206 a00101 f00101 1205 7a0101 0801 1202 5001".replaceAll(
          " ",
          "",
        ),
      ),
    );
    expect(Object.keys(message.large)).toEqual(["f1", "f3", "f70", "right"]);
    expect(Object.keys(message.extended)).toEqual([
      "first",
      "last",
      "[continued.low]",
      "[continued.list]",
      "[continued.high]",
    ]);
    expect(message.extended).toStrictEqual({
      first: 1,
      last: 1,
      "[continued.low]": 1,
      "[continued.list]": [1],
      "[continued.high]": 1,
    });
    expect(holder.decode(holder.encode(message, { exact: true }))).toStrictEqual(message);
  });

  test("lists, maps and bytes are fresh in every message", () => {
    const schema = load.file("test/shapes.proto");
    const list = schema.message("test.shapes.Numbers");
    const first = list.decode(noBytes);
    first.values.push(1);
    expect(list.decode(noBytes).values).toEqual([]);
    expect(create(list).values).toEqual([]);
    const counts = load.file("test/maps.proto").message("test.maps.Counts");
    counts.decode(noBytes).counts["a"] = 1;
    expect(counts.decode(noBytes).counts).toEqual({});
    const bytes = schema.message("test.shapes.Bytes");
    const input = fromHex("0a0101");
    const copied = bytes.decode(input).value;
    input[2] = 9;
    expect(copied).toEqual(Uint8Array.of(1));
  });

  test("bytes may be views into the input", () => {
    const input = fromHex("0a0101");
    const view = load.file("test/shapes.proto").message("test.shapes.Bytes").decode(input, { bytes: "view" }).value;
    input[2] = 9;
    expect(view).toEqual(Uint8Array.of(9));
  });

  test("unknown fields are there only where there are any", () => {
    const codec = load.file("test/shapes.proto").message("test.shapes.Int32");
    expect(Reflect.ownKeys(codec.decode(fromHex("0801")))).toEqual(["value"]);
    expect(Reflect.ownKeys(codec.decode(fromHex("08011001")))).toEqual(["value", unknownFields]);
    expect(Reflect.ownKeys(codec.decode(fromHex("08011001"), { unknown: "discard" }))).toEqual(["value"]);
  });

  test("unknown fields do not change when the input does", () => {
    const input = fromHex("1001");
    const message = load.file("test/shapes.proto").message("test.shapes.Int32").decode(input);
    input[1] = 9;
    expect(message[unknownFields]).toEqual(fromHex("1001"));
  });

  test("results of encode are never written to again", () => {
    const codec = load.file("test/shapes.proto").message("test.shapes.Int32");
    const results = Array.from({ length: 20_000 }, (_, value) => codec.encode({ value: value + 1 }));
    expect(results.every((bytes, value) => codec.decode(bytes).value === value + 1)).toBe(true);
    expect(results.every((bytes) => bytes.buffer.byteLength <= 16_384)).toBe(true);
    expect(codec.encode({ value: 1 }, { exact: true }).buffer.byteLength).toBe(2);
  });

  test("a result above 2 kB owns its buffer", () => {
    const bytes = load
      .file("test/shapes.proto")
      .message("test.shapes.Bytes")
      .encode({ value: new Uint8Array(5000) });
    expect(bytes.length).toBe(5003);
    expect(bytes.buffer.byteLength).toBe(5003);
  });

  test("encodeInto writes at the offset, or nothing at all", () => {
    const codec = load.file("test/shapes.proto").message("test.shapes.Text");
    const target = new Uint8Array(6).fill(0xaa);
    expect(codec.encodeInto({ value: "ab" }, target, 1)).toBe(4);
    expect(toHex(target)).toBe("aa0a026162aa");
    expect(() => codec.encodeInto({ value: "xyz" }, target, 2)).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
    expect(toHex(target)).toBe("aa0a026162aa");
    expect(codec.encodeInto({ value: "abcd" }, target)).toBe(6);
  });
});
