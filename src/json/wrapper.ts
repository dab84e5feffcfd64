import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import { isMessageObject } from "../message/property.ts";
import { wrongType } from "../message/scalar-value.ts";
import { getOr, wellKnownField } from "../message/well-known.ts";
import { zeroScalar } from "../message/zero-value.ts";
import type { JsonReader, JsonWriter } from "./context.ts";
import type { JsonValue } from "./json-value.ts";
import { readScalar, writeScalar } from "./scalar.ts";

/** Writes a wrapper (google.protobuf.Int32Value ...) as its value. */
export function writeWrapper(writer: JsonWriter, plan: MessagePlan, message: unknown): JsonValue {
  if (!isMessageObject(message)) return writer.place.failWith(wrongType(`a ${plan.typeName}`, message));
  const { field, scalar } = valueField(writer, plan);
  return writeScalar(writer, scalar, getOr(message, field.localName, zeroScalar(scalar, writer.representation)));
}

/** Reads a value into its wrapper. */
export function readWrapper(reader: JsonReader, plan: MessagePlan, json: unknown): object {
  const { field, scalar } = valueField(reader, plan);
  return { [field.localName]: readScalar(reader, scalar, json) };
}

function valueField(context: JsonWriter | JsonReader, plan: MessagePlan): { field: FieldPlan; scalar: ScalarType } {
  const field = wellKnownField(plan, 1);
  if (field.value.kind === "scalar") return { field, scalar: field.value.scalar };
  return context.place.fail("INVALID_SCHEMA", `${plan.typeName} is not the well-known type of that name`);
}
