import type { FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { checkOptionsObject, checkType } from "./check-arguments.ts";
import { type AnyMap, mapEntries, mapKeyText } from "./map-key.ts";
import type { MessageType, Representation } from "./message-type.ts";
import { type DepthOptions, enter, leave, type Nesting, startNesting } from "./nesting.ts";
import { getOwn, isMap, isMessageObject } from "./property.ts";
import { splitRecords } from "./read-unknown.ts";
import { equalBytes, equalScalars } from "./scalar-value.ts";
import { getUnknown } from "./unknown-fields.ts";
import { withPath } from "./verify.ts";
import { zeroValue } from "./zero-value.ts";

/**
 * Tells whether two messages (or literals) of one type are the same.
 *
 * NaN equals NaN, 0 and -0 differ, `float` is compared as rounded, 64-bit integers by value in whatever form, maps without order in either form.
 * An absent field differs from a present zero; where presence is implicit both are the same. Unknown fields are compared as bytes, those of one
 * field number in their order. Values of a wrong kind are equal to nothing. Errors: CYCLE, LIMIT_EXCEEDED (`maxDepth`), INVALID_ARGUMENT for wrong options.
 */
export function equals<T>(type: MessageType<T>, left: T, right: T, options: DepthOptions = {}): boolean {
  checkType(type);
  checkOptionsObject(options);
  const nesting = startNesting(options.maxDepth);
  return withPath(type, left, options, "compare", () =>
    equalMessages(type.plan, type.plan.representation, left, right, nesting),
  );
}

function equalMessages(
  plan: MessagePlan,
  representation: Representation,
  left: unknown,
  right: unknown,
  nesting: Nesting,
): boolean {
  if (!isMessageObject(left) || !isMessageObject(right)) return false;
  enter(nesting, left);
  for (const member of plan.members) {
    const leftValue = getOwn(left, member.localName);
    const rightValue = getOwn(right, member.localName);
    if (leftValue === undefined && rightValue === undefined) continue;
    if (!equalFields(member, representation, leftValue, rightValue, nesting)) return false;
  }
  leave(nesting);
  return equalUnknown(left, right);
}

function equalFields(
  field: FieldPlan,
  representation: Representation,
  left: unknown,
  right: unknown,
  nesting: Nesting,
): boolean {
  if (left === undefined || right === undefined) {
    if (field.presence !== "implicit") return false;
    const zero = zeroValue(field, representation);
    if (left === undefined) left = zero;
    else right = zero;
  }
  if (field.cardinality === "repeated") return equalLists(field, representation, left, right, nesting);
  if (field.cardinality === "map") return equalMaps(field, representation, left, right, nesting);
  return equalValues(field.value, representation, left, right, nesting);
}

function equalLists(
  field: FieldPlan,
  representation: Representation,
  left: unknown,
  right: unknown,
  nesting: Nesting,
): boolean {
  if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) {
    if (!equalValues(field.value, representation, left[index], right[index], nesting)) return false;
  }
  return true;
}

function equalMaps(
  field: MapPlan,
  representation: Representation,
  left: unknown,
  right: unknown,
  nesting: Nesting,
): boolean {
  if (!isAnyMap(left) || !isAnyMap(right)) return false;
  const leftEntries = entriesByText(field, left);
  const rightEntries = entriesByText(field, right);
  if (leftEntries.size !== rightEntries.size) return false;
  if (leftEntries.size === 0) return true;
  enter(nesting, left);
  for (const [text, value] of leftEntries) {
    if (!rightEntries.has(text) || !equalValues(field.value, representation, value, rightEntries.get(text), nesting))
      return false;
  }
  leave(nesting);
  return true;
}

function isAnyMap(value: unknown): value is AnyMap {
  return isMap(value) || isMessageObject(value);
}

function entriesByText(field: MapPlan, map: AnyMap): Map<string, unknown> {
  const entries = mapEntries(map);
  if (!isMap(map)) return new Map(entries as [string, unknown][]);
  return new Map(entries.map(([key, value]) => [mapKeyText(field.key.scalar, key), value]));
}

function equalValues(
  type: ValuePlan,
  representation: Representation,
  left: unknown,
  right: unknown,
  nesting: Nesting,
): boolean {
  if (type.kind === "message") return equalMessages(type.message, representation, left, right, nesting);
  return type.kind === "scalar" ? equalScalars(type.scalar, left, right) : left === right;
}

function equalUnknown(left: object, right: object): boolean {
  const leftBytes = getUnknown(left);
  const rightBytes = getUnknown(right);
  if (leftBytes === undefined || rightBytes === undefined) return leftBytes === rightBytes;
  if (leftBytes.length !== rightBytes.length) return false;
  return equalBytes(leftBytes, rightBytes) || equalRecords(leftBytes, rightBytes);
}

/** Compares record by record after sorting by field number; the sort is stable, so that records of one number stay in order. */
function equalRecords(left: Uint8Array, right: Uint8Array): boolean {
  const leftRecords = trySplit(left);
  const rightRecords = trySplit(right);
  if (leftRecords?.length !== rightRecords?.length || leftRecords === undefined || rightRecords === undefined)
    return false;
  return leftRecords.every(({ start, end }, index) => {
    const other = rightRecords[index]!;
    return equalBytes(left.subarray(start, end), right.subarray(other.start, other.end));
  });
}

/** The records in the order of their numbers; undefined for bytes that are no records. */
function trySplit(bytes: Uint8Array): ReturnType<typeof splitRecords> | undefined {
  try {
    return splitRecords(bytes).sort((one, other) => one.number - other.number);
  } catch {
    return undefined;
  }
}
