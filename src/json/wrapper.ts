import type { FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import type { ScalarType } from "../schema/scalar-type.ts";
import { isMessageObject } from "../message/property.ts";
import { wrongType } from "../message/scalar-value.ts";
import { getOr, wellKnownField } from "../message/well-known.ts";
import { zeroScalar } from "../message/zero-value.ts";
import type { JsonReader, JsonWriter } from "./context.ts";
import type { JsonValue } from "./json-value.ts";
import { readScalar, writeScalar } from "./scalar.ts";

/** Writes a wrapper (google.protobuf.Int32Value ...) as its value. */
export function writeWrapper(writer: JsonWriter, descriptor: MessageDescriptor, message: unknown): JsonValue {
  if (!isMessageObject(message)) return writer.place.failWith(wrongType(`a ${descriptor.name}`, message));
  const { field, scalar } = valueField(writer, descriptor);
  return writeScalar(writer, scalar, getOr(message, field.localName, zeroScalar(scalar, writer.representation)));
}

/** Reads a value into its wrapper. */
export function readWrapper(reader: JsonReader, descriptor: MessageDescriptor, json: unknown): object {
  const { field, scalar } = valueField(reader, descriptor);
  return { [field.localName]: readScalar(reader, scalar, json) };
}

function valueField(context: JsonWriter | JsonReader, descriptor: MessageDescriptor): { field: FieldDescriptor; scalar: ScalarType } {
  const field = wellKnownField(descriptor, 1);
  if (field.value.kind === "scalar") return { field, scalar: field.value.scalar };
  return context.place.fail("INVALID_SCHEMA", `${descriptor.typeName} is not the well-known type of that name`);
}
