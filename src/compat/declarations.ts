import type { AnyDescriptor } from "../descriptor-set/any-descriptor.ts";
import type { EnumDescriptor, FileDescriptor, MessageDescriptor } from "../schema/descriptors.ts";

/** Everything that a file declares, beginning with the file itself, without the messages of map entries. */
export function* declaredIn(file: FileDescriptor): Generator<AnyDescriptor, void, undefined> {
  yield file;
  for (const message of file.messages) yield* withMembers(message);
  for (const each of file.enums) yield* withValues(each);
  yield* file.extensions;
  for (const service of file.services) {
    yield service;
    yield* service.methods;
  }
}

function* withMembers(message: MessageDescriptor): Generator<AnyDescriptor, void, undefined> {
  if (message.mapEntry) return;
  yield message;
  yield* message.fields;
  yield* message.oneofs;
  yield* message.nestedExtensions;
  for (const nested of message.nestedMessages) yield* withMembers(nested);
  for (const nested of message.nestedEnums) yield* withValues(nested);
}

function* withValues(each: EnumDescriptor): Generator<AnyDescriptor, void, undefined> {
  yield each;
  yield* each.values;
}
