import { linkedFilesOf } from "../schema/link.ts";
import { type AnyDescriptor, fileOf } from "./any-descriptor.ts";
import { keepCustomOptions } from "./custom-options.ts";
import { builtInTypes, schemaTypes } from "./descriptor-types.ts";

/** The options message of each kind of descriptor. */
const optionsNames: { readonly [K in AnyDescriptor["kind"]]: string } = {
  file: "FileOptions",
  message: "MessageOptions",
  field: "FieldOptions",
  extension: "FieldOptions",
  oneof: "OneofOptions",
  enum: "EnumOptions",
  "enum value": "EnumValueOptions",
  service: "ServiceOptions",
  method: "MethodOptions",
};

/** The depth that options from text may have. */
const depth = { partial: true, maxDepth: 250 } as const;

/**
 * Returns the options of a declaration: a new message of type google.protobuf.FileOptions, MessageOptions and so on.
 *
 * Custom options are properties `"[pkg.name]"`, like extensions of any message; those that the schema does not know are
 * unknown fields. 64-bit integers are bigint and maps plain objects, whatever the schema's options. Errors:
 * INVALID_ARGUMENT for anything that is not a descriptor. Source:
 * https://protobuf.dev/programming-guides/proto3/#options
 */
export function getOptions(descriptor: AnyDescriptor): Record<string, any> {
  const linked = linkedFilesOf(fileOf(descriptor));
  keepCustomOptions(linked);
  const name = optionsNames[descriptor.kind];
  const bytes = builtInTypes()(name).encode(descriptor.proto.options ?? {}, depth);
  return schemaTypes(linked, "plain")(name).decode(bytes, depth) as Record<string, any>;
}
