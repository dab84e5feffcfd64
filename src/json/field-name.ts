import type { FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";

const fieldsOfTypes = new WeakMap<MessageDescriptor, ReadonlyMap<string, FieldDescriptor>>();

/** The fields and extensions of a message by the keys that JSON has for them: `jsonName` first, then the name as in the `.proto`. */
export function fieldsByKey(descriptor: MessageDescriptor): ReadonlyMap<string, FieldDescriptor> {
  let fields = fieldsOfTypes.get(descriptor);
  if (fields === undefined) {
    fields = mapFields(descriptor);
    fieldsOfTypes.set(descriptor, fields);
  }
  return fields;
}

function mapFields(descriptor: MessageDescriptor): ReadonlyMap<string, FieldDescriptor> {
  const fields = new Map<string, FieldDescriptor>();
  for (const field of descriptor.fields) fields.set(field.name, field);
  for (const member of descriptor.members) fields.set(member.jsonName, member);
  return fields;
}
