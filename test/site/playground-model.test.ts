import { describe, expect, test } from "vitest";
import { readByteText, writeByteText } from "../../site/playground/model/byte-text.ts";
import { compareMessages } from "../../site/playground/model/compare-messages.ts";
import { compareSchemas } from "../../site/playground/model/compare-schemas.ts";
import { examples } from "../../site/playground/model/examples.ts";
import { guessFrom } from "../../site/playground/model/guess.ts";
import { problemsOf, rangeOf } from "../../site/playground/model/problems.ts";
import { readSchema } from "../../site/playground/model/schema-text.ts";
import {
  type InspectRequest,
  mostTextShown,
  recordsInSlice,
  Session,
  type Update,
} from "../../site/playground/model/session.ts";
import { paneOfFile } from "../../site/playground/model/take-file.ts";
import { fromHex } from "../support/hex.ts";

const calculator = `syntax = "proto3"; package calculator; message AddRequest { int32 a = 1; int32 b = 2; }`;

type Part<P extends Update["part"], U = Update> = U extends { readonly part: infer Q }
  ? P extends Q
    ? U
    : never
  : never;

function inspect(request: Partial<InspectRequest>, session = new Session()) {
  const updates = [...session.inspect({ schema: calculator, type: "", source: { kind: "hex", text: "" }, ...request })];
  const find = <P extends Update["part"]>(part: P): Part<P> | undefined =>
    updates.findLast((update): update is Update & Part<P> => update.part === part);
  return { updates, find, session };
}

describe("texts of bytes", () => {
  test.each([
    ["08 05 10 03", "08051003"],
    ["0x08, 0x05", "0805"],
    ["\\x08\\xff", "08ff"],
    ["FF:fe\n00", "fffe00"],
    ["", ""],
  ])("%j is hexadecimal", (text, bytes) => {
    expect(readByteText(text, "hex").bytes).toEqual(fromHex(bytes));
  });

  test("what is wrong is said", () => {
    expect(readByteText("08 0", "hex")).toEqual({ bytes: undefined, problem: expect.stringContaining("one digit") });
    expect(readByteText("CAUQAw==", "hex").problem).toContain("base64");
    expect(readByteText("08 0z!", "hex").problem).toContain('"z"');
    expect(readByteText("CAUQA", "base64").bytes).toBeUndefined();
  });

  test("base64 is read in either alphabet, and both are written as they are read", () => {
    expect(readByteText("-_8=", "base64").bytes).toEqual(fromHex("fbff"));
    const bytes = Uint8Array.from({ length: 100 }, (_, index) => (index * 37) & 255);
    for (const format of ["hex", "base64"] as const)
      expect(readByteText(writeByteText(bytes, format), format).bytes).toEqual(bytes);
  });
});

describe("schema", () => {
  test("the default type is one that no other uses", () => {
    const { types, defaultType } = readSchema(
      `syntax = "proto3"; message Part { Part next = 1; } message Whole { map<string, Part> parts = 1; message Inner {} Inner i = 2; }`,
    );
    expect(types).toEqual(["Part", "Whole", "Whole.Inner"]);
    expect(defaultType).toBe("Whole");
    expect(readSchema(`syntax = "proto3"; message A { B b = 1; } message B { A a = 1; }`).defaultType).toBe("A");
  });

  test("an empty text is no schema, and no problem", () => {
    expect(readSchema(" \n")).toEqual({ schema: undefined, problems: [], types: [], defaultType: "" });
  });

  test("each problem has its place and protoc's text, and the word is underlined", () => {
    const text = `syntax = "proto3";\nmessage M {\n\tNope a = 1;\n  int32 b = 2;\n  int32 é = 3; int32 c = 2;\n}\n`;
    const { problems } = readSchema(text.replace("é", "e"));
    expect(problems).toEqual([
      { line: 3, column: 9, message: '"Nope" is not defined.' },
      { line: 5, column: 26, message: expect.stringContaining('Field number 2 has already been used in "M"') },
    ]);
    const words = problems.map((problem) => rangeOf(text.replace("é", "e"), problem));
    expect(words.map((range) => text.slice(range!.start, range!.end))).toEqual(["Nope", "2"]);
  });

  test("an error of syntax, and an import that is not there, have places", () => {
    const [missing] = readSchema(`syntax = "proto3";\nimport "other.proto";\n`).problems;
    expect(missing).toMatchObject({ line: 2, column: 1 });
    const text = `syntax = "proto3";\nmessage M {\n  int32 a = ;\n}`;
    const [wrong] = readSchema(text).problems;
    expect(wrong).toMatchObject({ line: 3, column: 13 });
    expect(rangeOf(text, wrong!)).toEqual({ start: text.indexOf(";", 40), end: text.indexOf(";", 40) + 1 });
  });

  test("a place at the end of a line or outside of the text is no error", () => {
    expect(rangeOf("ab\ncd", { line: 1, column: 3, message: "" })).toEqual({ start: 1, end: 2 });
    expect(rangeOf("ab", { line: 7, column: 1, message: "" })).toBeUndefined();
    expect(rangeOf("ab", { line: undefined, column: undefined, message: "" })).toBeUndefined();
    expect(problemsOf(new Error("x"))).toEqual([{ line: undefined, column: undefined, message: "Error: x" }]);
  });
});

describe("a message in all its forms", () => {
  test("from bytes", () => {
    const { find } = inspect({ source: { kind: "hex", text: "08 05 10 03" } });
    expect(find("schema")?.type).toBe("calculator.AddRequest");
    expect(JSON.parse(find("json")!.shown!.text)).toEqual({ a: 5, b: 3 });
    expect(find("text")!.shown!.text).toBe("a: 5\nb: 3\n");
    expect(find("records")).toMatchObject({ records: { count: 2 }, hasUnknown: false, problem: "" });
  });

  test.each([
    { kind: "json", text: '{"a": 5, "b": 3}' },
    { kind: "text", text: "a: 5 b: 3" },
    { kind: "base64", text: "CAUQAw" },
  ] as const)("from $kind", (source) => {
    expect(inspect({ source }).find("bytes")?.bytes).toEqual(fromHex("08051003"));
  });

  test("a wrong source gives problems, and nothing else follows", () => {
    const { updates } = inspect({ source: { kind: "json", text: '{"a": "x"}' } });
    expect(updates.map(({ part }) => part)).toEqual(["schema", "source"]);
    expect(updates[1]).toMatchObject({ problems: [{ message: expect.stringContaining("a") }] });
    const wrongSchema = inspect({ schema: "message {" });
    expect(wrongSchema.updates.map(({ part }) => part)).toEqual(["schema"]);
  });

  test("bytes that are no message are annotated up to where they are wrong", () => {
    const { find, session } = inspect({ source: { kind: "hex", text: "08 05 12 7f 00" } });
    expect(find("json")).toMatchObject({ shown: undefined, problems: [{ message: expect.any(String) }] });
    expect(find("records")!.records.count).toBe(2);
    expect(session.rows(1, 2)[0]!.value).toContain("byte 5");
  });

  test("without a schema the fields are guessed, and there is no JSON", () => {
    const { find, session } = inspect({ schema: "", source: { kind: "hex", text: "0a 02 68 69" } });
    expect(session.rows(0, 9)).toEqual([{ field: "1", wireType: "len", type: "string?", value: '"hi"' }]);
    expect(find("json")).toEqual({ part: "json", shown: undefined, problems: [] });
    expect(find("records")!.hasUnknown).toBe(false);
    const [problem] = inspect({ schema: "", source: { kind: "json", text: "{}" } }).find("source")!.problems;
    expect(problem?.message).toContain("schema");
  });

  test("the guess is a schema that reads the bytes; what is no message has none", () => {
    const bytes = fromHex("0a0268691005");
    const { schema } = guessFrom(bytes);
    const { find } = inspect({ schema: schema!, source: { kind: "bytes", bytes } });
    expect(Object.values(JSON.parse(find("json")!.shown!.text))).toEqual(["hi", "5"]);
    expect(guessFrom(fromHex("0a05"))).toMatchObject({ schema: undefined, problems: [{}] });
  });

  test("unknown fields are told", () => {
    const { find } = inspect({ source: { kind: "hex", text: "08 05 18 01" } });
    expect(find("records")).toMatchObject({ hasUnknown: true });
    expect([...find("records")!.records.flags]).toEqual([0, 1]);
  });

  test("large messages are annotated in slices, and long texts are cut", () => {
    const bytes = fromHex("0801".repeat(3 * recordsInSlice));
    const { updates, find } = inspect({ schema: "", source: { kind: "bytes", bytes } });
    expect(updates.filter(({ part }) => part === "progress")).toHaveLength(3);
    expect(find("records")!.records.count).toBe(3 * recordsInSlice);
    const schema = `syntax = "proto3"; message L { repeated int32 a = 1; }`;
    const { shown } = inspect({ schema, source: { kind: "bytes", bytes } }).find("text")!;
    expect(shown).toEqual({ text: expect.any(String), length: 5 * 3 * recordsInSlice });
    expect(shown!.text).toHaveLength(mostTextShown);
  });

  test.each(examples)("the example $name is right", ({ state }) => {
    const { updates } = inspect({ ...state, source: { kind: state.form, text: state.input } });
    expect(updates.filter((update) => "problems" in update && update.problems.length > 0)).toEqual([]);
    expect(updates.findLast(({ part }) => part === "records")).toMatchObject({ problem: "" });
    expect(compareSchemas(state.oldSchema, state.newSchema).issues?.length).toBeGreaterThan(3);
  });
});

describe("comparisons", () => {
  const proto = (fields: string): string => `syntax = "proto3";\nmessage M {\n${fields}\n}`;

  test("two schemas: the worst difference comes first, with its places", () => {
    const { issues, grade } = compareSchemas(proto("int32 a = 1;\nstring b = 2;"), proto("int64 a = 1;\nint32 b = 2;"));
    expect(grade).toBe("unknown");
    expect(issues!.map(({ rule, path }) => [rule, path])[0]).toEqual(["FIELD_WIRE_COMPATIBLE_TYPE", "M.b"]);
    expect(issues![0]).toMatchObject({ old: { line: 4 }, new: { line: 4 }, newReadsOld: "unknown" });
  });

  test("a wrong schema is no comparison", () => {
    const { issues, oldProblems, newProblems } = compareSchemas("message {", proto(""));
    expect([issues, oldProblems.length, newProblems.length]).toEqual([undefined, 1, 0]);
    expect(compareSchemas("", "").issues).toBeUndefined();
  });

  const schema = `syntax = "proto3"; message M { int32 a = 1; repeated string b = 2; map<string, int32> c = 3; M d = 4; }`;

  test("two messages: what differs, by its path", () => {
    const one = "0801 120178 1a070a036b206b1002 2202 0805";
    const other = "0802 120178 120179 1a070a036b206b1003 2200";
    expect(compareMessages(schema, "M", one, other).differences).toEqual([
      { path: "a", first: "1", second: "2" },
      { path: "b[1]", first: undefined, second: '"y"' },
      { path: 'c["k k"]', first: "2", second: "3" },
      { path: "d.a", first: "5", second: undefined },
    ]);
  });

  test("the same fields of other bytes, and what is no message", () => {
    expect(compareMessages(schema, "", "0801", "0801 2801")).toMatchObject({ differences: [], sameBytes: false });
    expect(compareMessages(schema, "", "CAE=", "0801")).toMatchObject({ differences: [], sameBytes: true });
    expect(compareMessages(schema, "", "08", "0801")).toMatchObject({
      differences: undefined,
      firstProblems: [{}],
      secondProblems: [],
    });
  });
});

test("files go to the pane of their kind", () => {
  const names = ["a.proto", "a.JSON", "a.txtpb", "a.bin", "a"];
  expect(names.map(paneOfFile)).toEqual(["schema", "json", "text", "bytes", "bytes"]);
});
