import type { FieldDescriptor, MessageDescriptor, OneofDescriptor } from "../schema/descriptors.ts";
import { indexByNumber, type NumberMap } from "../plan/number-map.ts";
import { type Comparison, compareFields, type Retyped } from "./compare-field.ts";
import { compareReserved, deletedName, type Reserved, reservedOf, reservesNumber } from "./compare-reserved.ts";
import type { Grade } from "./grade.ts";
import { bothWays, type CompatIssue, type Grades, identical, jsonGrade, makeIssue } from "./issue.ts";
import { compareJsonFormat } from "./json-format.ts";
import { isReadInJson } from "./json-grade.ts";
import type { Pairing } from "./pairing.ts";
import { gradeValues } from "./value-grade.ts";

type Members = NumberMap<FieldDescriptor>;

/** Differences between two messages, one level deep: types of nested messages are compared by name. */
export function compareMessages(old: MessageDescriptor, next: MessageDescriptor, pairing: Pairing): Comparison {
  const [was, is] = [indexByNumber(old.members), indexByNumber(next.members)];
  const mixed = new Set([
    ...old.oneofs.filter((oneof) => isMixed(oneof, is)),
    ...next.oneofs.filter((oneof) => isMixed(oneof, was)),
  ]);
  const reserved = reservedOf(next);
  const issues: CompatIssue[] = [...compareMessageSet(old, next)];
  const retyped: Retyped[] = [];
  for (const member of old.members) {
    const counterpart = is.get(member.number);
    if (counterpart === undefined) issues.push(...deletedMember(member, next, reserved));
    else {
      const fields = compareFields(member, counterpart, pairing);
      issues.push(...fields.issues, ...compareOneofs(member, counterpart, mixed));
      retyped.push(...fields.retyped);
    }
    issues.push(...movedField(member, next));
  }
  for (const member of next.members)
    if (member.presence === "required" && was.get(member.number) === undefined)
      issues.push(...addedRequired(member, old));
  issues.push(...compareReserved(old, next), ...compareJsonFormat(old, next));
  return { issues, retyped };
}

/** Differences of an extension whose extended message is not compared. */
export function compareExtension(
  old: FieldDescriptor,
  extended: MessageDescriptor | undefined,
  pairing: Pairing,
): Comparison {
  const next = extended?.members.find(({ number }) => number === old.number);
  return next === undefined
    ? { issues: deletedExtension(old, extended), retyped: [] }
    : compareFields(old, next, pairing);
}

function compareMessageSet(old: MessageDescriptor, next: MessageDescriptor): CompatIssue[] {
  if (old.messageSet === next.messageSet) return [];
  const grades = { newReadsOld: "unknown", oldReadsNew: "unknown" } as const;
  return [
    makeIssue(
      "MESSAGE_SAME_MESSAGE_SET",
      { old, new: next },
      grades,
      `message_set_wire_format becomes ${next.messageSet}`,
    ),
  ];
}

const nameIsGone: Grades = { newReadsOld: "breaks-json", oldReadsNew: "identical" };
const toReaders = "it becomes an unknown field for new readers";

function deletedExtension(old: FieldDescriptor, next: MessageDescriptor | undefined): CompatIssue[] {
  const grades = { newReadsOld: "unknown", oldReadsNew: "identical" } as const;
  return [
    makeIssue("EXTENSION_NO_DELETE", { old, new: next }, grades, `the extension is deleted; ${toReaders}`),
    makeIssue("FIELD_JSON_NO_DELETE", { old, new: next }, nameIsGone, deletedName(old.jsonName, true)),
  ];
}

function deletedMember(old: FieldDescriptor, next: MessageDescriptor, reservations: Reserved): CompatIssue[] {
  if (old.kind === "extension") return deletedExtension(old, next);
  const { name, number, presence } = old;
  const sides = { old, new: next };
  // Map entries have no unknown fields.
  const grades = { newReadsOld: next.mapEntry ? "lossy" : "unknown", oldReadsNew: "identical" } as const;
  const reserved = reservesNumber(reservations, number);
  const rule = reserved ? "FIELD_NO_DELETE" : "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED";
  const issues = [
    makeIssue(
      rule,
      sides,
      grades,
      `the field is deleted${reserved ? "" : `, and its number ${number} not reserved`}; ${toReaders}`,
    ),
  ];
  if (presence === "required") {
    const message = "a required field is deleted; old readers refuse its absence";
    issues.push(
      makeIssue("MESSAGE_SAME_REQUIRED_FIELDS", sides, { ...identical, oldReadsNew: "data-dependent" }, message),
      makeIssue("MESSAGE_JSON_SAME_REQUIRED_FIELDS", sides, { ...identical, oldReadsNew: "breaks-json" }, message),
    );
  }
  if (!isReadInJson(old, next.field(name))) {
    const isReserved = reservations.names.has(name);
    const nameRule = isReserved ? "FIELD_JSON_NO_DELETE" : "FIELD_NO_DELETE_UNLESS_NAME_RESERVED";
    issues.push(makeIssue(nameRule, sides, nameIsGone, deletedName(name, isReserved)));
  }
  return issues;
}

function addedRequired(next: FieldDescriptor, old: MessageDescriptor): CompatIssue[] {
  const sides = { old: undefined, new: next };
  const message = `a required field is added to ${old.typeName}; new readers refuse its absence`;
  return [
    makeIssue("MESSAGE_SAME_REQUIRED_FIELDS", sides, { ...identical, newReadsOld: "data-dependent" }, message),
    makeIssue("MESSAGE_JSON_SAME_REQUIRED_FIELDS", sides, { ...identical, newReadsOld: "breaks-json" }, message),
  ];
}

/** A name that now has another number: a reader with another field of that number confuses the two. */
function movedField(old: FieldDescriptor, nextMessage: MessageDescriptor): CompatIssue[] {
  const next = old.kind === "field" ? nextMessage.field(old.name) : undefined;
  if (next === undefined || next.number === old.number) return [];
  const grades = bothWays(old, next, (writer, { message: reader }): Grade => {
    const other = reader.field(writer.number);
    return other === undefined || gradeValues(writer, other) === "unknown" ? "unknown" : "corruption";
  });
  return [
    makeIssue(
      "FIELD_SAME_NUMBER",
      { old, new: next },
      grades,
      `the number changes from ${old.number} to ${next.number}`,
    ),
  ];
}

/**
 * Moving one field into a new oneof, or out of a oneof that has only this field, is safe. If one side may set several
 * fields together, the other keeps the last.
 *
 * Source: https://protobuf.dev/programming-guides/proto3/#updating
 */
function compareOneofs(
  old: FieldDescriptor,
  next: FieldDescriptor,
  mixed: ReadonlySet<OneofDescriptor>,
): CompatIssue[] {
  if (old.oneof?.name === next.oneof?.name) return [];
  const isMixedIn = ({ oneof }: FieldDescriptor): boolean => oneof !== undefined && mixed.has(oneof);
  const sides = { old, new: next };
  const presence = old.presence === next.presence ? "" : `, and its presence becomes ${next.presence}`;
  const moves = `the field moves from ${oneofText(old)} to ${oneofText(next)}${presence}`;
  const wire = bothWays(old, next, (_writer, reader): Grade => (isMixedIn(reader) ? "lossy" : "wire-safe"));
  const issue = makeIssue("FIELD_SAME_ONEOF", sides, wire, moves);
  if (!isMixedIn(old) && !isMixedIn(next)) return [issue];
  const json = bothWays(old, next, (_writer, reader) => jsonGrade(isMixedIn(reader)));
  const message = `${moves}; JSON that has several members of one is refused`;
  return [issue, makeIssue("FIELD_JSON_SAME_ONEOF", sides, json, message)];
}

function oneofText({ oneof }: FieldDescriptor): string {
  return oneof === undefined ? "no oneof" : `oneof ${oneof.name}`;
}

/** Whether members of a oneof are in the other message, and not all in one oneof. */
function isMixed({ fields }: OneofDescriptor, others: Members): boolean {
  const groups = new Set<OneofDescriptor | FieldDescriptor>();
  for (const { number } of fields) {
    const other = others.get(number);
    if (other !== undefined) groups.add(other.oneof ?? other);
  }
  return groups.size > 1;
}
