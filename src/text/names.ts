import type { FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";

const fieldsOfTypes = new WeakMap<MessageDescriptor, ReadonlyMap<string, FieldDescriptor>>();

/** The name of a field in text format: as in the `.proto`, of a group the name of its type, of extensions `[pkg.name]`. */
export function textName(field: FieldDescriptor): string {
  if (field.kind === "extension") return `[${isMessageSetItem(field) ? field.scope!.typeName : field.fullName}]`;
  return isGroup(field) && field.value.kind === "message" ? field.value.message.name : field.name;
}

/** The fields and extensions of a message by all the names that text format takes for them. */
export function fieldsByName(descriptor: MessageDescriptor): ReadonlyMap<string, FieldDescriptor> {
  let fields = fieldsOfTypes.get(descriptor);
  if (fields === undefined) {
    fields = mapFields(descriptor);
    fieldsOfTypes.set(descriptor, fields);
  }
  return fields;
}

function mapFields(descriptor: MessageDescriptor): ReadonlyMap<string, FieldDescriptor> {
  const fields = new Map<string, FieldDescriptor>();
  for (const member of descriptor.members) fields.set(textName(member), member);
  for (const member of descriptor.members) fields.set(member.kind === "extension" ? `[${member.fullName}]` : member.name, member);
  return fields;
}

const reserved = new WeakMap<MessageDescriptor, ReadonlySet<string>>();

/** The names that a message reserves. */
export function reservedNames(descriptor: MessageDescriptor): ReadonlySet<string> {
  let names = reserved.get(descriptor);
  if (names === undefined) reserved.set(descriptor, (names = new Set(descriptor.proto.reservedName)));
  return names;
}

/**
 * Tells whether a field was written as `group Name = 1 { ... }`, or looks so: editions have no groups, but their text format stays as it was.
 *
 * Source: https://protobuf.dev/reference/protobuf/textformat-spec/#fields
 */
function isGroup(field: FieldDescriptor): boolean {
  const { value, delimited } = field;
  if (!delimited || value.kind !== "message") return false;
  const { message } = value;
  return field.name === message.name.toLowerCase() && message.file === field.file && message.parent === (field.kind === "extension" ? field.scope : field.message);
}

/** An item of a MessageSet that is declared within its own type goes by the type's name. */
function isMessageSetItem({ message, scope, value, cardinality }: FieldDescriptor): boolean {
  return message.messageSet && cardinality === "singular" && value.kind === "message" && scope === value.message;
}
