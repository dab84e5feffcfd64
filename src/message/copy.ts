import { ProtobufError } from "../errors.ts";
import type { FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { floodText, isFlooded } from "./flooded-keys.ts";
import { keepNaN } from "./keep-nan.ts";
import { mapEntries, setMapEntry } from "./map-key.ts";
import type { Representation } from "./message-type.ts";
import { enter, leave, type Nesting } from "./nesting.ts";
import { type AnyMessage, getOwn, isMap, isMessageObject, setOwn } from "./property.ts";
import { copyScalar, wrongType } from "./scalar-value.ts";
import { copyUnknown } from "./unknown-fields.ts";
import { zeroValue } from "./zero-value.ts";

/**
 * A deep copy of a message or a literal, in the shape that decode gives: fields in number order with the absent ones filled in, 64-bit integers and
 * maps in the representation; then the extensions that are present, in number order; then the unknown fields. Other properties are left out.
 *
 * Errors, without a path: CYCLE, LIMIT_EXCEEDED, INVALID_TYPE and OUT_OF_RANGE where the value has not been verified.
 */
export function copyMessage(
  plan: MessagePlan,
  representation: Representation,
  source: unknown,
  nesting: Nesting,
): AnyMessage {
  if (!isMessageObject(source)) throw wrongShape("a message", source);
  enter(nesting, source);
  const copy: AnyMessage = {};
  const dense = plan.absentIsOwn;
  for (const field of plan.fields) {
    const value = getOwn(source, field.localName);
    if (value !== undefined) setOwn(copy, field.localName, copyField(field, representation, value, nesting));
    else if (field.presence === "implicit") setOwn(copy, field.localName, zeroValue(field, representation));
    else if (dense) setOwn(copy, field.localName, undefined);
  }
  if (plan.members.length > plan.fields.length) copyExtensions(copy, plan, representation, source, nesting);
  copyUnknown(copy, source);
  leave(nesting);
  return copy;
}

function copyExtensions(
  copy: AnyMessage,
  plan: MessagePlan,
  representation: Representation,
  source: object,
  nesting: Nesting,
): void {
  for (const member of plan.members) {
    if (member.kind !== "extension") continue;
    const value = getOwn(source, member.localName);
    if (value !== undefined) copy[member.localName] = copyField(member, representation, value, nesting);
  }
}

/** A deep copy of a field's value, as `copyMessage` makes it. */
export function copyField(field: FieldPlan, representation: Representation, value: unknown, nesting: Nesting): unknown {
  if (field.cardinality === "singular") return copyValue(field.value, representation, value, nesting);
  const copy = zeroValue(field, representation);
  if (field.cardinality === "map") copyEntries(field, representation, copy as object, value, nesting);
  else appendElements(field, representation, copy as unknown[], value, nesting);
  return copy;
}

/** Copies the elements of a list to the end of `target`, which may be the same list. */
export function appendElements(
  field: FieldPlan,
  representation: Representation,
  target: unknown[],
  source: unknown,
  nesting: Nesting,
): void {
  if (!Array.isArray(source)) throw wrongShape("an array", source);
  const { length } = source;
  for (let index = 0; index < length; index++) {
    const element = copyValue(field.value, representation, source[index], nesting);
    if (element !== element) keepNaN(target);
    target.push(element);
  }
}

/** Copies the entries of a map to `target`, in the form that `target` has; those of the same key are replaced. */
export function copyEntries(
  field: MapPlan,
  representation: Representation,
  target: object,
  source: unknown,
  nesting: Nesting,
): void {
  if (!isMap(source) && !isMessageObject(source)) throw wrongShape("an object or a Map", source);
  const entries = mapEntries(source);
  if (entries.length === 0) return;
  enter(nesting, source);
  const keyIsText = !isMap(source);
  for (const [key, value] of entries) {
    setMapEntry(
      target,
      field.key.scalar,
      key,
      keyIsText,
      copyValue(field.value, representation, value, nesting),
      representation,
    );
    if (isFlooded(target)) throw new ProtobufError("LIMIT_EXCEEDED", floodText);
  }
  leave(nesting);
}

function copyValue(type: ValuePlan, representation: Representation, value: unknown, nesting: Nesting): unknown {
  if (type.kind === "message") return copyMessage(type.message, representation, value, nesting);
  return type.kind === "scalar"
    ? copyScalar(type.scalar, value, representation)
    : copyScalar("int32", value, representation);
}

function wrongShape(expected: string, value: unknown): ProtobufError {
  const { code, message } = wrongType(expected, value);
  return new ProtobufError(code, message);
}
