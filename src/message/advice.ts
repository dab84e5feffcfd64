import { enumValue } from "../plan/enum-value.ts";
import type { MessagePlan, ValuePlan } from "../plan/plan.ts";
import { nearestName } from "./nearest-name.ts";

/*
 * What to write instead, for users who come from JSON or from another library.
 */

/** The function that makes a message of a well-known type from another value. */
const makers: ReadonlyMap<string, string> = new Map([
  ["Timestamp", "timestampFromDate(Timestamp, date), or fromJson of text"],
  ["Duration", "durationFromMilliseconds(Duration, number), or fromJson of text"],
  ["FieldMask", "{ paths: [...] }"],
  ["Any", "anyPack(Any, codec, message)"],
  ["Struct", "structFromPlain(Struct, object)"],
  ["Value", "valueFromPlain(Value, value)"],
  ["ListValue", "listValueFromPlain(ListValue, array)"],
  ...["Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String", "Bytes"].map(
    (name) => [`${name}Value`, "{ value: ... }"] as const,
  ),
]);

/** For extra properties that messages of other libraries have. */
const foreignNames: ReadonlyMap<string, string> = new Map([
  ["$typeName", "messages have no names of types: leave it out"],
  ["$type", "messages have no names of types: leave it out"],
  ["$unknown", "unknown fields stand under the symbol unknownFields, as bytes"],
  ["$unknowns", "unknown fields stand under the symbol unknownFields, as bytes"],
  ["_unknownFields", "unknown fields stand under the symbol unknownFields, as bytes"],
]);

/** For a value of the wrong type: what would be right; "" if there is nothing to say. */
export function adviseValue(type: ValuePlan, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (type.kind === "message") return adviseMessage(type.message);
  if (type.kind === "enum") return typeof value === "string" ? adviseEnum(type.enum, value) : "";
  if (type.scalar !== "bytes") return "";
  if (typeof value === "string") return "; of base64, Uint8Array.from(atob(text), (c) => c.charCodeAt(0))";
  return Array.isArray(value) ? "; Uint8Array.from(array) is one" : "";
}

function adviseEnum(plan: Parameters<typeof enumValue>[0], name: string): string {
  const value = enumValue(plan, name);
  if (value !== undefined) return `; ${name} is ${value.number}`;
  const nearest = nearestName(
    name,
    plan.values.map((each) => each.name),
  );
  return nearest === undefined ? "" : `; did you mean ${nearest}, which is ${enumValue(plan, nearest)!.number}?`;
}

function adviseMessage({ typeName }: MessagePlan): string {
  const maker = wellKnownMaker(typeName);
  return maker === undefined ? "" : `; write ${maker}`;
}

function wellKnownMaker(typeName: string): string | undefined {
  return typeName.startsWith("google.protobuf.") ? makers.get(typeName.slice("google.protobuf.".length)) : undefined;
}

/** For the name of a property that is not a field; "" if there is nothing to say. */
export function adviseName(plan: MessagePlan, name: string): string {
  const foreign = foreignNames.get(name);
  if (foreign !== undefined) return `; ${foreign}`;
  const oneof = plan.oneofs.find((each) => each.name === name || each.localName === name);
  if (oneof !== undefined) return `; the members of oneof ${oneof.name} are fields: ${namesOf(oneof.fields)}`;
  // A plain object was given for a Struct.
  if (plan.typeName === "google.protobuf.Struct") return adviseMessage(plan);
  const other = plan.members.find((member) => member.name === name || member.jsonName === name);
  const nearest =
    other?.localName ??
    nearestName(
      name,
      plan.members.map((member) => member.localName),
    );
  return nearest === undefined ? "" : `; did you mean ${nearest}?`;
}

/** The names of the first few. */
function namesOf(fields: readonly { readonly localName: string }[]): string {
  const names = fields.slice(0, 5).map(({ localName }) => localName);
  return [...names, ...(fields.length > 5 ? ["..."] : [])].join(", ");
}
