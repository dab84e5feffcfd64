/*
 * The shapes whose memory is measured. Each has a schema with a message `M` (fields of a million kinds would not make it more telling), options, and a payload; `many`
 * payloads are decoded and kept, so that one takes a thousandth of what is seen.
 */

export interface Shape {
  readonly name: string;
  /** The fields of `M`, and other types. */
  readonly source: string;
  /** The payload of message number `index`, in `protoc`'s words: records of a field number and what it holds. */
  readonly bytes: (index: number) => number[];
  readonly load?: { readonly int64?: "bigint" | "number" | "string" | "long"; readonly maps?: "object" | "map" };
  /** No two messages are the same; else there are a few that take turns. */
  readonly distinct?: boolean;
  readonly decode?: { readonly bytes?: "view"; readonly strings?: "copy"; readonly unknown?: "discard" };
}

export function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return [...bytes, Number(rest)];
}

/** A record of a varint. */
export function number(field: number, value: number | bigint): number[] {
  return [...varint(field << 3), ...varint(value)];
}

/** A length-delimited record. */
export function delimited(field: number, content: readonly number[] | string): number[] {
  const bytes = typeof content === "string" ? [...new TextEncoder().encode(content)] : content;
  return [...varint((field << 3) | 2), ...varint(bytes.length), ...bytes];
}

export function double(field: number, value: number): number[] {
  return [...varint((field << 3) | 1), ...doubleBytes(value)];
}

function doubleBytes(value: number): number[] {
  return [...new Uint8Array(new Float64Array([value]).buffer)];
}

export function times(count: number, make: (index: number) => readonly number[]): number[] {
  const bytes: number[] = [];
  for (let index = 0; index < count; index++) for (const byte of make(index)) bytes.push(byte);
  return bytes;
}

const text = (length: number, start: number, character = "x"): string =>
  `${start}`.padEnd(length, character).slice(0, length);
const nothing = (): number[] => [];

/** `count` fields of the same declaration. */
const fields = (count: number, declaration: string): string =>
  Array.from({ length: count }, (_, index) => `${declaration} f${index + 1} = ${index + 1};`).join(" ");

const proto3 = (body: string, others = ""): string => `syntax = "proto3"; ${others} message M { ${body} }`;

function wide(): Shape[] {
  return [1, 10, 64, 65, 200, 1000].flatMap((count): Shape[] => {
    const every = (make: (field: number, index: number) => number[]) => (index: number) =>
      times(count, (field) => make(field + 1, index));
    return [
      { name: `${count} implicit int32, absent`, source: proto3(fields(count, "int32")), bytes: nothing },
      {
        name: `${count} implicit int32, set`,
        source: proto3(fields(count, "int32")),
        bytes: every((field, index) => number(field, index + 1)),
      },
      {
        name: `${count} explicit int32, set`,
        source: proto3(fields(count, "optional int32")),
        bytes: every((field, index) => number(field, index)),
      },
      // Above, the code of the type weighs more than its messages.
      ...(count > 200
        ? []
        : [
            {
              name: `${count} explicit int32, absent`,
              source: proto3(fields(count, "optional int32")),
              bytes: nothing,
            },
            {
              name: `${count} explicit int32, three set`,
              source: proto3(fields(count, "optional int32")),
              bytes: (index: number) => [...number(1, index), ...number(Math.ceil(count / 2), 5), ...number(count, 7)],
            },
          ]),
      { name: `${count} bytes, absent`, source: proto3(fields(count, "bytes")), bytes: nothing },
      { name: `${count} lists, absent`, source: proto3(fields(count, "repeated int32")), bytes: nothing },
      { name: `${count} messages, absent`, source: proto3(fields(count, "M")), bytes: nothing },
      { name: `${count} maps, absent`, source: proto3(fields(count, "map<string, int32>")), bytes: nothing },
    ];
  });
}

function singular(): Shape[] {
  const ten = (
    name: string,
    type: string,
    record: (field: number, index: number) => number[],
    rest: Partial<Shape> = {},
  ): Shape => ({
    name: `10 singular ${name}`,
    source: proto3(fields(10, type)),
    bytes: (index) => times(10, (field) => record(field + 1, index)),
    ...rest,
  });
  const long = (field: number, index: number): number[] => number(field, 2n ** 60n + BigInt(index));
  return [
    ten("int64", "int64", long),
    ten("optional int64", "optional int64", long),
    ten("small int64", "int64", (field, index) => number(field, index + 10_000)),
    ten("int64 absent", "int64", nothing),
    ten("int64 as Long", "int64", long, { load: { int64: "long" } }),
    ten("int64 as Long, absent", "int64", nothing, { load: { int64: "long" } }),
    ten("int64 as strings", "int64", long, { load: { int64: "string" } }),
    ten("int64 as numbers, large", "int64", (field, index) => number(field, 2n ** 50n + BigInt(index)), {
      load: { int64: "number" },
    }),
    ten("int64 as numbers, small", "int64", (field, index) => number(field, index), { load: { int64: "number" } }),
    ten("double", "double", (field, index) => double(field, index + 0.5)),
    ten("double absent", "double", nothing),
    ten("bool", "bool", (field) => number(field, 1)),
    ten("uint32 past 2^31", "uint32", (field, index) => number(field, 2 ** 31 + index)),
    ten("empty bytes", "optional bytes", (field) => delimited(field, [])),
    ten("bytes of 3", "bytes", (field) => delimited(field, [1, 2, 3])),
    ten("bytes of 100", "bytes", (field) => delimited(field, Array(100).fill(1))),
    ten("bytes of 20, as views", "bytes", (field) => delimited(field, Array(20).fill(1)), {
      decode: { bytes: "view" },
    }),
    ten("strings of 1", "string", (field) => delimited(field, "x")),
    ten("strings of 8", "string", (field, index) => delimited(field, text(8, index))),
    ten("strings of 20", "string", (field, index) => delimited(field, text(20, index))),
    ten("strings of 20, copied", "string", (field, index) => delimited(field, text(20, index)), {
      decode: { strings: "copy" },
    }),
    ten("strings of 400", "string", (field, index) => delimited(field, text(400, index)), {}),
    ten("Greek strings", "string", (field, index) => delimited(field, text(20, index, "λ"))),
    ten("Latin strings", "string", (field, index) => delimited(field, text(20, index, "é"))),
    ten("messages", "N", (field, index) => delimited(field, number(1, index)), {
      source: proto3(fields(10, "N"), "message N { int32 a = 1; }"),
    }),
    {
      name: "a oneof of 20",
      source: proto3(`oneof o { ${fields(20, "string")} }`),
      bytes: (index) => delimited((index % 20) + 1, "hello"),
    },
    {
      name: "groups",
      source: `edition = "2023"; message M { repeated N n = 1 [features.message_encoding = DELIMITED]; } message N { int32 a = 1; }`,
      bytes: () => times(10, (index) => [0x0b, ...number(1, index), 0x0c]),
    },
    {
      name: "extensions",
      source: `syntax = "proto2"; message M { optional int32 a = 1; extensions 100 to 200; } extend M { optional int32 x = 100; optional string y = 101; }`,
      bytes: (index) => [...number(100, index), ...delimited(101, "hello")],
    },
    {
      name: "extensions, absent",
      source: `syntax = "proto2"; message M { optional int32 a = 1; extensions 100 to 200; } extend M { optional int32 x = 100; optional string y = 101; }`,
      bytes: (index) => number(1, index),
    },
    {
      name: "a MessageSet",
      source: `syntax = "proto2"; message M { optional S s = 1; } message S { option message_set_wire_format = true; extensions 4 to max; } message E { extend S { optional E e = 100; } optional int32 a = 1; }`,
      bytes: (index) => delimited(1, [0x0b, 0x10, 100, ...delimited(3, number(1, index)), 0x0c]),
    },
  ];
}

function lists(): Shape[] {
  const list = (name: string, type: string, element: (index: number) => number[], rest: Partial<Shape> = {}): Shape[] =>
    [1, 3, 1000].map(
      (count): Shape => ({
        name: `list of ${count}: ${name}`,
        source: proto3(`repeated ${type} f = 1;`, "message N { int32 a = 1; string b = 2; int64 c = 3; } message E {}"),
        bytes: (index) => times(count, (each) => element(index + each)),
        ...rest,
      }),
    );
  const packed = (
    name: string,
    type: string,
    element: (index: number) => number[],
    rest: Partial<Shape> = {},
  ): Shape[] =>
    list(name, type, element, rest).map((shape) => ({ ...shape, bytes: (index) => delimited(1, shape.bytes(index)) }));
  const big = 2n ** 60n;
  return [
    ...packed("packed int32", "int32", (index) => varint(index)),
    ...packed("packed bool", "bool", () => [1]),
    ...packed("packed int64", "int64", (index) => varint(big + BigInt(index))),
    ...packed("packed int64 as Long", "int64", (index) => varint(big + BigInt(index)), { load: { int64: "long" } }),
    ...packed("packed int64 as strings", "int64", (index) => varint(big + BigInt(index)), {
      load: { int64: "string" },
    }),
    ...packed("packed fixed64", "fixed64", (index) => doubleBytes(index + 0.5)),
    ...packed("packed double", "double", (index) => doubleBytes(index + 0.5)),
    ...packed("packed fixed32 past 2^31", "fixed32", (index) => [index & 255, 1, 2, 255]),
    ...list("expanded int32", "int32", (index) => number(1, index)),
    ...list("expanded double", "double", (index) => double(1, index + 0.5)),
    ...list("expanded int64", "int64", (index) => number(1, big + BigInt(index))),
    ...list("empty strings", "string", () => delimited(1, "")),
    ...list("strings of 1", "string", () => delimited(1, "x")),
    ...list("strings of 8", "string", (index) => delimited(1, text(8, index))),
    ...list("strings of 12", "string", (index) => delimited(1, text(12, index))),
    ...list("strings of 13", "string", (index) => delimited(1, text(13, index))),
    ...list("strings of 40", "string", (index) => delimited(1, text(40, index))),
    ...list("strings of 300", "string", (index) => delimited(1, text(300, index)), {}),
    ...list("strings of 40, copied", "string", (index) => delimited(1, text(40, index)), {
      decode: { strings: "copy" },
    }),
    ...list("Greek strings of 20", "string", (index) => delimited(1, text(20, index, "λ"))),
    ...list("strings of 300, one Greek letter", "string", (index) => delimited(1, `${text(299, index)}λ`), {}),
    ...list("Latin strings of 20", "string", (index) => delimited(1, text(20, index, "é"))),
    ...list("Latin strings of 300", "string", (index) => delimited(1, text(300, index, "é")), {}),
    ...list("emoji", "string", () => delimited(1, "😀😀😀😀")),
    ...list("empty bytes", "bytes", () => delimited(1, [])),
    ...list("bytes of 5", "bytes", () => delimited(1, [1, 2, 3, 4, 5])),
    ...list("bytes of 60", "bytes", () => delimited(1, Array(60).fill(1))),
    ...list("bytes of 500", "bytes", () => delimited(1, Array(500).fill(1)), {}),
    ...list("views of bytes", "bytes", () => delimited(1, Array(20).fill(1)), { decode: { bytes: "view" } }),
    ...list("empty messages", "E", () => delimited(1, [])),
    ...list("empty messages of 3 fields", "N", () => delimited(1, [])),
    ...list("full messages", "N", (index) =>
      delimited(1, [...number(1, index), ...delimited(2, text(9, index)), ...number(3, big)]),
    ),
    ...list("empty Any", "google.protobuf.Any", () => delimited(1, []), {
      source: `syntax = "proto3"; import "google/protobuf/any.proto"; message M { repeated google.protobuf.Any f = 1; }`,
    }),
    ...list(
      "full Any",
      "google.protobuf.Any",
      () => delimited(1, [...delimited(1, "type.googleapis.com/a.B"), ...delimited(2, [8, 1, 16, 2])]),
      {
        source: `syntax = "proto3"; import "google/protobuf/any.proto"; message M { repeated google.protobuf.Any f = 1; }`,
      },
    ),
    {
      name: "lists that are interleaved",
      source: proto3(fields(5, "repeated string")),
      bytes: () => times(40, (index) => delimited((index % 5) + 1, "")),
    },
  ];
}

function maps(): Shape[] {
  const entry = (key: number[], value: number[]): number[] => delimited(1, [...key, ...value]);
  return ([undefined, { maps: "map" }] as const).flatMap((load) =>
    [1, 4, 12, 3000].flatMap((count): Shape[] => {
      const map = (name: string, type: string, make: (each: number, index: number) => number[]): Shape => ({
        name: `map${load === undefined ? "" : " (Map)"} of ${count}: ${name}`,
        source: proto3(`map<${type}> f = 1;`, "message N { int32 a = 1; }"),
        bytes: (index) => times(count, (each) => make(each, index)),
        ...(load && { load }),
      });
      return [
        // A Map with keys that another has shares them.
        load === undefined
          ? map("the same strings to strings", "string, string", (each) =>
              entry(delimited(1, `key ${each}`), delimited(2, `value ${each}`)),
            )
          : {
              ...map("strings to strings", "string, string", (each, index) =>
                entry(delimited(1, `key ${index}.${each}`), delimited(2, `value ${index}.${each}`)),
              ),
              distinct: true,
            },
        {
          ...map("strings that no other has", "string, int32", nothing),
          source: proto3("repeated N n = 1;", "message N { map<string, int32> f = 1; }"),
          distinct: true,
          bytes: (index) =>
            times(20, (other) =>
              delimited(
                1,
                times(count, (each) =>
                  entry(delimited(1, `k${(index * 20 + other) * 10_000 + each}`), number(2, each)),
                ),
              ),
            ),
        },
        map("int32 from 0 to int32", "int32, int32", (each) => entry(number(1, each), number(2, each))),
        map("scattered int32 to int32", "int32, int32", (each, index) =>
          entry(number(1, (each * 7919777 + index * 31) % 2 ** 31), number(2, each)),
        ),
        {
          ...map("int64 to messages", "int64, N", (each, index) =>
            entry(number(1, 2n ** 50n + BigInt(each * 7919 + index * 1_000_003)), delimited(2, number(1, each))),
          ),
          distinct: true,
        },
        {
          ...map("strings to doubles", "string, double", (each, index) =>
            entry(delimited(1, `key ${load === undefined ? "" : index}.${each}`), double(2, each + 0.5)),
          ),
          distinct: load !== undefined,
        },
      ];
    }),
  );
}

function unknown(): Shape[] {
  const source = proto3("repeated N f = 1;", "message N { int32 a = 1; }");
  const each = (name: string, record: (index: number) => number[], rest: Partial<Shape> = {}): Shape => ({
    name: `unknown: ${name}`,
    source,
    bytes: () => times(100, (index) => delimited(1, record(index))),
    ...rest,
  });
  return [
    each("one record in each message", (index) => number(15, index)),
    each("ten records in each message", (index) => times(10, () => number(15, index))),
    each("one of 500 bytes in each message", () => delimited(15, Array(500).fill(1)), {}),
    each("one record in each message, discarded", (index) => number(15, index), { decode: { unknown: "discard" } }),
    {
      name: "unknown: 10,000 records in one message",
      source,
      bytes: () => times(10_000, (index) => number(15, index)),
    },
  ];
}

export const shapes: readonly Shape[] = [...wide(), ...singular(), ...lists(), ...maps(), ...unknown()];
