import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { create, equals, isProtobufError, type MessageCodec, parse, verify } from "../../src/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { schemaModel, schemaText } from "../properties/schema-model.ts";
import { messageValue } from "../properties/value-arbitrary.ts";
import { outcome } from "../support/outcome.ts";
import { source } from "./schema.ts";

const codec: MessageCodec = parse(source).message("t.M");

/** A text that is accepted gives a message that encode takes and that text format gives back; any other one a ProtobufError with a place. */
function expectHandled(text: string): boolean {
  let message: unknown;
  try {
    message = fromText(codec, text);
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    expect(error).toMatchObject({
      line: expect.any(Number),
      column: expect.any(Number),
      offset: expect.any(Number),
      typeName: "t.M",
    });
    return false;
  }
  expect(verify(codec, message)).toEqual([]);
  expect(equals(codec, fromText(codec, toText(codec, message)), message)).toBe(true);
  return true;
}

const words = [
  "d",
  "s",
  "b",
  "i",
  "e",
  "bo",
  "m",
  "ms",
  "mp",
  "mm",
  "any",
  "Grp",
  "foo",
  "c1",
  "c2",
  "key",
  "value",
  "[t.ext]",
  "[t.rext]",
  "[a/t.M]",
  "[",
  "]",
  "{",
  "}",
  "<",
  ">",
  ":",
  ",",
  ";",
  "-",
  "1",
  "0x1f",
  "017",
  "1.5",
  "1e9",
  "inf",
  "nan",
  "true",
  "A",
  '"a"',
  "'b'",
  '"\\xff"',
  '"\\u00e9"',
  "# c\n",
  "\n",
  "/",
  ".",
  '"',
  "é",
  "\0",
  "\\",
];

/** Fields that may stand in a message once. */
const single = [
  "d: 1",
  "c1: 5",
  "e: C,",
  "[t.ext]: 5",
  "s: 'a' \"b\"",
  "Grp { x: 0x5 };",
  "f: - 1e5f",
  "[t.Scope.sc] <>",
  "any { [x/t.M] { bo: t } }",
  "u64: 077",
];

/** Texts of the grammar. */
const grammar = fc.letrec<{ message: string; field: string }>((tie) => ({
  message: fc
    .tuple(fc.subarray(single), fc.array(tie("field"), { maxLength: 4 }))
    .map(([once, fields]) => [...once, ...fields].join(" ")),
  field: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(
      "i: 1",
      "i: [1, 2,3]",
      "ss: 'a' \"b\"",
      "bools: [t, False, 1]",
      "es: [A, 1]",
      "fs: - 1e5f",
      "foo: [x, {}]",
      'mp { key: "a" value: 0x10 }',
      "[t.rext] {}",
    ),
    tie("message").map((message) => `ms { ${message} };`),
    tie("message").map((message) => `ms: [<${message}>, {}]`),
    tie("message").map((message) => `mm { key: 1 value: {${message}} }`),
    tie("message").map((message) => `[t.rext]: [{ ${message} }, {}]`),
  ),
})).message;

describe("any text gives a message or a ProtobufError", () => {
  let accepted = 0;

  test("random characters", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: "binary", maxLength: 60 })),
        (text) => void expectHandled(text),
      ),
      { numRuns: 3000 },
    );
  });

  test("random words", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 25 }), (text) => void expectHandled(text.join(" "))),
      { numRuns: 5000 },
    );
  });

  test("texts of the grammar, as they are and changed", () => {
    const change = fc.record({ at: fc.nat(300), remove: fc.nat(3), insert: fc.constantFrom("", ...words) });
    fc.assert(
      fc.property(grammar, fc.array(change, { maxLength: 3 }), (text, changes) => {
        for (const { at, remove, insert } of changes) text = text.slice(0, at) + insert + text.slice(at + remove);
        if (expectHandled(text)) accepted++;
      }),
      { numRuns: 3000 },
    );
    expect(accepted).toBeGreaterThan(500);
    expect(accepted).toBeLessThan(2500);
  });
});

test("text format gives back what it was given", () => {
  const drawn = schemaModel.chain((model) => fc.record({ model: fc.constant(model), value: messageValue(model) }));
  fc.assert(
    fc.property(drawn, fc.boolean(), ({ model, value }, singleLine) => {
      const random = parse(schemaText(model)).message("t.M0");
      const message = create(random, value);
      const text = toText(random, value, { singleLine });
      expect(text).toBe(toText(random, message, { singleLine }));
      expect(outcome(() => equals(random, fromText(random, text), message))).toEqual({ value: true });
      expect(fromText(random, text)).toEqual(message);
    }),
    { numRuns: 500 },
  );
});
