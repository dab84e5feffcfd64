import type { FieldDescriptor } from "../schema/descriptors.ts";

/** The name of a field in text format: as in the `.proto`, of a group the name of its type, of extensions `[pkg.name]`. */
export function textName(field: FieldDescriptor): string {
  if (field.kind === "extension") return `[${isMessageSetItem(field) ? field.scope!.typeName : field.fullName}]`;
  return isGroup(field) && field.value.kind === "message" ? field.value.message.name : field.name;
}

/**
 * Returns whether a field was written as `group Name = 1 { ... }`, or looks so: editions have no groups, but their text
 * format stays as it was.
 *
 * Source: https://protobuf.dev/reference/protobuf/textformat-spec/#fields
 */
function isGroup(field: FieldDescriptor): boolean {
  const { value, delimited } = field;
  if (!delimited || value.kind !== "message") return false;
  const { message } = value;
  return (
    field.name === message.name.toLowerCase() &&
    message.file === field.file &&
    message.parent === (field.kind === "extension" ? field.scope : field.message)
  );
}

/** An item of a MessageSet that is declared within its own type goes by the type's name. */
function isMessageSetItem({ message, scope, value, cardinality }: FieldDescriptor): boolean {
  return message.messageSet && cardinality === "singular" && value.kind === "message" && scope === value.message;
}
