import type { FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { locationOf, sourceOf } from "../schema/source-info.ts";
import { positionOf } from "../schema/source/marks.ts";
import { type AnyDescriptor, fileOf } from "./any-descriptor.ts";

/**
 * Where a declaration begins, as in errors: line and column from 1, with columns counted in bytes and tab stops at
 * multiples of eight.
 */
export interface SourcePosition {
  /** Name of the file, as in imports. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in bytes. */
  readonly column: number;
}

/**
 * Returns the position of a declaration; undefined if the schema came without its source. Computed on demand. Errors:
 * INVALID_ARGUMENT for anything that is not a descriptor.
 */
export function getPosition(descriptor: AnyDescriptor): SourcePosition | undefined {
  const { name, proto } = fileOf(descriptor);
  if (sourceOf(proto) !== undefined) return positionOf(descriptor.proto);
  const [line, column] = locationOf(declaredNode(descriptor), proto)?.span ?? [];
  return line === undefined || column === undefined ? undefined : { file: name, line: line + 1, column: column + 1 };
}

/** The element in the source for `descriptor`: a map field for the message that protoc makes from it. */
function declaredNode(descriptor: AnyDescriptor): object {
  const entry = descriptor.kind === "field" ? descriptor.message : descriptor;
  return (entry.kind === "message" && entry.mapEntry && mapField(entry)?.proto) || descriptor.proto;
}

function mapField({ typeName, parent }: MessageDescriptor): FieldDescriptor | undefined {
  return parent?.fields.find(({ proto }) => proto.typeName === `.${typeName}`);
}
