import type { EnumDescriptor, EnumValueDescriptor } from "./descriptors.ts";
import { qualify } from "./linking.ts";
import { capitalized } from "./names.ts";
import { indexByNumber, NumberMap } from "../plan/number-map.ts";
import type { Problems } from "./problems.ts";
import { rangeOf, reportOverlaps, sorted } from "./validate-message.ts";

type Report = Parameters<typeof reportOverlaps>[2];

/** Reservations of one enum, and the values they are about. Texts are protoc's. */
export function validateEnum({ proto, file, values }: EnumDescriptor, problems: Problems): void {
  const report: Report = (node, part, text) => problems.add(file.name, node, part, text);
  const { reservedRange = [], reservedName = [] } = proto;
  reportOverlaps(
    reservedRange,
    (later, earlier) =>
      `Reserved range ${later.start} to ${later.end} overlaps with already-defined range ${earlier.start} to ${earlier.end}.`,
    report,
    1,
  );
  const names = new Set<string>();
  for (const name of reservedName) {
    if (names.has(name)) report(proto, "name", `Enum value "${name}" is reserved multiple times.`);
    names.add(name);
  }
  const ranges = sorted(reservedRange);
  for (const value of values) {
    const reservation = rangeOf(ranges, value.number, 1);
    if (reservation !== undefined)
      report(reservation, "number", `Enum value "${value.name}" uses reserved number ${value.number}.`);
    if (names.has(value.name)) report(value.proto, "name", `Enum value "${value.name}" is reserved.`);
  }
}

/** What protoc checks of enums when options are known. */
export function validateEnumValues(declaration: EnumDescriptor, problems: Problems): void {
  const { file, proto, values, open } = declaration;
  const legacy = file.edition === "proto2" && proto.options?.["deprecatedLegacyJsonFieldConflicts"] === true;
  if (!legacy) validateShortNames(declaration, (node, part, text) => problems.add(file.name, node, part, text));
  const [first] = values;
  if (open && first !== undefined && first.number !== 0)
    problems.add(file.name, first.proto, "number", "The first enum value must be zero for open enums.");
  validateAliases(declaration, problems);
}

function validateAliases({ proto, file, parent, values }: EnumDescriptor, problems: Problems): void {
  const allowed = proto.options?.["allowAlias"];
  const scope = parent?.typeName ?? file.package;
  const byNumber = new NumberMap<string>();
  for (const value of values) {
    const other = byNumber.get(value.number);
    if (other === undefined) byNumber.set(value.number, value.name);
    if (other === undefined || allowed === true || problems.isFull) continue;
    const used = `"${qualify(scope, value.name)}" uses the same enum value as "${qualify(scope, other)}"`;
    problems.add(
      file.name,
      value.proto,
      "number",
      `${used}. If this is intended, set 'option allow_alias = true;' to the enum definition.${nextHint(value, values)}`,
    );
  }
}

function nextHint({ number }: EnumValueDescriptor, values: readonly EnumValueDescriptor[]): string {
  const used = indexByNumber(values);
  let next = number + 1;
  while (used.get(next) !== undefined) next += 1;
  return next < 0x7fffffff ? ` The next available enum value is ${next}.` : "";
}

/** Generators of other languages strip the enum's name from its values and change their case: what is left must differ. */
function validateShortNames({ name, values }: EnumDescriptor, report: Report): void {
  const byShort = new Map<string, { readonly name: string; readonly number: number }>();
  for (const value of values) {
    const short = capitalized(withoutPrefix(value.name, name));
    const other = byShort.get(short);
    if (other === undefined) byShort.set(short, value);
    else if (other.number !== value.number) {
      report(
        value.proto,
        "name",
        `Enum name ${value.name} has the same name as ${other.name} if you ignore case and strip out the enum name prefix (if any). (If you are using allow_alias, please assign the same number to each enum value name.)`,
      );
    }
  }
}

/** `BAR` of `FOO_BAR` in `Foo`. Source: PrefixRemover in protoc's descriptor.cc */
function withoutPrefix(value: string, enumName: string): string {
  const prefix = enumName.replaceAll("_", "").toLowerCase();
  let matched = 0;
  let index = 0;
  for (; index < value.length && matched < prefix.length; index++) {
    if (value[index] === "_") continue;
    if (value[index]!.toLowerCase() !== prefix[matched]) return value;
    matched += 1;
  }
  if (matched < prefix.length) return value;
  const rest = value.slice(index).replace(/^_+/, "");
  return rest === "" ? value : rest;
}
