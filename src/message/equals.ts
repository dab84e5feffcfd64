import type { FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { checkOptionsObject, checkType } from "./check-arguments.ts";
import { ProtobufError } from "../errors.ts";
import { type AnyMap, mapEntries, mapKeyText } from "./map-key.ts";
import { type MessageType, type Representation, unknownFields } from "./message-type.ts";
import { type DepthOptions, maxDepthOf } from "./nesting.ts";
import { PerType, type Prepared } from "./per-type.ts";
import { type AnyMessage, getMember, getOwn, isBytes, isMap, isMessageObject } from "./property.ts";
import { splitRecords } from "./read-unknown.ts";
import { equalBytes, equalScalars } from "./scalar-value.ts";
import { getUnknown } from "./unknown-fields.ts";
import { failure } from "./verify.ts";
import { zeroValue } from "./zero-value.ts";

/**
 * Returns whether two messages (or literals) of one type are equal.
 *
 * NaN equals NaN; 0 and -0 differ; `float` values are rounded first; 64-bit integers are compared by value, in any
 * form; maps are compared regardless of order and form. An absent field differs from a present zero, except where
 * presence is implicit. Unknown fields are compared as bytes, in order within each field number. A value of the wrong
 * type equals nothing. Errors: CYCLE, LIMIT_EXCEEDED (`maxDepth`), INVALID_ARGUMENT for wrong options.
 */
export function equals<T, TInit>(
  type: MessageType<T, TInit>,
  left: T | TInit,
  right: T | TInit,
  options?: DepthOptions,
): boolean {
  checkType(type);
  checkOptionsObject(options);
  const maxDepth = maxDepthOf(options);
  try {
    return comparers.of(type.plan)(left, right, maxDepth);
  } catch (error) {
    throw failure(type, left, options, "compare", error);
  }
}

/** Compares messages that may have `depth` levels below. Errors, without a path: LIMIT_EXCEEDED (also for a cycle). */
export type EqualMessages = (left: unknown, right: unknown, depth: number) => boolean;

/** Compares two values in messages; `depth` is that of messages or maps in that place. */
type Equal = (left: any, right: any, depth: number) => boolean;

/** The parts of the function that compares messages of a type, member by member. */
export interface EqualParts {
  readonly members: readonly FieldPlan[];
  /** Compare two values that are not both undefined. */
  readonly equals: readonly Equal[];
  /** Identical values are equal: true of scalars other than floating-point numbers and bytes. */
  readonly plain: readonly boolean[];
  /** Whether both can be messages; throws if they are too deep. */
  readonly enter: (left: unknown, right: unknown, depth: number) => boolean;
  /** Compares the unknown fields. */
  readonly finish: (left: object, right: object) => boolean;
}

const comparers: PerType<EqualMessages> = new PerType((plan, link, unroll) => {
  const { members } = plan;
  const parts: EqualParts = {
    members,
    equals: members.map((member) => fieldEqual(member, plan.representation, link)),
    plain: members.map(isPlain),
    enter,
    finish: equalUnknown,
  };
  return (unroll?.(plan, "equal", parts) as EqualMessages | undefined) ?? loop(parts);
});

function enter(left: unknown, right: unknown, depth: number): boolean {
  if (!isMessageObject(left) || !isMessageObject(right)) return false;
  if (depth < 0) throw tooDeep();
  return true;
}

/** The caller then walks the message again to find out whether it is a cycle. */
function tooDeep(): ProtobufError {
  return new ProtobufError("LIMIT_EXCEEDED", "more levels of nesting than maxDepth");
}

function loop({ members, equals: equal, plain }: EqualParts): EqualMessages {
  const names = members.map((member) => member.localName);
  const inherited = members.map((member) => member.inherited);
  return (left, right, depth) => {
    if (!enter(left, right, depth)) return false;
    for (let index = 0; index < names.length; index++) {
      const one = getMember(left as object, names[index]!, inherited[index]!);
      const other = getMember(right as object, names[index]!, inherited[index]!);
      if (one === other && (plain[index]! || one === undefined)) continue;
      if (!equal[index]!(one, other, depth - 1)) return false;
    }
    return equalUnknown(left as object, right as object);
  };
}

function isPlain({ cardinality, value }: FieldPlan): boolean {
  if (cardinality !== "singular" || value.kind === "message") return false;
  return value.kind === "enum" || !["float", "bytes"].includes(scalarTypes[value.scalar].kind);
}

type Link = (plan: MessagePlan) => Prepared<EqualMessages>;

/** An absent value equals a zero where presence is implicit. */
function fieldEqual(field: FieldPlan, representation: Representation, link: Link): Equal {
  const equal = presentEqual(field, link);
  if (field.presence !== "implicit")
    return (left, right, depth) => left !== undefined && right !== undefined && equal(left, right, depth);
  const zero = zeroValue(field, representation);
  return (left, right, depth) => equal(left === undefined ? zero : left, right === undefined ? zero : right, depth);
}

function presentEqual(field: FieldPlan, link: Link): Equal {
  const equal = valueEqual(field.value, link);
  if (field.cardinality === "repeated") return listEqual(equal);
  return field.cardinality === "map" ? mapEqual(field, equal) : equal;
}

function listEqual(equal: Equal): Equal {
  return (left, right, depth) => {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    for (let index = 0; index < left.length; index++) if (!equal(left[index], right[index], depth)) return false;
    return true;
  };
}

function mapEqual(field: MapPlan, equal: Equal): Equal {
  return (left, right, depth) => {
    if (!isAnyMap(left) || !isAnyMap(right)) return false;
    if (!isMap(left) && !isMap(right)) {
      const same = equalInOrder(equal, left, right, depth);
      if (same !== undefined) return same;
    }
    const leftEntries = entriesByText(field, left);
    const rightEntries = entriesByText(field, right);
    if (leftEntries.size !== rightEntries.size) return false;
    if (leftEntries.size === 0) return true;
    if (depth < 0) throw tooDeep();
    for (const [text, value] of leftEntries) {
      if (!rightEntries.has(text) || !equal(value, rightEntries.get(text), depth - 1)) return false;
    }
    return true;
  };
}

/** Compares maps that have the same keys in the same order, the usual case; undefined for others. */
function equalInOrder(equal: Equal, left: object, right: object, depth: number): boolean | undefined {
  const keys = Object.keys(left);
  const others = Object.keys(right);
  if (keys.length !== others.length) return false;
  for (let index = 0; index < keys.length; index++) if (keys[index] !== others[index]) return undefined;
  if (keys.length > 0 && depth < 0) throw tooDeep();
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]!;
    if (!equal(getOwn(left, key), getOwn(right, key), depth - 1)) return false;
  }
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

function valueEqual(type: ValuePlan, link: Link): Equal {
  if (type.kind === "scalar") return scalarEqual(type.scalar);
  if (type.kind === "enum") return (left, right) => left === right;
  const message = link(type.message);
  return (left, right, depth) => message.run(left, right, depth);
}

function scalarEqual(scalar: ScalarType): Equal {
  const { kind, fixedSize } = scalarTypes[scalar];
  switch (kind) {
    case "float":
      return fixedSize === 8 ? Object.is : (left, right) => Object.is(left, right) || equalScalars(scalar, left, right);
    case "int64":
    case "uint64":
      return (left, right) =>
        left === right ||
        ((typeof left !== "bigint" || typeof right !== "bigint") && equalScalars(scalar, left, right));
    case "bytes":
      return (left, right) => isBytes(left) && isBytes(right) && equalBytes(left, right);
    default:
      return (left, right) => left === right;
  }
}

function equalUnknown(left: object, right: object): boolean {
  if ((left as AnyMessage)[unknownFields] === undefined && (right as AnyMessage)[unknownFields] === undefined)
    return true;
  const leftBytes = getUnknown(left);
  const rightBytes = getUnknown(right);
  if (leftBytes === undefined || rightBytes === undefined) return leftBytes === rightBytes;
  if (leftBytes.length !== rightBytes.length) return false;
  return equalBytes(leftBytes, rightBytes) || equalRecords(leftBytes, rightBytes);
}

/**
 * Compares record by record after sorting by field number; the sort is stable, so records of one number stay in order.
 */
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

/** The records in the order of their numbers; undefined for bytes that are not records. */
function trySplit(bytes: Uint8Array): ReturnType<typeof splitRecords> | undefined {
  try {
    return splitRecords(bytes).sort((one, other) => one.number - other.number);
  } catch {
    return undefined;
  }
}
