import { expect } from "vitest";
import type { MessageCodec } from "../../src/index.ts";
import type { Load } from "../support/engines.ts";
import { concat, delimited, repeat, varint } from "../support/hex.ts";

/*
 * Inputs that are small for the work that they could make: test/codec/hostile.test.ts says what becomes of large ones, test/codec/linear.test.ts counts steps.
 */

export interface Hostile {
  readonly type: string;
  /** How many equal parts the large input has. */
  readonly units: number;
  readonly bytes: (units: number) => Uint8Array;
  /** What the message must be, wherever it is not refused. */
  readonly check: (message: any, units: number) => void;
  /** How many parts are enough to count steps. Default 400. */
  readonly counted?: number;
  /** Refused under the default `maxMemory`; all other inputs must be decoded. */
  readonly refused?: boolean;
}

const wideFields = 1000;
const members = 200;
const numbers = Array.from({ length: wideFields }, (_, index) => index + 1);

const wideSource = `
  edition = "2023";
  package wide;
  message Wide { ${numbers.map((number) => `int32 f${number} = ${number};`).join(" ")} }
  message Sparse { ${numbers
    .slice(0, 100)
    .map((number) => `int32 f${number} = ${number};`)
    .join(" ")} repeated Sparse items = 200; Sparse item = 201; }
  message Lists { ${numbers.map((number) => `repeated string f${number} = ${number};`).join(" ")} }
  message Choices { oneof choice { ${numbers
    .slice(0, members)
    .map((number) => `int32 f${number} = ${number};`)
    .join(" ")} } }
  message Extended { extensions 1 to 2000; }
  extend Extended { ${numbers.map((number) => `int32 e${number} = ${number};`).join(" ")} }
  message Holder {
    Wide item = 1;
    repeated Wide items = 2;
    map<int32, Wide> map = 3;
    Lists lists = 4;
    Extended extended = 5;
    Wide group = 6 [features.message_encoding = DELIMITED];
    repeated int32 a = 7 [features.repeated_field_encoding = EXPANDED];
    repeated int64 b = 8 [features.repeated_field_encoding = EXPANDED];
    repeated string s = 9;
    repeated Sparse sparse = 10;
    Holder left = 12;
    Holder right = 13;
    repeated bytes blobs = 14;
  }
`;

export function hostileCodec(load: Load, type: string): MessageCodec {
  return type.startsWith("wide.")
    ? load.source(wideSource).message(type)
    : load.file("test/hostile.proto").message(`test.hostile.${type}`);
}

/** Parts that take turns. */
function cycle(parts: readonly ArrayLike<number>[]): (units: number) => Uint8Array {
  return (units) => concat(Array.from({ length: units }, (_, index) => parts[index % parts.length]!));
}

/** The number of the field that the unit `index` is of, and a record of it. */
const spread = (index: number): number => 16 + ((index * 389) % (wideFields - 16));
const spreadRecord = (index: number): number[] => [...varint(spread(index) * 8), 1];
const spreadIn =
  (number: number) =>
  (units: number): Uint8Array =>
    concat(Array.from({ length: units }, (_, index) => delimited(number, spreadRecord(index))));
const spreadCount = (units: number): number => new Set(Array.from({ length: units }, (_, index) => spread(index))).size;
const present = (message: object): number => Object.values(message).filter((value) => value === 1).length;

export const hostileInputs: Record<string, Hostile> = {
  "empty submessages with ten lists and four maps": {
    type: "Heavies",
    units: 500_000,
    bytes: (units) => repeat([0x0a, 0x00], units),
    check: ({ items }, units) =>
      expect([items.length, items[units - 1].l10, items[units - 1].m4]).toEqual([units, [], {}]),
    refused: true,
  },
  "a submessage sent over and over with one unknown record each": {
    type: "Single",
    units: 250_000,
    bytes: (units) => repeat([0x0a, 0x02, 0x10, 0x01], units),
    check: ({ item }, units) => expect(item[Symbol.for("wireform.unknownFields")].length).toBe(2 * units),
  },
  "empty records of one submessage": {
    type: "Single",
    units: 250_000,
    bytes: (units) => repeat([0x0a, 0x00], units),
    check: ({ item }) => expect(item).toMatchObject({ value: undefined }),
  },
  "two-byte unknown fields between known ones": {
    type: "Light",
    units: 2_500_000,
    bytes: (units) => repeat([0x08, 0x07, 0x10, 0x01], units),
    check: (message, units) =>
      expect([message.value, message[Symbol.for("wireform.unknownFields")].length]).toEqual([7, 2 * units]),
  },
  "a packed list of one-byte numbers": {
    type: "Packed",
    units: 4_000_000,
    bytes: (units) => delimited(1, new Uint8Array(units).fill(1)),
    check: ({ numbers: list }, units) => expect([list.length, list[units - 1]]).toEqual([units, 1]),
  },
  "a packed list of bools": {
    type: "Packed",
    units: 4_000_000,
    bytes: (units) => delimited(2, new Uint8Array(units)),
    check: ({ flags }, units) => expect([flags.length, flags[units - 1]]).toEqual([units, false]),
  },
  "a packed list of one-byte 64-bit numbers": {
    type: "Packed",
    units: 1_000_000,
    counted: 4000,
    bytes: (units) => delimited(3, new Uint8Array(units).fill(1)),
    check: ({ longs }, units) => expect([longs.length, longs[units - 1]]).toEqual([units, 1n]),
  },
  "packed records of one element": {
    type: "Packed",
    units: 1_000_000,
    bytes: (units) => repeat([0x0a, 0x01, 0x05], units),
    check: ({ numbers: list }, units) => expect([list.length, list[units - 1]]).toEqual([units, 5]),
  },
  "empty strings": {
    type: "Strings",
    units: 500_000,
    bytes: (units) => repeat([0x0a, 0x00], units),
    check: ({ values }, units) => expect([values.length, values[units - 1]]).toEqual([units, ""]),
  },
  "a map with many keys": {
    type: "Counts",
    units: 100_000,
    bytes: (units) =>
      concat(Array.from({ length: units }, (_, key) => delimited(1, [0x08, ...varint(key * 7919), 0x10, 0x01]))),
    check: ({ counts }, units) => expect(Object.keys(counts).length).toBe(units),
  },
  "one map key over and over": {
    type: "Counts",
    units: 250_000,
    bytes: (units) => repeat([0x0a, 0x04, 0x08, 0x01, 0x10, 0x01], units),
    check: ({ counts }) => expect(counts).toEqual({ "1": 1 }),
  },
  "empty unknown groups, one after the other": {
    type: "Light",
    units: 2_000_000,
    bytes: (units) => repeat([0x13, 0x14], units),
    check: (message, units) => expect(message[Symbol.for("wireform.unknownFields")].length).toBe(2 * units),
  },
  "a wide message continued": {
    type: "wide.Holder",
    units: 1500,
    bytes: spreadIn(1),
    check: ({ item }, units) => expect(present(item)).toBe(spreadCount(units)),
    counted: 1200,
  },
  "a wide message continued as a group": {
    type: "wide.Holder",
    units: 1500,
    bytes: (units) => concat(Array.from({ length: units }, (_, index) => [0x33, ...spreadRecord(index), 0x34])),
    check: ({ group }, units) => expect(present(group)).toBe(spreadCount(units)),
    counted: 1200,
  },
  "wide messages, each with one field": {
    type: "wide.Holder",
    units: 1500,
    counted: 50,
    bytes: spreadIn(2),
    check: ({ items }, units) =>
      expect([items.length, items[0].f16, items[units - 1][`f${spread(units - 1)}`]]).toEqual([units, 1, 1]),
  },
  "entries of one key with a wide message": {
    type: "wide.Holder",
    units: 1500,
    counted: 50,
    bytes: (units) =>
      concat(
        Array.from({ length: units }, (_, index) =>
          delimited(3, concat([[0x08, 0x01], delimited(2, spreadRecord(index))])),
        ),
      ),
    check: ({ map }, units) => expect(map[1][`f${spread(units - 1)}`]).toBe(1),
  },
  "an entry whose wide message is continued": {
    type: "wide.Holder",
    units: 1500,
    bytes: (units) => delimited(3, concat([[0x08, 0x01], spreadIn(2)(units)])),
    check: ({ map }, units) => expect(present(map[1])).toBe(spreadCount(units)),
    counted: 1200,
  },
  "many lists of a wide message, in turn": {
    type: "wide.Holder",
    units: 1500,
    bytes: (units) =>
      concat(Array.from({ length: units }, (_, index) => delimited(4, delimited(spread(index), [0x61])))),
    check: ({ lists }, units) => expect(lists[`f${spread(units - 1)}`].at(-1)).toBe("a"),
  },
  "a message with many extensions continued": {
    type: "wide.Holder",
    units: 1500,
    bytes: spreadIn(5),
    check: ({ extended }, units) => expect(present(extended)).toBe(spreadCount(units)),
    counted: 1200,
  },
  "messages of 102 fields with one each": {
    type: "wide.Holder",
    units: 10_000,
    bytes: cycle([delimited(10, [0x08, 0x01]), delimited(10, [...varint(100 * 8), 0x01])]),
    check: ({ sparse }, units) => expect([sparse.length, sparse[0].f1, sparse[1].f100]).toEqual([units, 1, 1]),
  },
  "a message of 102 fields within itself, continued": {
    type: "wide.Holder",
    units: 10_000,
    bytes: (units) =>
      delimited(10, cycle([delimited(201, [0x08, 0x01]), delimited(201, [...varint(100 * 8), 0x01])])(units)),
    check: ({ sparse: [{ item }] }) => expect([item.f1, item.f100]).toEqual([1, 1]),
  },
  "members of a wide oneof, in turn": {
    type: "wide.Choices",
    units: 100_000,
    bytes: (units) => concat(Array.from({ length: units }, (_, index) => [...varint((1 + (index % members)) * 8), 1])),
    check: (message, units) => expect([present(message), message[`f${1 + ((units - 1) % members)}`]]).toEqual([1, 1]),
  },
  "two messages continued in turn": {
    type: "wide.Holder",
    units: 20_000,
    bytes: cycle([delimited(12, [0x38, 0x01]), delimited(13, [0x38, 0x02])]),
    check: ({ left, right }, units) =>
      expect([left.a.length, right.a.length, right.a[0]]).toEqual([units / 2, units / 2, 2]),
  },
  "records of four lists in turn": {
    type: "wide.Holder",
    units: 100_000,
    bytes: cycle([[0x38, 0x01], delimited(9, [0x61]), [0x40, 0x02], delimited(14, [0x00])]),
    check: ({ a, b, s, blobs }, units) =>
      expect([a.length, b[0], s.at(-1), blobs.length]).toEqual([units / 4, 2n, "a", units / 4]),
  },
  "one list packed and expanded in turn": {
    type: "wide.Holder",
    units: 100_000,
    bytes: cycle([
      [0x38, 0x01],
      [0x3a, 0x01, 0x02],
    ]),
    check: ({ a }, units) => expect([a.length, a[0], a[1]]).toEqual([units, 1, 2]),
  },
  "runs of seven records of two lists": {
    type: "wide.Holder",
    units: 50_000,
    bytes: cycle([repeat([0x38, 0x01], 7), repeat([0x40, 0x02], 7)]),
    check: ({ a, b }, units) => expect([a.length, b.length]).toEqual([(units / 2) * 7, (units / 2) * 7]),
  },
};
