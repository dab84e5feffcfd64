import type { MessagePlan } from "../plan/plan.ts";
import {
  listOfPlain,
  plainOfList,
  plainOfStruct,
  plainOfValue,
  structOfPlain,
  valueOfPlain,
} from "../message/well-known-struct.ts";
import type { JsonReader, JsonWriter } from "./context.ts";
import { readFieldMask, writeFieldMask } from "./field-mask.ts";
import type { JsonValue } from "./json-value.ts";
import { readDuration, readTimestamp, writeDuration, writeTimestamp } from "./timestamp.ts";
import { readWrapper, writeWrapper } from "./wrapper.ts";

/** The form in JSON of a well-known type, whose messages are not objects of their fields. */
export interface SpecialForm {
  readonly write: (writer: JsonWriter, plan: MessagePlan, message: unknown) => JsonValue;
  readonly read: (reader: JsonReader, plan: MessagePlan, json: unknown) => object;
  /** It counts its own levels of nesting. */
  readonly nests: boolean;
}

/** google.protobuf.Any, which is special too; its form needs that of all others. */
const anyName = "google.protobuf.Any";

/** google.protobuf.Value, for which null is a value. */
export const valueName = "google.protobuf.Value";

const wrapper: SpecialForm = { write: writeWrapper, read: readWrapper, nests: false };

const forms: ReadonlyMap<string, SpecialForm> = new Map([
  ["google.protobuf.Timestamp", { write: writeTimestamp, read: readTimestamp, nests: false }],
  ["google.protobuf.Duration", { write: writeDuration, read: readDuration, nests: false }],
  ["google.protobuf.FieldMask", { write: writeFieldMask, read: readFieldMask, nests: false }],
  ["google.protobuf.Struct", { write: plainOfStruct as SpecialForm["write"], read: structOfPlain, nests: true }],
  ["google.protobuf.ListValue", { write: plainOfList as SpecialForm["write"], read: listOfPlain, nests: true }],
  [valueName, { write: plainOfValue as SpecialForm["write"], read: valueOfPlain, nests: true }],
  ["google.protobuf.DoubleValue", wrapper],
  ["google.protobuf.FloatValue", wrapper],
  ["google.protobuf.Int64Value", wrapper],
  ["google.protobuf.UInt64Value", wrapper],
  ["google.protobuf.Int32Value", wrapper],
  ["google.protobuf.UInt32Value", wrapper],
  ["google.protobuf.BoolValue", wrapper],
  ["google.protobuf.StringValue", wrapper],
  ["google.protobuf.BytesValue", wrapper],
]);

/** The special form of a type; undefined for ordinary types and of Any. Empty is ordinary: an object without keys. */
export function specialForm(plan: MessagePlan): SpecialForm | undefined {
  return plan.typeName.startsWith("google.protobuf.") ? forms.get(plan.typeName) : undefined;
}

/** Returns whether the content of an Any stands under the key "value". */
export function isSpecial(plan: MessagePlan): boolean {
  return plan.typeName === anyName || specialForm(plan) !== undefined;
}
