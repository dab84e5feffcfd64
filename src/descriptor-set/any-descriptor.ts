import { refuse } from "../message/check-arguments.ts";
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

/** The file that a descriptor is declared in. Errors: INVALID_ARGUMENT for anything that is not a descriptor. */
export function fileOf(descriptor: AnyDescriptor): FileDescriptor {
  const file = typeof descriptor === "object" && descriptor !== null ? declaringFile(descriptor) : undefined;
  if (file?.kind !== "file") refuse("a descriptor, as a schema gives it", descriptor);
  return file;
}

function declaringFile(descriptor: AnyDescriptor): FileDescriptor | undefined {
  switch (descriptor.kind) {
    case "file":
      return descriptor;
    case "oneof":
      return descriptor.message?.file;
    case "enum value":
      return descriptor.enum?.file;
    case "method":
      return descriptor.service?.file;
    default:
      return descriptor.file;
  }
}
