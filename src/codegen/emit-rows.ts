import { type Code, join, js, keyed, literal, propertyKey } from "../codec/source/code.ts";
import { jsonNameOf, protoNameOf } from "../plan/names.ts";
import type { EnumPlan, FieldPlan, MessagePlan } from "../plan/plan.ts";
import type { RowDetails, RowWord } from "../plan/rows.ts";
import { dataLiteral } from "./data-literal.ts";

/** How a module calls the codecs of messages and the objects of enums. */
export interface RowNames {
  message(plan: MessagePlan): Code;
  enum(plan: EnumPlan): Code;
}

/** The rows of a plan, as `planOfRows` reads them. */
export function emitRows({ members }: MessagePlan): Code {
  return literal(members.map(rowOf).join("; "));
}

/** What the rows refer to; undefined for nothing. */
export function emitRefs({ members }: MessagePlan, names: RowNames): Code | undefined {
  const refs = members.flatMap((member) => [...emitType(member, names), ...emitDetails(member)]);
  return refs.length === 0 ? undefined : js`() => [${join(refs, ", ")}]`;
}

/** The properties of the fields, as `planOfRows` takes them. */
export function emitNames({ fields }: MessagePlan): Code {
  return literal(fields.map((field) => field.localName).join(" "));
}

function rowOf(field: FieldPlan): string {
  const type = field.value.kind === "scalar" ? field.value.scalar : "*";
  return [field.number, type, ...wordsOf(field), ...(hasDetails(field) ? ["+"] : [])].join(" ");
}

function wordsOf(field: FieldPlan): (RowWord | `oneof=${string}` | `key=${string}`)[] {
  const { value, kind, oneof, presence } = field;
  const follows = kind === "extension" || oneof !== undefined || value.kind === "message";
  return [
    ...(kind === "extension" ? (["extension"] as const) : []),
    ...(value.kind === "message" && value.delimited ? (["delimited"] as const) : []),
    ...(isUnverified(field) ? (["unverified"] as const) : []),
    ...(field.cardinality === "repeated" ? [field.packed ? ("packed" as const) : ("repeated" as const)] : []),
    ...(presence === "required" || (presence === "explicit" && !follows) ? [presence] : []),
    ...(oneof === undefined ? [] : [`oneof=${oneof.name}` as const]),
    ...(field.cardinality === "map" ? [`key=${field.key.scalar}` as const] : []),
  ];
}

function emitType({ value }: FieldPlan, names: RowNames): Code[] {
  if (value.kind === "message") return [js`${names.message(value.message)}`];
  if (value.kind === "scalar") return [];
  const row = [literal(value.enum.typeName), names.enum(value.enum), ...(value.enum.open ? [] : [literal(true)])];
  return [js`[${join(row, ", ")}]`];
}

function isUnverified(field: FieldPlan): boolean {
  const values = field.cardinality === "map" ? [field.key, field.value] : [field.value];
  return values.some((value) => value.kind === "scalar" && value.scalar === "string" && !value.verifyUtf8);
}

/** What does not follow from the property and the words. */
function detailsOf(field: FieldPlan): RowDetails {
  const { name, kind, localName, jsonName, textName, oneof } = field;
  const isExtension = kind === "extension";
  return {
    ...(!isExtension && name === protoNameOf(localName) ? {} : { name }),
    ...(jsonName === (isExtension ? localName : jsonNameOf(name)) ? {} : { json: jsonName }),
    ...(textName === (isExtension ? localName : name) ? {} : { text: textName }),
    ...(oneof === undefined || oneof.localName === jsonNameOf(oneof.name) ? {} : { oneof: oneof.localName }),
    ...(field.cardinality === "singular" && field.defaultValue !== undefined ? { default: field.defaultValue } : {}),
  };
}

function hasDetails(field: FieldPlan): boolean {
  return Object.keys(detailsOf(field)).length > 0;
}

function emitDetails(field: FieldPlan): Code[] {
  if (!hasDetails(field)) return [];
  const details = Object.entries(detailsOf(field)).map(([key, value]) => keyed(propertyKey(key), dataLiteral(value)));
  return [js`{ ${join(details, ", ")} }`];
}
