import fc from "fast-check";
import { enumNumbers, propertyOf } from "./schema-model.ts";
import type { FieldModel, Scalar, SchemaModel, TypeModel } from "./schema-model.ts";

/** Messages in messages, at most. */
const levels = 3;

export type Value = Record<string, any>;

const int32 = fc.oneof(fc.integer(), fc.integer({ min: -200, max: 200 }), fc.constantFrom(-(2 ** 31), 2 ** 31 - 1));
const uint32 = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.constant(2 ** 32 - 1));
const int64 = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.bigInt({ min: -300n, max: 300n }),
  fc.constantFrom(-(2n ** 63n), 2n ** 53n + 1n),
);
const uint64 = fc.oneof(
  fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  fc.bigInt({ min: 0n, max: 300n }),
  fc.constant(2n ** 64n - 1n),
);
const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("__proto__", "constructor", "a".repeat(200)),
);

const scalarValues: Readonly<Record<Scalar, fc.Arbitrary<unknown>>> = {
  double: fc.double(),
  float: fc.float(),
  int32,
  int64,
  uint32,
  uint64,
  sint32: int32,
  sint64: int64,
  fixed32: uint32,
  fixed64: uint64,
  sfixed32: int32,
  sfixed64: int64,
  bool: fc.boolean(),
  string: text,
  bytes: fc.uint8Array({ maxLength: 40 }).map((bytes) => Uint8Array.from(bytes)),
};

const closedValues = fc.constantFrom(...enumNumbers);

/** Values of a message of the schema: literals as a user writes them, with any fields left out. */
export function messageValue(schema: SchemaModel, message = 0, level = 0): fc.Arbitrary<Value> {
  const fields = schema.messages[message]!.fields.filter((field) => level < levels || !isNesting(field));
  const members = fields.filter((field) => field.placement === "oneof");
  const plain = fields.filter((field) => field.placement !== "oneof");
  const values = Object.fromEntries(plain.map((field) => [propertyOf(field), fieldValue(schema, field, level)]));
  const requiredKeys = plain.filter((field) => field.placement === "required").map(propertyOf);
  const choice = fc.oneof(
    fc.constant({}),
    ...members.map((field) =>
      singleValue(schema, field, field.type, level).map((value) => ({ [propertyOf(field)]: value })),
    ),
  );
  return fc
    .tuple(fc.record(values, { requiredKeys, noNullPrototype: true }), choice)
    .map(([record, chosen]) => ({ ...record, ...chosen }));
}

function isNesting({ type, placement }: FieldModel): boolean {
  return type.kind === "message" || placement.startsWith("group");
}

function fieldValue(schema: SchemaModel, field: FieldModel, level: number): fc.Arbitrary<unknown> {
  const single = singleValue(schema, field, field.type, level);
  const maxLength = isNesting(field) ? 2 : 6;
  if (field.placement === "map") {
    return fc
      .array(fc.tuple(scalarValues[field.key].map(String), single), { maxLength })
      .map((entries) => Object.fromEntries(entries));
  }
  const repeated = ["packed", "expanded", "group list"].includes(field.placement);
  // An empty list of an extension is no extension.
  return repeated ? fc.array(single, { minLength: field.extension ? 1 : 0, maxLength }) : single;
}

function singleValue(schema: SchemaModel, field: FieldModel, type: TypeModel, level: number): fc.Arbitrary<unknown> {
  if (type.kind === "scalar") return scalarValues[type.scalar];
  if (type.kind === "enum") return type.open ? fc.oneof(closedValues, int32) : closedValues;
  const inner = messageValue(schema, type.message, level + 1);
  if (!field.placement.startsWith("group") || schema.syntax !== "proto2") return inner;
  return fc.record({ inner, number: int32 }, { requiredKeys: [], noNullPrototype: true });
}
