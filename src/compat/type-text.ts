import type { FieldDescriptor } from "../schema/descriptors.ts";

/** The type of a field as in a `.proto`, with full type names. */
export function typeText({ cardinality, value, mapKey, delimited }: FieldDescriptor): string {
  const name =
    value.kind === "scalar" ? value.scalar : value.kind === "enum" ? value.enum.typeName : value.message.typeName;
  const type = delimited ? `group ${name}` : name;
  return mapKey !== undefined ? `map<${mapKey}, ${type}>` : cardinality === "repeated" ? `repeated ${type}` : type;
}
