import type { FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { getOwn, setOwn } from "./property.ts";
import { largestDenseType } from "./zero-value.ts";

/** Sets a field, and clears the other members of its oneof. Returns whether the property is new, so that `restoreOrder` is due. */
export function setField(message: object, field: FieldDescriptor, value: unknown): boolean {
  const isNew = !Object.hasOwn(message, field.localName);
  setOwn(message, field.localName, value);
  if (field.oneof !== undefined) {
    for (const other of field.oneof.fields) {
      if (other !== field && getOwn(message, other.localName) !== undefined) clearField(field.message, message, other);
    }
  }
  return isNew;
}

/** Makes a field of explicit presence absent: undefined in types of up to 64 fields, not own in larger ones; extensions are never own when absent. */
export function clearField(descriptor: MessageDescriptor, message: object, field: FieldDescriptor): void {
  const dense = descriptor.fields.length <= largestDenseType && field.kind === "field";
  if (!dense) Reflect.deleteProperty(message, field.localName);
  else if (Object.hasOwn(message, field.localName)) setOwn(message, field.localName, undefined);
}
