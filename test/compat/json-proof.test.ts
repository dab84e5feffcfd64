import { describe, expect, test } from "vitest";
import { check, type Rule, rules } from "../../src/compat/index.ts";
import { parse, type Schema } from "../../src/index.ts";
import { fromJsonString, toJsonString } from "../../src/json/index.ts";
import { isReadAs, written } from "./json-experiment.ts";
import { jsonForms, jsonNameOf, jsonSchemaOf } from "./json-forms.ts";

/* The proof: what `check` says of ProtoJSON is what happens. Values are written with the one and read with the other; a grade is wrong where nothing shows it. */

const schema: Schema = parse(jsonSchemaOf(jsonForms.map((form, index) => [`F${index}`, form])));

/** All pairs of one cardinality, and some of the others: what is one value, a list or a map is never read as one of the others. */
const pairs = jsonForms.flatMap((old, from) =>
  jsonForms
    .map((next, to) => ({ old, next, from, to, name: `M${from}_${to}` }))
    .filter(({ next, to }) => old.cardinality === next.cardinality || (from + to) % 11 === 0),
);

/** What `check` says of ProtoJSON, of one message for each pair: whether the one breaks the other. */
function saidOf(): (name: string) => { newReadsOld: boolean; oldReadsNew: boolean } {
  const side = (which: "old" | "next"): Schema => parse(jsonSchemaOf(pairs.map((pair) => [pair.name, pair[which]])));
  const said = new Map(pairs.map(({ name }) => [name, { newReadsOld: false, oldReadsNew: false }]));
  for (const { path, newReadsOld, oldReadsNew } of check(side("old"), side("next"), { categories: ["json"] })) {
    const found = said.get(path.split(".")[0]!);
    if (found === undefined) continue;
    found.newReadsOld ||= newReadsOld === "breaks-json";
    found.oldReadsNew ||= oldReadsNew === "breaks-json";
  }
  return (name) => said.get(name)!;
}

describe("what is said of ProtoJSON is what is observed, in both directions", () => {
  const said = saidOf();
  const values = jsonForms.map((form, index) => written(schema, `F${index}`, form));
  const known = new Map<string, boolean>();
  const breaks = (from: number, to: number): boolean => {
    const pair = `${from} ${to}`;
    const found = known.get(pair) ?? !isReadAs(schema, values[from]!, jsonForms[from]!, `F${to}`, jsonForms[to]!);
    known.set(pair, found);
    return found;
  };

  test("there are many pairs, of which some break", () => {
    expect(pairs.length).toBeGreaterThan(4000);
    expect(new Set(pairs.map(({ name }) => said(name).newReadsOld))).toEqual(new Set([true, false]));
  });

  test.each(jsonForms.map((form, index) => [jsonNameOf(form), index] as const))("%s", (name, index) => {
    const rows = pairs
      .filter(({ from }) => from === index)
      .map(({ next, from, to, name: pair }) => ({
        pair: `${name} -> ${jsonNameOf(next)}`,
        said: said(pair),
        observed: { newReadsOld: breaks(from, to), oldReadsNew: breaks(to, from) },
      }));
    expect(rows.map(({ pair, said: grades }) => ({ pair, ...grades }))).toEqual(
      rows.map(({ pair, observed }) => ({ pair, ...observed })),
    );
  });
});

describe("each rule about ProtoJSON, by a message that the other schema refuses", () => {
  const proto2 = (text: string): string => `syntax = "proto2"; ${text}`;
  const proto3 = (text: string): string => `syntax = "proto3"; ${text}`;
  const extended = "message M { extensions 5; }";
  const cases: readonly (readonly [rule: Rule, old: string, next: string, value: object])[] = [
    [
      "ENUM_JSON_SAME_TYPE",
      proto3("enum E { A = 0; } message M { repeated E e = 1; }"),
      proto2("enum E { A = 0; } message M { repeated E e = 1 [packed = true]; }"),
      { e: [7] },
    ],
    [
      "ENUM_VALUE_JSON_NO_DELETE",
      proto3("enum E { A = 0; B = 1; } message M { E e = 1; }"),
      proto3(`enum E { A = 0; reserved 1; reserved "B"; } message M { E e = 1; }`),
      { e: 1 },
    ],
    [
      "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED",
      proto3("enum E { A = 0; B = 1; } message M { E e = 1; }"),
      proto3("enum E { A = 0; } message M { E e = 1; }"),
      { e: 1 },
    ],
    [
      "ENUM_VALUE_SAME_NAME",
      proto3("enum E { A = 0; B = 1; } message M { E e = 1; }"),
      proto3("enum E { A = 0; C = 1; } message M { E e = 1; }"),
      { e: 1 },
    ],
    [
      "FIELD_JSON_NO_DELETE",
      proto3("message M { int32 a = 1; }"),
      proto3(`message M { reserved 1; reserved "a"; }`),
      { a: 1 },
    ],
    ["FIELD_JSON_NO_DELETE", proto2(`${extended} extend M { optional int32 e = 5; }`), proto2(extended), { "[e]": 1 }],
    [
      "FIELD_JSON_SAME_ONEOF",
      proto3("message M { int32 a = 1; int32 b = 2; }"),
      proto3("message M { oneof o { int32 a = 1; int32 b = 2; } }"),
      { a: 1, b: 2 },
    ],
    ["FIELD_NO_DELETE_UNLESS_NAME_RESERVED", proto3("message M { int32 a = 1; }"), proto3("message M {}"), { a: 1 }],
    ["FIELD_SAME_JSON_NAME", proto3("message M { int32 a = 1; }"), proto3("message M { int32 b = 1; }"), { a: 1 }],
    [
      "FIELD_SAME_NAME",
      proto3(`message M { int32 a = 1 [json_name = "x"]; }`),
      proto3(`message M { int32 b = 1 [json_name = "y"]; }`),
      { a: 1 },
    ],
    [
      "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
      proto2("message M { optional int32 a = 1; }"),
      proto2("message M { required int32 a = 1; }"),
      {},
    ],
    [
      "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
      proto3("message M { string a = 1; }"),
      proto3("message M { repeated string a = 1; }"),
      { a: "x" },
    ],
    [
      "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
      proto3("message M { int64 a = 1; }"),
      proto3("message M { int32 a = 1; }"),
      { a: 2n ** 40n },
    ],
    ["MESSAGE_JSON_SAME_REQUIRED_FIELDS", proto2("message M {}"), proto2("message M { required int32 a = 1; }"), {}],
  ];

  test.each(cases)("%s, case %#", (rule, old, next, value) => {
    const [writer, reader] = [parse(old), parse(next)];
    const text = toJsonString(writer.message("M"), value);
    expect(() => fromJsonString(reader.message("M"), text)).toThrow(expect.objectContaining({ name: "ProtobufError" }));
    const issue = check(writer, reader).find((each) => each.rule === rule);
    expect(issue).toMatchObject({ newReadsOld: "breaks-json" });
    // The other way round it is the old reader that refuses, and the same rule where it is about both.
    const back = check(reader, writer, { categories: ["json"] });
    const additions = new Set(["FIELD_JSON_NO_DELETE", "FIELD_NO_DELETE_UNLESS_NAME_RESERVED"]);
    if (!additions.has(rule) && !rule.startsWith("ENUM_VALUE"))
      expect(back.some(({ oldReadsNew }) => oldReadsNew === "breaks-json")).toBe(true);
  });

  test("are all but json_format, which says what schemas may be", () => {
    const aboutJson = [...rules].filter(([, category]) => category === "json").map(([rule]) => rule);
    expect([...new Set(cases.map(([rule]) => rule))].sort()).toEqual(
      aboutJson.filter((rule) => !rule.endsWith("JSON_FORMAT")).sort(),
    );
  });
});
