import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "../../src/index.ts";
import { fromJson, fromJsonString, type JsonValue, toJson, toJsonString } from "../../src/json/index.ts";
import { schemaModel, schemaText } from "../properties/schema-model.ts";
import { messageValue } from "../properties/value-arbitrary.ts";
import { outcome } from "../support/outcome.ts";
import { All } from "./schema.ts";

const drawn = schemaModel.chain((model) =>
  fc.record({ model: fc.constant(model), values: fc.array(messageValue(model), { minLength: 1, maxLength: 8 }) }),
);

describe("fromJson(toJson(message))", () => {
  it("is the message, by value and by text, under all options", () => {
    const options = fc.record({
      emitDefaults: fc.boolean(),
      enumsAsIntegers: fc.boolean(),
      useProtoNames: fc.boolean(),
      indent: fc.constantFrom(0, 2, "\t"),
    });
    const schemaOptions = fc.record({
      int64: fc.constantFrom("bigint", "string", "long"),
      maps: fc.constantFrom("object", "map"),
    } as const);
    fc.assert(
      fc.property(drawn, options, schemaOptions, ({ model, values }, written, loaded) => {
        const codec = parse(schemaText(model), loaded).message("t.M0");
        for (const value of values) {
          // What decode gives, so that the order of properties is compared with decode's.
          const message = codec.decode(codec.encode(value)) as object;
          const json = toJson(codec, message, written);
          expect(fromJson(codec, json)).toEqual(message);
          const read = fromJsonString(codec, toJsonString(codec, message, written)) as object;
          expect(read).toEqual(message);
          expect(Object.keys(read)).toEqual(Object.keys(message));
          expect(JSON.parse(toJsonString(codec, message, written))).toEqual(json);
        }
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});

describe("any JSON", () => {
  const key = fc.constantFrom(
    "scalars",
    "numbers",
    "items",
    "labels",
    "byInt",
    "choiceText",
    "child",
    "any",
    "timestamp",
    "duration",
    "mask",
    "struct",
    "value",
    "values",
    "list",
    "longWrapper",
    "@type",
    "i32",
    "i64",
    "dbl",
    "data",
    "color",
    "text",
    "__proto__",
    "nullValue",
  );
  const leaf = fc.oneof(
    fc.constantFrom<JsonValue>(
      null,
      "",
      "1s",
      "1970-01-01T00:00:00Z",
      "type.googleapis.com/t.Scalars",
      "type.googleapis.com/google.protobuf.Any",
      "RED",
      "NaN",
      1e400,
      -0,
    ),
    fc.double().map(Number),
    fc.integer(),
    fc.boolean(),
    fc.string(),
  );
  const json = fc.letrec<{ value: JsonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.array(tie("value"), { maxLength: 3 }),
      fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;

  /** Numbers of NullValue that it does not declare are written as null, and so are 0 when they come back. */
  const hasOtherNull = (value: JsonValue): boolean =>
    /"(?:null_?value|choice_?null|nulls)":(?:\[[^\]]*)?"?-?[\d.]*[1-9]/i.test(JSON.stringify(value));

  it("is a message or a ProtobufError, and a message is written again", () => {
    let messages = 0;
    fc.assert(
      fc.property(json, fc.boolean(), (value, ignoreUnknown) => {
        const read = outcome(() => fromJson(All, value, { ignoreUnknown }));
        if ("error" in read || hasOtherNull(value)) return;
        messages++;
        expect(fromJsonString(All, toJsonString(All, read.value))).toEqual(read.value);
        expect(All.decode(All.encode(read.value))).toEqual(read.value);
      }),
      { numRuns: 5000 },
    );
    expect(messages).toBeGreaterThan(50);
  });
});
