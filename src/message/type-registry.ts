import type { FieldDescriptor } from "../schema/descriptors.ts";

/**
 * Finds message types and extensions by full name: what ProtoJSON and text format need for Any and for `[pkg.extension]`.
 *
 * `Schema` is one. Errors: NOT_FOUND from both methods. `Type` is what the user of the registry needs, usually a MessageCodec.
 */
export interface TypeRegistry<Type = unknown> {
  /** The message type of a full name, without a leading dot. */
  message(typeName: string): Type;
  /** The extension of a full name, without brackets. */
  extension(fullName: string): FieldDescriptor;
}
