import { describe, expect, test } from "vitest";
import { Folding } from "../../site/playground/model/folding.ts";
import { annotate, parse } from "../../site/playground/model/library.ts";
import { parentOf, type Row, RowReader, RecordsBuilder, recordAt } from "../../site/playground/model/records.ts";
import { fromHex } from "../support/hex.ts";

const schema = parse(`
  syntax = "proto2";
  package p;
  message M {
    optional int32 a = 1;
    repeated M nested = 2;
    map<string, M> map = 3;
    repeated group G = 4 { optional M inner = 1; optional string s = 5; }
    repeated int32 packed = 5 [packed = true];
    extensions 100 to 199;
  }
  extend M { optional M more = 100; }
`);

/** Every kind of nesting, known and unknown: messages, map entries, groups, extensions, guesses. */
const messages = {
  flat: "0801 0802 0803",
  nested: "0801 1206 1204 0803 0804 0805",
  map: "1a07 0a0178 1202 0801 0802",
  group: "23 0a02 0801 2a0178 24 0801 23 24",
  extension: "a206 02 0801 0802",
  unknown: "52 06 0a04 0801 1002 0807 53 0801 5a020807 54 0801",
  packed: "2a03 010203 2803",
  "wrong wire type": "0a0178 1001 23 1001 24",
  empty: "",
  truncated: "0801 1206 1204 0803 08",
  "too long within": "1204 1209 0801",
  "bad end of group": "0801 24",
};

function build(hex: string, descriptor = schema.descriptor("p.M") as ReturnType<typeof schema.descriptor> | undefined) {
  const bytes = fromHex(hex.replaceAll(" ", ""));
  const builder = new RecordsBuilder();
  const rows: Row[] = [];
  for (const note of annotate(bytes, descriptor)) {
    builder.add(note, descriptor !== undefined);
    const { field, wireType, type, value } = note;
    rows.push({ field, wireType, type, value });
  }
  const records = builder.finish();
  return { bytes, rows, records, reader: new RowReader(bytes, records, descriptor, builder.problem) };
}

describe.each(["with a schema", "without"])("%s", (how) => {
  const descriptor = how === "without" ? undefined : schema.descriptor("p.M");

  test.each(Object.entries(messages))("any window of records is as in the whole: %s", (_name, hex) => {
    const { rows, reader } = build(hex, descriptor);
    for (let from = 0; from < rows.length; from++)
      for (let to = from; to <= rows.length; to++) expect(reader.rows(from, to)).toEqual(rows.slice(from, to));
    expect(reader.rows(0, rows.length + 5)).toEqual(rows);
  });

  test.each(Object.entries(messages))("records cover all bytes: %s", (_name, hex) => {
    const { bytes, records } = build(hex, descriptor);
    for (let offset = 0; offset < bytes.length; offset++) {
      const record = recordAt(records, offset);
      expect(records.starts[record]).toBeLessThanOrEqual(offset);
      expect(records.starts[record + 1] ?? bytes.length).toBeGreaterThan(offset);
    }
  });
});

test("many records: the arrays grow", () => {
  const { records, reader } = build("0801".repeat(5000));
  expect([records.count, records.starts[4999]]).toEqual([5000, 9998]);
  expect(reader.rows(4999, 5000)).toEqual([{ field: "1 a", wireType: "varint", type: "int32", value: "1" }]);
});

describe("folding", () => {
  // 0: a; 1: nested, 2: nested, 3: a, 4: a; 5: nested, 6: a; 7: a.
  const { records } = build("0801 1206 1202 0803 0804 1202 0801 0805");
  const shown = (folding: Folding): number[] =>
    Array.from({ length: folding.count }, (_, row) => folding.recordOf(row));

  test("hides what stands in a record", () => {
    const folding = new Folding(records);
    expect(shown(folding)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    folding.fold(2);
    expect(shown(folding)).toEqual([0, 1, 2, 4, 5, 6, 7]);
    folding.fold(1);
    folding.fold(5);
    expect(shown(folding)).toEqual([0, 1, 5, 7]);
    expect([0, 1, 5, 7].map((record) => folding.rowOf(record))).toEqual([0, 1, 2, 3]);
    expect([2, 3, 4, 6].map((record) => folding.rowOf(record))).toEqual([1, 1, 1, 2]);
    folding.unfold(1);
    expect(shown(folding)).toEqual([0, 1, 2, 4, 5, 7]);
  });

  test("shows a record on demand", () => {
    const folding = new Folding(records);
    for (const record of [1, 2, 5]) folding.fold(record);
    folding.reveal(3);
    expect(shown(folding)).toEqual([0, 1, 2, 3, 4, 5, 7]);
  });

  test("knows parents", () => {
    expect([0, 1, 2, 3, 4, 6].map((record) => parentOf(records, record))).toEqual([-1, -1, 1, 2, 1, 5]);
  });
});
