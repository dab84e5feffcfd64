import { type Code, join, js, keyed, listed, literal, propertyKey } from "../codec/source/code.ts";
import { jsonNameOf, protoNameOf } from "../plan/names.ts";
import type { EnumPlan, FieldPlan, MessagePlan } from "../plan/plan.ts";
import { type RowDetails, rowFlags } from "../plan/rows.ts";
import { dataLiteral } from "./data-literal.ts";

/** How a module calls the codecs of messages and the objects of enums. */
export interface RowNames {
  message(plan: MessagePlan): Code;
  enum(plan: EnumPlan): Code;
}

/** The rows of a plan, as `planOfRows` reads them: a function, since types refer to each other. */
export function emitRows({ members }: MessagePlan, names: RowNames): Code {
  if (members.length === 0) return js`() => []`;
  return js`
    () => [
      ${listed(members.map((member) => emitRow(member, names)))}
    ]
  `;
}

/** The properties of the fields, as `planOfRows` takes them. */
export function emitNames({ fields }: MessagePlan): Code {
  return literal(fields.map((field) => field.localName).join(" "));
}

function emitRow(field: FieldPlan, names: RowNames): Code {
  const details = membersOf(detailsOf(field));
  const flags = flagsOf(field);
  const cells = [literal(field.number), emitType(field, names)];
  if (flags !== 0 || details.length > 0) cells.push(literal(flags));
  if (details.length > 0) cells.push(js`{ ${join(details, ", ")} }`);
  return js`[${join(cells, ", ")}]`;
}

function emitType({ value }: FieldPlan, names: RowNames): Code {
  if (value.kind === "message") return names.message(value.message);
  if (value.kind === "scalar") return literal(value.scalar);
  const row = [literal(value.enum.typeName), names.enum(value.enum), ...(value.enum.open ? [] : [literal(true)])];
  return js`[${join(row, ", ")}]`;
}

function flagsOf(field: FieldPlan): number {
  const { value, kind } = field;
  let flags = kind === "extension" ? rowFlags.extension : 0;
  if (value.kind === "message" && value.delimited) flags |= rowFlags.delimited;
  if (isUnverified(field)) flags |= rowFlags.unverified;
  if (field.cardinality === "repeated") flags |= field.packed ? rowFlags.packed : rowFlags.repeated;
  if (field.presence === "required") flags |= rowFlags.required;
  const follows = kind === "extension" || field.oneof !== undefined || value.kind === "message";
  if (field.presence === "explicit" && !follows) flags |= rowFlags.explicit;
  return flags;
}

function isUnverified(field: FieldPlan): boolean {
  const values = field.cardinality === "map" ? [field.key, field.value] : [field.value];
  return values.some((value) => value.kind === "scalar" && value.scalar === "string" && !value.verifyUtf8);
}

/** What does not follow from the property and the flags. */
function detailsOf(field: FieldPlan): RowDetails {
  const { name, kind, localName, jsonName, textName, oneof } = field;
  const isExtension = kind === "extension";
  return {
    ...(!isExtension && name === protoNameOf(localName) ? {} : { name }),
    ...(jsonName === (isExtension ? localName : jsonNameOf(name)) ? {} : { json: jsonName }),
    ...(textName === (isExtension ? localName : name) ? {} : { text: textName }),
    ...(oneof === undefined
      ? {}
      : { oneof: oneof.localName === jsonNameOf(oneof.name) ? oneof.name : [oneof.name, oneof.localName] }),
    ...(field.cardinality === "map" ? { key: field.key.scalar } : {}),
    ...(field.cardinality === "singular" && field.defaultValue !== undefined ? { default: field.defaultValue } : {}),
  };
}

function membersOf(details: RowDetails): Code[] {
  return Object.entries(details).map(([key, value]) => keyed(propertyKey(key), dataLiteral(value)));
}
