import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { getOwn, setOwn } from "./property.ts";

/**
 * Sets a field, and clears the other members of its oneof. Returns whether the property is new, so that `restoreOrder`
 * is needed.
 */
export function setField(plan: MessagePlan, message: object, field: FieldPlan, value: unknown): boolean {
  const isNew = !Object.hasOwn(message, field.localName);
  setOwn(message, field.localName, value);
  if (field.oneof !== undefined) {
    for (const other of field.oneof.fields) {
      if (other !== field && getOwn(message, other.localName) !== undefined) clearField(plan, message, other);
    }
  }
  return isNew;
}

/** Makes a field of explicit presence absent: undefined in types of up to 64 fields, not own in larger ones; extensions are never own when absent. */
export function clearField(plan: MessagePlan, message: object, field: FieldPlan): void {
  const dense = plan.absentIsOwn && field.kind === "field";
  if (!dense) Reflect.deleteProperty(message, field.localName);
  else if (Object.hasOwn(message, field.localName)) setOwn(message, field.localName, undefined);
}
