import type { FieldDescriptor, MessageDescriptor, ValueType } from "../schema/descriptors.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { enumReasons } from "./compare-enum.ts";
import { effectiveDefault, isZeroText } from "./default.ts";
import type { Grade } from "./grade.ts";
import {
  bothWays,
  type CompatIssue,
  type Grades,
  isWorseThanSafe,
  jsonGrade,
  makeIssue,
  wireSafe,
  worstOf,
} from "./issue.ts";
import { gradeJsonValues, isReadInJson } from "./json-grade.ts";
import type { Pairing } from "./pairing.ts";
import { typeText } from "./type-text.ts";
import { type FieldShape, gradeValues } from "./value-grade.ts";

/** A field that now holds messages of another type: the structures of the two decide how much that matters. */
export interface Retyped {
  readonly old: FieldDescriptor;
  readonly new: FieldDescriptor;
  readonly types: readonly [old: MessageDescriptor, next: MessageDescriptor];
  /** Regardless of the structures. */
  readonly wire: Grades;
  readonly json: Grades;
}

export interface Comparison {
  readonly issues: readonly CompatIssue[];
  readonly retyped: readonly Retyped[];
}

/** Differences between two fields with the same number. Oneofs and numbers are compared with the message. */
export function compareFields(old: FieldDescriptor, next: FieldDescriptor, pairing: Pairing): Comparison {
  const issues = [
    ...compareCardinality(old, next),
    ...comparePresence(old, next),
    ...compareDefault(old, next),
    ...compareNames(old, next),
  ];
  if (isSameType(old, next, pairing)) return { issues: [...compareUtf8(old, next), ...issues], retyped: [] };
  const wire = worstOf(wireSafe, bothWays(old, next, gradeInMessage));
  const json = bothWays(old, next, gradeJsonValues);
  const types = messagesOf(old, next);
  if (types !== undefined) return { issues, retyped: [{ old, new: next, types, wire, json }] };
  const reasons =
    old.value.kind === "enum" && next.value.kind === "enum" ? enumReasons(old.value.enum, next.value.enum) : "";
  return { issues: [...typeIssues(old, next, wire, json, reasons), ...issues], retyped: [] };
}

/** What a change of type means for the two categories. */
export function typeIssues(
  old: FieldDescriptor,
  next: FieldDescriptor,
  wire: Grades,
  json: Grades,
  reasons: string,
): CompatIssue[] {
  const message = `the type changes from ${typeText(old)} to ${typeText(next)}${reasons}`;
  const issues = [
    makeIssue(
      isWorseThanSafe(wire) ? "FIELD_WIRE_COMPATIBLE_TYPE" : "FIELD_SAME_TYPE",
      { old, new: next },
      wire,
      message,
    ),
  ];
  if (isWorseThanSafe(json))
    issues.push(makeIssue("FIELD_WIRE_JSON_COMPATIBLE_TYPE", { old, new: next }, json, message));
  return issues;
}

/** Map entries have no unknown fields: such a value is dropped, and zero is read. */
function gradeInMessage(writer: FieldDescriptor, reader: FieldDescriptor): Grade {
  const grade = gradeValues(writer, reader);
  return grade === "unknown" && reader.message.mapEntry ? "corruption" : grade;
}

function isSameType(old: FieldDescriptor, next: FieldDescriptor, pairing: Pairing): boolean {
  if (old.mapKey !== next.mapKey || old.delimited !== next.delimited) return false;
  const [was, is]: [ValueType, ValueType] = [old.value, next.value];
  if (was.kind === "scalar") return is.kind === "scalar" && was.scalar === is.scalar;
  if (was.kind === "enum") return is.kind === "enum" && pairing.find(was.enum) === is.enum;
  return is.kind === "message" && pairing.find(was.message) === is.message;
}

/** The two message types, if both fields hold messages with the same encoding. */
function messagesOf(old: FieldDescriptor, next: FieldDescriptor): Retyped["types"] | undefined {
  if (old.delimited !== next.delimited) return undefined;
  const maps = old.mapKey !== undefined && next.mapKey !== undefined;
  const [was, is] = [old, next].map((field) =>
    maps || field.mapKey === undefined ? valueMessage(field) : entryOf(field),
  );
  return was === undefined || is === undefined ? undefined : [was, is];
}

function valueMessage({ value }: FieldDescriptor): MessageDescriptor | undefined {
  return value.kind === "message" ? value.message : undefined;
}

function entryOf({ message, proto }: FieldDescriptor): MessageDescriptor | undefined {
  return message.nestedMessages.find(({ typeName }) => `.${typeName}` === proto.typeName);
}

function compareCardinality(old: FieldDescriptor, next: FieldDescriptor): CompatIssue[] {
  const sides = { old, new: next };
  const [was, is] = [wireCardinality(old), wireCardinality(next)];
  const issues: CompatIssue[] = [];
  if (was !== is || (old.packed !== next.packed && isPackable(old) && isPackable(next))) {
    const grades = bothWays(shapeLike(old, old), shapeLike(old, next), gradeValues);
    const rule =
      was === is
        ? "FIELD_SAME_PACKED"
        : isWorseThanSafe(grades)
          ? "FIELD_WIRE_COMPATIBLE_CARDINALITY"
          : "FIELD_SAME_CARDINALITY";
    issues.push(
      makeIssue(
        rule,
        sides,
        grades,
        was === is ? `the list becomes ${next.packed ? "packed" : "expanded"}` : `the field becomes ${is}`,
      ),
    );
  }
  if (old.cardinality !== next.cardinality) {
    const grades = { newReadsOld: "breaks-json", oldReadsNew: "breaks-json" } as const;
    issues.push(
      makeIssue(
        "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
        sides,
        grades,
        `in JSON, the field becomes ${jsonCardinality[next.cardinality]}`,
      ),
    );
  }
  return issues;
}

/** A field in the cardinality of another. */
function shapeLike(field: FieldDescriptor, other: FieldDescriptor): FieldShape {
  const { message, mapKey, delimited, verifyUtf8 } = field;
  const value: ValueType = mapKey === undefined ? field.value : { kind: "message", message };
  return {
    value,
    cardinality: wireCardinality(other),
    packed: other.packed && isPackable(field),
    delimited,
    verifyUtf8,
    mapKey: undefined,
  };
}

const jsonCardinality = { singular: "one value", repeated: "a list", map: "an object" } as const;

/** On the wire a map is a repeated message. */
function wireCardinality({ cardinality }: FieldDescriptor): "singular" | "repeated" {
  return cardinality === "singular" ? "singular" : "repeated";
}

function isPackable({ value, mapKey }: FieldDescriptor): boolean {
  return (
    mapKey === undefined &&
    (value.kind === "enum" || (value.kind === "scalar" && scalarTypes[value.scalar].wireType !== 2))
  );
}

function comparePresence(old: FieldDescriptor, next: FieldDescriptor): CompatIssue[] {
  if (old.presence === next.presence || (old.oneof === undefined) !== (next.oneof === undefined)) return [];
  if (old.presence === "required" || next.presence === "required") {
    const grades = bothWays(
      old,
      next,
      (_writer, reader): Grade => (reader.presence === "required" ? "data-dependent" : "wire-safe"),
    );
    const message = `the field ${next.presence === "required" ? "becomes" : "is no longer"} required; its absence is refused where it is`;
    const json = bothWays(old, next, (_writer, reader) => jsonGrade(reader.presence === "required"));
    return [
      makeIssue("FIELD_WIRE_COMPATIBLE_CARDINALITY", { old, new: next }, grades, message),
      makeIssue("FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY", { old, new: next }, json, message),
    ];
  }
  if (old.cardinality !== "singular" || next.cardinality !== "singular") return [];
  return [makeIssue("FIELD_SAME_CARDINALITY", { old, new: next }, wireSafe, `the presence becomes ${next.presence}`)];
}

function compareDefault(old: FieldDescriptor, next: FieldDescriptor): CompatIssue[] {
  const [was, is] = [effectiveDefault(old), effectiveDefault(next)];
  if (was === undefined || is === undefined || was === is || (isZeroText(was) && isZeroText(is))) return [];
  const grades = { newReadsOld: "lossy", oldReadsNew: "lossy" } as const;
  return [
    makeIssue(
      "FIELD_SAME_DEFAULT",
      { old, new: next },
      grades,
      `the default changes from ${was} to ${is}; absence is read as that`,
    ),
  ];
}

function compareUtf8(old: FieldDescriptor, next: FieldDescriptor): CompatIssue[] {
  if (old.verifyUtf8 === next.verifyUtf8) return [];
  const grades = bothWays(old, next, (_writer, reader): Grade => (reader.verifyUtf8 ? "data-dependent" : "wire-safe"));
  const message = `strings that are not UTF-8 are ${next.verifyUtf8 ? "now" : "no longer"} refused`;
  return [makeIssue("FIELD_SAME_UTF8_VALIDATION", { old, new: next }, grades, message)];
}

/** Readers accept the JSON name and the name in the `.proto`. */
function compareNames(old: FieldDescriptor, next: FieldDescriptor): CompatIssue[] {
  const issues: CompatIssue[] = [];
  for (const [rule, what, name] of [
    ["FIELD_SAME_NAME", "name", protoName],
    ["FIELD_SAME_JSON_NAME", "JSON name", jsonName],
  ] as const) {
    const [was, is] = [name(old), name(next)];
    if (was === is) continue;
    const grades = bothWays(
      old,
      next,
      (writer, reader): Grade => (isKnown(name(writer), writer, reader) ? "wire-safe" : "breaks-json"),
    );
    issues.push(makeIssue(rule, { old, new: next }, grades, `the ${what} changes from ${was} to ${is}`));
  }
  return issues;
}

/** Whether a reader knows the name as that of this field, or of one with another number. */
function isKnown(name: string, writer: FieldDescriptor, reader: FieldDescriptor): boolean {
  return name === protoName(reader) || name === reader.jsonName || isReadInJson(writer, reader.message.field(name));
}

function protoName({ kind, name, jsonName: full }: FieldDescriptor): string {
  return kind === "extension" ? full : name;
}

function jsonName(field: FieldDescriptor): string {
  return field.jsonName;
}
