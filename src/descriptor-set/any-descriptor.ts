import type {
  EnumDescriptor,
  EnumValueDescriptor,
  FieldDescriptor,
  FileDescriptor,
  MessageDescriptor,
  MethodDescriptor,
  OneofDescriptor,
  ServiceDescriptor,
} from "../schema/descriptors.ts";

/** A descriptor of any kind. */
export type AnyDescriptor =
  | FileDescriptor
  | MessageDescriptor
  | FieldDescriptor
  | OneofDescriptor
  | EnumDescriptor
  | EnumValueDescriptor
  | ServiceDescriptor
  | MethodDescriptor;

/** The file that a descriptor is declared in. */
export function fileOf(descriptor: AnyDescriptor): FileDescriptor {
  switch (descriptor.kind) {
    case "file":
      return descriptor;
    case "oneof":
      return descriptor.message.file;
    case "enum value":
      return descriptor.enum.file;
    case "method":
      return descriptor.service.file;
    default:
      return descriptor.file;
  }
}
