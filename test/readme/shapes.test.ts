import { readFileSync } from "node:fs";
import Long from "long";
import { expect, test } from "vitest";
import { isProtobufError, parse, unknownFields } from "../../src/index.ts";
import { tableOf } from "./blocks.ts";

/* The table of shapes in docs/messages.md, row by row. */

const schema = parse(
  `
  syntax = "proto2";
  package shapes;
  message Two { optional int32 int32 = 1; optional string text = 2; optional Closed closed = 3; extensions 100; oneof choice { int32 member = 4; } }
  enum Closed { ONE = 1; }
  extend Two { optional int32 more = 100; }
` as string,
);
const numbers = [
  "int32",
  "uint32",
  "sint32",
  "fixed32",
  "sfixed32",
  "int64",
  "uint64",
  "sint64",
  "fixed64",
  "sfixed64",
  "float",
  "double",
];
const three = parse(
  `syntax = "proto3"; message M { ${[...numbers, "bool", "string", "bytes"].map((type, index) => `${type} ${type}_f = ${index + 1};`).join(" ")}
  E enum_f = 20; M message_f = 21; repeated int32 list = 22; map<int32, int32> map = 23; } enum E { ZERO = 0; TWO = 2; }` as string,
).message("M");

const absent = three.decode(new Uint8Array());
const back = (init: object): any => three.decode(three.encode(init));
const refused = (init: object): boolean => {
  try {
    three.encode(init);
    return false;
  } catch (error) {
    return isProtobufError(error);
  }
};
const two = schema.message("shapes.Two");

/** By the first cell of a row: what stands in the last, and what has to hold. */
const rows: Readonly<Record<string, { absent: unknown; holds: () => unknown[] }>> = {
  "int32, uint32, sint32, fixed32, sfixed32": {
    absent: absent.int32F,
    holds: () => [
      back({ int32F: -5 }).int32F === -5,
      refused({ int32F: 1.5 }),
      refused({ uint32F: -1 }),
      refused({ sint32F: 2 ** 31 }),
    ],
  },
  "int64, uint64, sint64, fixed64, sfixed64": {
    absent: absent.int64F,
    holds: () =>
      [5n, 5, "5", Long.fromNumber(5)]
        .map((value) => back({ int64F: value, fixed64F: value }).int64F === 5n)
        .concat(refused({ int64F: 2 ** 53 })),
  },
  "float, double": {
    absent: absent.doubleF,
    holds: () => [
      back({ doubleF: 0.1 }).doubleF === 0.1,
      back({ floatF: 0.1 }).floatF === Math.fround(0.1),
      Number.isNaN(back({ doubleF: NaN }).doubleF),
    ],
  },
  bool: { absent: absent.boolF, holds: () => [back({ boolF: true }).boolF, refused({ boolF: 1 })] },
  string: {
    absent: absent.stringF,
    holds: () => [back({ stringF: "é" }).stringF === "é", refused({ stringF: "\ud800" })],
  },
  bytes: {
    absent: absent.bytesF,
    holds: () => [
      back({ bytesF: Buffer.from([7]) }).bytesF instanceof Uint8Array,
      !(back({ bytesF: Buffer.from([7]) }).bytesF instanceof Buffer),
    ],
  },
  "an enum": {
    absent: absent.enumF,
    holds: () => [
      back({ enumF: 77 }).enumF === 77,
      throws(() => two.encode({ closed: 2 })),
      two.decode(two.encode({ closed: 1 })).closed === 1,
    ],
  },
  "a message or group": {
    absent: absent.messageF,
    holds: () => [Object.getPrototypeOf(back({ messageF: {} }).messageF) === Object.prototype],
  },
  "optional, all of proto2, a member of a oneof": {
    absent: two.decode(new Uint8Array()).int32,
    holds: () => ["text", "member"].map((name) => two.decode(new Uint8Array())[name] === undefined),
  },
  repeated: { absent: absent.list, holds: () => [Array.isArray(back({ list: [1] }).list)] },
  map: {
    absent: absent.map,
    holds: () => [back({ map: { 5: 1 } }).map["5"] === 1, back({ map: new Map([[5, 1]]) }).map["5"] === 1],
  },
  "an extension": {
    absent: "no property",
    holds: () => [
      two.decode(two.encode({ "[shapes.more]": 5 }))["[shapes.more]"] === 5,
      !("[shapes.more]" in two.decode(new Uint8Array())),
    ],
  },
  "unknown fields": {
    absent: "no property",
    holds: () => [
      three.decode(Uint8Array.of(0xf8, 0x07, 1))[unknownFields] instanceof Uint8Array,
      !(unknownFields in absent),
    ],
  },
};

function throws(run: () => unknown): boolean {
  try {
    run();
    return false;
  } catch (error) {
    return isProtobufError(error);
  }
}

const table = tableOf(readFileSync(new URL("../../docs/messages.md", import.meta.url), "utf8"), "in the `.proto`");

test("the table has the rows that are tested", () => {
  expect(table.map(([first]) => first)).toEqual(Object.keys(rows));
});

test.each(table)("%s", (first, _gives, _takes, last) => {
  const row = rows[first!]!;
  expect(row.holds()).toEqual(row.holds().map(() => true));
  if (last !== "no property") expect(row.absent).toEqual(new Function(`return (${last});`)());
});
