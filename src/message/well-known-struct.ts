import { ProtobufError } from "../errors.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { mapEntries } from "./map-key.ts";
import * as memoryCosts from "../plan/costs.ts";
import { entryMemory, grownMessageMemory, valueMemory } from "../plan/message-memory.ts";
import type { Representation } from "./message-type.ts";
import type { Place } from "./place.ts";
import { type AnyMessage, getOwn, isMessageObject, setOwn } from "./property.ts";
import { scalarProblem, wrongType } from "./scalar-value.ts";
import { getOr, wellKnownField } from "./well-known.ts";

/*
 * google.protobuf.Struct, Value and ListValue, and the plain values they stand for: null, boolean, number, string, arrays and objects.
 * https://protobuf.dev/reference/protobuf/google.protobuf/#struct
 */

/** The state of a conversion. */
export interface StructContext {
  readonly place: Place;
  readonly representation: Representation;
}

/** The state of a conversion of plain values. */
export interface PlainContext extends StructContext {
  /** The number that a plain value holds; undefined if it is not a number. */
  number(plain: unknown): number | undefined;
}

/** The numbers of the members of Value's oneof. */
const kinds = { null: 1, number: 2, string: 3, bool: 4, struct: 5, list: 6 } as const;

/** Struct to an object. Errors: INVALID_TYPE, OUT_OF_RANGE (NaN, infinities), INVALID_UTF8, LIMIT_EXCEEDED. */
export function plainOfStruct(context: StructContext, plan: MessagePlan, message: unknown): object {
  const { place } = context;
  const field = wellKnownField(plan, 1);
  const plain = {};
  place.enter(message);
  for (const [key, value] of mapEntries(contentOf(place, plan, message, field, {}))) {
    place.steps.push({ key });
    place.enter();
    const problem = scalarProblem("string", key);
    if (problem !== undefined) return place.failWith(problem);
    setOwn(plain, key as string, plainOfValue(context, messageOf(plan, field), value));
    place.leave();
    place.steps.pop();
  }
  place.leave();
  return plain;
}

/** ListValue to an array. Errors: as for `plainOfStruct`. */
export function plainOfList(context: StructContext, plan: MessagePlan, message: unknown): unknown[] {
  const { place } = context;
  const field = wellKnownField(plan, 1);
  const plain: unknown[] = [];
  place.enter(message);
  const list = contentOf(place, plan, message, field, []);
  if (!Array.isArray(list)) return place.failWith(wrongType("an array", list));
  for (const value of list) {
    place.steps.push(plain.length);
    plain.push(plainOfValue(context, messageOf(plan, field), value));
    place.steps.pop();
  }
  place.leave();
  return plain;
}

/**
 * Value to a plain value. Errors: as for `plainOfStruct`; INVALID_TYPE if no kind, or more than one, is set.
 */
export function plainOfValue(context: StructContext, plan: MessagePlan, message: unknown): unknown {
  const { place } = context;
  if (!isMessageObject(message)) return place.failWith(wrongType("a Value", message));
  const set = plan.fields.filter((field) => getOwn(message, field.localName) !== undefined);
  const field = set[0];
  if (field === undefined) return place.fail("INVALID_TYPE", "a Value without a kind stands for nothing");
  if (set.length > 1) return place.fail("ONEOF_CONFLICT", "more than one kind of the Value is set");
  place.enter(message);
  const plain = plainOfKind(context, field, getOwn(message, field.localName));
  place.leave();
  return plain;
}

function plainOfKind(context: StructContext, field: FieldPlan, value: unknown): unknown {
  const { place } = context;
  if (field.value.kind === "message") {
    const { message } = field.value;
    return field.number === kinds.struct
      ? plainOfStruct(context, message, value)
      : plainOfList(context, message, value);
  }
  if (field.value.kind === "enum") return null;
  const problem = scalarProblem(field.value.scalar, value);
  if (problem !== undefined) return place.failWith(problem);
  if (typeof value === "number" && !Number.isFinite(value))
    return place.fail("OUT_OF_RANGE", `a Value holds finite numbers only, not ${value}`);
  return value;
}

/** An object to Struct. Errors: INVALID_TYPE, OUT_OF_RANGE (NaN, infinities), INVALID_UTF8, LIMIT_EXCEEDED, CYCLE. */
export function structOfPlain(context: PlainContext, plan: MessagePlan, plain: unknown): AnyMessage {
  const { place, representation } = context;
  const field = wellKnownField(plan, 1);
  const map = representation.maps === "map" ? new Map<unknown, unknown>() : {};
  // A number from JSON text may be an object.
  const number = context.number(plain);
  if (number !== undefined || !isMessageObject(plain)) return place.failWith(wrongType("an object", number ?? plain));
  place.enter(plain);
  place.charge(grownMessageMemory(plan));
  for (const key of Object.keys(plain)) {
    place.steps.push({ key });
    place.enter();
    place.charge(entryMemory(key, representation.maps));
    const problem = scalarProblem("string", key);
    if (problem !== undefined) return place.failWith(problem);
    const value = valueOfPlain(context, messageOf(plan, field), getOwn(plain, key));
    if (map instanceof Map) map.set(key, value);
    else setOwn(map, key, value);
    place.leave();
    place.steps.pop();
  }
  place.leave();
  return { [field.localName]: map };
}

/** An array to ListValue. Errors: as for `structOfPlain`. */
export function listOfPlain(context: PlainContext, plan: MessagePlan, plain: unknown): AnyMessage {
  const { place } = context;
  const field = wellKnownField(plan, 1);
  if (!Array.isArray(plain)) return place.failWith(wrongType("an array", plain));
  place.enter(plain);
  place.charge(grownMessageMemory(plan) + plain.length * memoryCosts.element);
  const values: unknown[] = [];
  for (const element of plain) {
    place.steps.push(values.length);
    values.push(valueOfPlain(context, messageOf(plan, field), element));
    place.steps.pop();
  }
  place.leave();
  return { [field.localName]: values };
}

/** Any plain value to Value. Errors: as for `structOfPlain`. */
export function valueOfPlain(context: PlainContext, plan: MessagePlan, plain: unknown): AnyMessage {
  context.place.enter();
  context.place.charge(grownMessageMemory(plan));
  const [number, value] = kindOfPlain(context, plan, plain);
  if (typeof value !== "object") context.place.charge(valueMemory(value));
  context.place.leave();
  const set = wellKnownField(plan, number);
  const message: AnyMessage = {};
  for (const field of plan.fields) setOwn(message, field.localName, field === set ? value : undefined);
  return message;
}

function kindOfPlain(context: PlainContext, plan: MessagePlan, plain: unknown): [number: number, value: unknown] {
  const { place } = context;
  if (plain === null) return [kinds.null, 0];
  if (typeof plain === "boolean") return [kinds.bool, plain];
  if (typeof plain === "string") {
    const problem = scalarProblem("string", plain);
    if (problem !== undefined) return place.failWith(problem);
    return [kinds.string, plain];
  }
  const number = context.number(plain);
  if (number !== undefined) {
    if (!Number.isFinite(number)) return place.fail("OUT_OF_RANGE", `a Value holds finite numbers only, not ${number}`);
    return [kinds.number, number];
  }
  if (Array.isArray(plain))
    return [kinds.list, listOfPlain(context, messageOf(plan, wellKnownField(plan, kinds.list)), plain)];
  return [kinds.struct, structOfPlain(context, messageOf(plan, wellKnownField(plan, kinds.struct)), plain)];
}

function contentOf(place: Place, plan: MessagePlan, message: unknown, field: FieldPlan, absent: object): object {
  if (!isMessageObject(message)) return place.failWith(wrongType(`a ${plan.typeName}`, message));
  const content = getOr(message, field.localName, absent);
  if (typeof content !== "object" || content === null) return place.failWith(wrongType("an object", content));
  return content;
}

/** The message type of a field; for Struct's map and ListValue's list, the type of the values. */
function messageOf(plan: MessagePlan, field: FieldPlan): MessagePlan {
  if (field.value.kind === "message") return field.value.message;
  throw new ProtobufError("INVALID_SCHEMA", `${field.name} is not as in google/protobuf/struct.proto`, {
    typeName: plan.typeName,
  });
}
