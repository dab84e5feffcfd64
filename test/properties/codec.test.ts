import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { create, clone, equals, merge, unknownFields } from "../../src/index.ts";
import type { MessageCodec } from "../../src/index.ts";
import { engines, loadFor } from "../support/engines.ts";
import type { EngineName } from "../support/engines.ts";
import { concat, toHex } from "../support/hex.ts";
import { asMentioned } from "../support/notation.ts";
import { outcome } from "../support/outcome.ts";
import { mutate, mutations } from "./mutations.ts";
import { allShapes, schemaModel, schemaText, shapesOf } from "./schema-model.ts";
import type { SchemaModel } from "./schema-model.ts";
import { messageValue } from "./value-arbitrary.ts";
import type { Value } from "./value-arbitrary.ts";

/** Schemas drawn per property, and values per schema. */
const schemaRuns = 60;
const valuesPerSchema = 4;

/** How many of the schemas had each shape. */
const shapeCounts = new Map<string, number>();

interface Drawn {
  readonly model: SchemaModel;
  readonly values: readonly Value[];
}

const drawn: fc.Arbitrary<Drawn> = schemaModel.chain((model) =>
  fc.record({
    model: fc.constant(model),
    values: fc.array(messageValue(model), { minLength: 1, maxLength: valuesPerSchema }),
  }),
);

function codecFor(model: SchemaModel, engine: EngineName): MessageCodec {
  for (const shape of shapesOf(model)) shapeCounts.set(shape, (shapeCounts.get(shape) ?? 0) + 1);
  return loadFor(engine).source(schemaText(model)).message("t.M0");
}

function forAll<T>(arbitrary: fc.Arbitrary<T>, property: (drawn: T) => void): void {
  fc.assert(fc.property(arbitrary, property), { numRuns: schemaRuns });
}

/** What decode comes to, with a message as its value and as its bytes. */
function decoded(codec: MessageCodec, bytes: Uint8Array): unknown {
  const result = outcome(() => codec.decode(bytes));
  return "error" in result
    ? result
    : { ...result, reencoded: toHex(codec.encode(result.value, { deterministic: true })) };
}

afterAll(() => {
  const missing = allShapes.filter((shape) => (shapeCounts.get(shape) ?? 0) < 3);
  expect(missing, "shapes that the random schemas hardly had").toEqual([]);
});

describe.each(engines)("%s", (engine) => {
  test("decode gives back what encode was given, in as many bytes as size says", () => {
    forAll(drawn, ({ model, values }) => {
      const codec = codecFor(model, engine);
      for (const value of values) {
        const bytes = codec.encode(value);
        const message = codec.decode(bytes);
        expect(asMentioned(message, value)).toEqual(value);
        expect(equals(codec, message, create(codec, value))).toBe(true);
        expect(codec.size(value)).toBe(bytes.length);
        expect(toHex(codec.encode(message))).toBe(toHex(bytes));
      }
    });
  });

  test("records may come in any order and more than once: decoding two messages in a row is merging them", () => {
    forAll(drawn, ({ model, values }) => {
      const codec = codecFor(model, engine);
      const [first, second] = [codec.encode(values[0]), codec.encode(values.at(-1))];
      const merged = merge(codec, codec.decode(first), codec.decode(second));
      expect(toHex(codec.encode(merged, { deterministic: true }))).toBe(
        toHex(codec.encode(codec.decode(concat([first, second])), { deterministic: true })),
      );
    });
  });

  test("clone, spread and merge keep unknown fields", () => {
    const reader = loadFor(engine).source('syntax = "proto3"; message Empty {}').message("Empty");
    forAll(drawn, ({ model, values }) => {
      const codec = codecFor(model, engine);
      for (const value of values) {
        const bytes = codec.encode(value);
        const message = reader.decode(bytes);
        for (const copy of [message, clone(reader, message), { ...message }, merge(reader, create(reader), message)]) {
          expect(toHex(reader.encode(copy))).toBe(toHex(bytes));
        }
        expect(bytes.length === 0 || message[unknownFields].length === bytes.length).toBe(true);
      }
    });
  });

  test("a clone is equal and shares nothing", () => {
    forAll(drawn, ({ model, values }) => {
      const codec = codecFor(model, engine);
      for (const value of values) {
        const message = codec.decode(codec.encode(value));
        const copy = clone(codec, message);
        expect(copy).toEqual(message);
        expect(equals(codec, copy, message)).toBe(true);
        expect([...objectsOf(copy)].filter((object) => objectsOf(message).has(object))).toEqual([]);
      }
    });
  });

  test("a reader of an older schema hands on what it does not know", () => {
    const withOlder = drawn.chain(({ model, values }) =>
      fc.record({ model: fc.constant(model), values: fc.constant(values), older: olderSchema(model) }),
    );
    forAll(withOlder, ({ model, values, older }) => {
      const [newer, old] = [codecFor(model, engine), codecFor(older, engine)];
      for (const value of values) {
        const bytes = newer.encode(value, { deterministic: true });
        const handedOn = old.encode(old.decode(bytes));
        expect(toHex(newer.encode(newer.decode(handedOn), { deterministic: true }))).toBe(toHex(bytes));
      }
    });
  });
});

describe("the engines agree", () => {
  test("on the bytes of values", () => {
    forAll(drawn, ({ model, values }) => {
      const codecs = engines.map((engine) => codecFor(model, engine));
      for (const value of values) {
        for (const deterministic of [false, true]) {
          const [first, ...others] = codecs.map((codec) => toHex(codec.encode(value, { deterministic })));
          for (const other of others) expect(other).toBe(first);
        }
      }
    });
  });

  test("on any bytes at all: the same message, or the same ProtobufError", () => {
    const withChanges = fc.tuple(
      drawn,
      fc.array(mutations, { minLength: valuesPerSchema, maxLength: valuesPerSchema * 3 }),
    );
    forAll(withChanges, ([{ model, values }, changes]) => {
      const codecs = engines.map((engine) => codecFor(model, engine));
      const encoded = values.map((value) => codecs[0]!.encode(value));
      for (const [index, change] of changes.entries()) {
        const bytes = mutate(encoded[index % encoded.length]!, change);
        const [first, ...others] = codecs.map((codec) => decoded(codec, bytes));
        for (const other of others) expect(other, toHex(bytes)).toEqual(first);
      }
    });
  });

  test("on noise", () => {
    forAll(fc.tuple(schemaModel, fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 20 })), ([model, inputs]) => {
      const codecs = engines.map((engine) => codecFor(model, engine));
      for (const bytes of inputs) {
        const [first, ...others] = codecs.map((codec) => decoded(codec, bytes));
        for (const other of others) expect(other, toHex(bytes)).toEqual(first);
      }
    });
  });

  test("on what they refuse to encode", () => {
    const wrong = fc.constantFrom<unknown>(
      null,
      "x",
      1.5,
      -1,
      2 ** 40,
      true,
      {},
      [],
      [null],
      "\ud800",
      Number.NaN,
      2n ** 70n,
      { a: null },
    );
    forAll(fc.tuple(drawn, fc.nat(7), wrong), ([{ model, values }, index, junk]) => {
      const fields = model.messages[0]!.fields;
      const { name, extension } = fields[index % fields.length]!;
      const value = { ...values[0], [extension ? `[t.${name}]` : name]: junk };
      const [first, ...others] = engines.map((engine) =>
        outcome(() => toHex(codecFor(model, engine).encode(value, { deterministic: true }))),
      );
      for (const other of others) expect(other).toEqual(first);
    });
  });
});

/** The schema with fields left out of each of its messages. */
function olderSchema(model: SchemaModel): fc.Arbitrary<SchemaModel> {
  return fc.tuple(...model.messages.map(({ fields }) => fc.subarray([...fields]))).map((kept) => ({
    ...model,
    messages: model.messages.map((message, index) => ({ ...message, fields: kept[index]! })),
  }));
}

function objectsOf(value: unknown, found: Set<object> = new Set()): Set<object> {
  if (typeof value !== "object" || value === null) return found;
  found.add(value);
  if (value instanceof Uint8Array) return found.add(value.buffer);
  for (const key of Reflect.ownKeys(value)) objectsOf((value as Record<string | symbol, unknown>)[key], found);
  return found;
}
