import type { EnumDescriptor, FieldDescriptor, FileDescriptor, MessageDescriptor } from "./descriptors.ts";
import type { Linking } from "./linking.ts";
import { freezeDescriptor } from "./show.ts";

/** Third pass: fields in number order, and with them the extensions that the schema knows. */
export function linkMembers(linking: Linking): void {
  for (const { message, extensions } of linking.entries.values()) {
    message.fields.sort(byNumber);
    for (const oneof of message.oneofs) (oneof.fields as FieldDescriptor[]).sort(byNumber);
    for (const member of [...message.fields, ...extensions]) message.members.push(member);
    if (extensions.length > 0) message.members.sort(byNumber);
  }
}

function byNumber(left: FieldDescriptor, right: FieldDescriptor): number {
  return left.number - right.number;
}

/** Freezes a file's descriptors and their lists; the protos stay as they are. */
export function freezeFile(file: FileDescriptor): void {
  for (const list of [file.dependencies, file.messages, file.enums, file.services, file.extensions])
    Object.freeze(list);
  for (const message of file.messages) freezeMessage(message);
  for (const declaration of file.enums) freezeEnum(declaration);
  for (const service of file.services) {
    Object.freeze(service.methods);
    freezeDescriptor(service);
  }
  freezeDescriptor(file);
}

function freezeMessage(message: MessageDescriptor): void {
  for (const list of [
    message.fields,
    message.members,
    message.oneofs,
    message.nestedMessages,
    message.nestedEnums,
    message.nestedExtensions,
  ])
    Object.freeze(list);
  for (const oneof of message.oneofs) {
    Object.freeze(oneof.fields);
    freezeDescriptor(oneof);
  }
  for (const nested of message.nestedMessages) freezeMessage(nested);
  for (const nested of message.nestedEnums) freezeEnum(nested);
  freezeDescriptor(message);
}

function freezeEnum(declaration: EnumDescriptor): void {
  Object.freeze(declaration.values);
  freezeDescriptor(declaration);
}
