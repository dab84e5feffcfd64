import type { DescriptorTypes } from "./descriptor-types.ts";
import type { FieldDescriptor, MessageDescriptor, ValueType } from "../schema/descriptors.ts";

/** `FieldOptions.OptionRetention.RETENTION_SOURCE` */
const retentionSource = 2;

/** A path as in `SourceCodeInfo.Location`: field numbers, and indices of elements. */
export type Path = readonly number[];

type Message = { [localName: string]: unknown };

/**
 * Removes the options with `retention = RETENTION_SOURCE` from a file descriptor and returns their paths. If all
 * options of an element are removed, it has no options message left; if descriptor.proto has another name, an empty one
 * remains, as in protoc.
 *
 * Source: https://protobuf.dev/programming-guides/proto3/#option-retention
 */
export function stripOptions(file: object, types: DescriptorTypes): Path[] {
  const stripped: Path[] = [];
  const type = types.descriptor("FileDescriptorProto");
  strip(file as Message, type, [], stripped, type.file.name === "google/protobuf/descriptor.proto" ? types : undefined);
  return stripped;
}

/** `types`: if given, emptied options messages are removed, too. */
function strip(
  message: Message,
  type: MessageDescriptor,
  path: Path,
  stripped: Path[],
  types: DescriptorTypes | undefined,
): void {
  for (const field of type.members) {
    const value = message[field.localName];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const fieldPath = [...path, field.number];
    const before = stripped.length;
    if (field.value.kind === "message" && !isForSource(field)) {
      for (const [item, itemPath] of items(field, value, fieldPath))
        strip(item, field.value.message, itemPath, stripped, types);
    }
    const isEmptied =
      stripped.length > before && isOptions(field.value) && types?.(field.value.message.name).size(value) === 0;
    if (!isEmptied && !isForSource(field)) continue;
    delete message[field.localName];
    stripped.push(fieldPath);
  }
}

function isForSource({ proto }: FieldDescriptor): boolean {
  return proto.options?.["retention"] === retentionSource;
}

function isOptions(value: ValueType): value is ValueType & { readonly kind: "message" } {
  return value.kind === "message" && /^google\.protobuf\.\w+Options$/.test(value.message.typeName);
}

function* items({ cardinality }: FieldDescriptor, value: unknown, path: Path): Generator<[Message, Path]> {
  if (cardinality === "singular") yield [value as Message, path];
  else for (const [index, item] of (value as Message[]).entries()) yield [item, [...path, index]];
}
