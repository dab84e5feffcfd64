import type { EnumDescriptor, EnumValueDescriptor } from "../schema/descriptors.ts";
import { compareReserved, deletedName, type Reserved, reservedOf, reservesNumber } from "./compare-reserved.ts";
import type { Grade } from "./grade.ts";
import { bothWays, type CompatIssue, identical, jsonGrade, makeIssue } from "./issue.ts";
import { compareJsonFormat } from "./json-format.ts";

/** Differences between two enums. Readers know all names of a value; writers use the first. */
export function compareEnums(old: EnumDescriptor, next: EnumDescriptor): CompatIssue[] {
  const reserved = reservedOf(next);
  return [
    ...compareOpenness(old, next),
    ...firsts(old).flatMap((value) =>
      next.value(value.number) === undefined
        ? deletedValue(value, next, reserved)
        : renamedValue(value, next.value(value.number)!),
    ),
    ...old.values.flatMap((value) => movedValue(value, next)),
    ...(old.open ? [] : firsts(next).flatMap((value) => addedValue(value, old))),
    ...compareReserved(old, next),
    ...compareJsonFormat(old, next),
  ];
}

/** The value whose name is written, of those with the same number. */
function firsts(type: EnumDescriptor): EnumValueDescriptor[] {
  return type.values.filter((value) => type.value(value.number) === value);
}

/** A text to append to an issue about two enums: the first values that differ. */
export function enumReasons(old: EnumDescriptor, next: EnumDescriptor): string {
  const ofOld = firsts(old).flatMap(({ name, number }) => {
    const other = next.value(number);
    return other?.name === name
      ? []
      : [`${number} ${other === undefined ? `(${name}) is gone` : `(${name}) is ${other.name}`}`];
  });
  const added = firsts(next).filter(({ number }) => old.value(number) === undefined);
  const all = [...ofOld, ...added.map(({ name, number }) => `${number} (${name}) is new`)];
  if (all.length === 0) return "";
  return `; they differ in their values: ${all.slice(0, maxReasons).join(", ")}${all.length > maxReasons ? " and more" : ""}`;
}

const maxReasons = 3;

function compareOpenness(old: EnumDescriptor, next: EnumDescriptor): CompatIssue[] {
  if (old.open === next.open) return [];
  const grades = bothWays(old, next, (_writer, reader): Grade => (reader.open ? "wire-safe" : "data-dependent"));
  const message = `the enum becomes ${next.open ? "open" : "closed"}; a closed one puts numbers that it does not declare among the unknown fields`;
  const json = bothWays(old, next, (_writer, reader) => jsonGrade(!reader.open));
  const inJson = `in JSON, the enum becomes ${next.open ? "open" : "closed"}; of a closed one, numbers that it does not declare are refused`;
  return [
    makeIssue("ENUM_SAME_TYPE", { old, new: next }, grades, message),
    makeIssue("ENUM_JSON_SAME_TYPE", { old, new: next }, json, inJson),
  ];
}

function deletedValue(old: EnumValueDescriptor, next: EnumDescriptor, reservations: Reserved): CompatIssue[] {
  const { name, number } = old;
  const sides = { old, new: next };
  const reserved = reservesNumber(reservations, number);
  const readers = next.open
    ? "new readers keep the number, without a name"
    : "it becomes an unknown field for new readers";
  const grades = { newReadsOld: next.open ? "data-dependent" : "unknown", oldReadsNew: "identical" } as const;
  const rule = reserved ? "ENUM_VALUE_NO_DELETE" : "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED";
  const issues = [
    makeIssue(rule, sides, grades, `the number ${number} is deleted${reserved ? "" : " and not reserved"}; ${readers}`),
  ];
  if (next.value(name) !== undefined) return issues;
  const isReserved = reservations.names.has(name);
  const nameRule = isReserved ? "ENUM_VALUE_JSON_NO_DELETE" : "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED";
  return [
    ...issues,
    makeIssue(nameRule, sides, { ...identical, newReadsOld: "breaks-json" }, deletedName(name, isReserved)),
  ];
}

function renamedValue(old: EnumValueDescriptor, next: EnumValueDescriptor): CompatIssue[] {
  if (old.name === next.name) return [];
  const grades = bothWays(
    old,
    next,
    (writer, { enum: reader }): Grade => (reader.value(writer.name) !== undefined ? "wire-safe" : "breaks-json"),
  );
  return [
    makeIssue(
      "ENUM_VALUE_SAME_NAME",
      { old, new: next },
      grades,
      `${old.number} is renamed from ${old.name} to ${next.name}`,
    ),
  ];
}

/** A name that now has another number. */
function movedValue(old: EnumValueDescriptor, nextEnum: EnumDescriptor): CompatIssue[] {
  const next = nextEnum.value(old.name);
  if (next === undefined || next.number === old.number) return [];
  const grades = bothWays(old, next, (writer, { enum: reader }): Grade => {
    if (reader.value(writer.number) !== undefined) return "corruption";
    return reader.open ? "data-dependent" : "unknown";
  });
  return [
    makeIssue(
      "ENUM_VALUE_SAME_NUMBER",
      { old, new: next },
      grades,
      `${old.name} is renumbered from ${old.number} to ${next.number}`,
    ),
  ];
}

function addedValue(next: EnumValueDescriptor, old: EnumDescriptor): CompatIssue[] {
  if (old.value(next.number) !== undefined) return [];
  const grades = { newReadsOld: "identical", oldReadsNew: "unknown" } as const;
  const message = `the number ${next.number} is added to a closed enum; it is an unknown field for old readers`;
  return [makeIssue("ENUM_VALUE_NO_ADD_TO_CLOSED", { old: undefined, new: next }, grades, message)];
}
