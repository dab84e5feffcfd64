import type { FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import { locationOf, sourceOf } from "../schema/source-info.ts";
import { positionOf } from "../schema/source/marks.ts";
import { type AnyDescriptor, fileOf } from "./any-descriptor.ts";

/** Where a declaration begins, as errors tell it: line and column from 1, columns counted in bytes and a tab reaching to the next multiple of eight. */
export interface SourcePosition {
  /** Name of the file, as it is imported. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in bytes. */
  readonly column: number;
}

/**
 * Where what `descriptor` describes is declared; undefined if the schema came without its source. Worked out when it is
 * asked for. Errors: INVALID_ARGUMENT for anything that is not a descriptor.
 */
export function getPosition(descriptor: AnyDescriptor): SourcePosition | undefined {
  const { name, proto } = fileOf(descriptor);
  if (sourceOf(proto) !== undefined) return positionOf(descriptor.proto);
  const [line, column] = locationOf(declaredNode(descriptor), proto)?.span ?? [];
  return line === undefined || column === undefined ? undefined : { file: name, line: line + 1, column: column + 1 };
}

/** What stands for `descriptor` in the source: a map field, of what protoc makes of it. */
function declaredNode(descriptor: AnyDescriptor): object {
  const entry = descriptor.kind === "field" ? descriptor.message : descriptor;
  return (entry.kind === "message" && entry.mapEntry && mapField(entry)?.proto) || descriptor.proto;
}

function mapField({ typeName, parent }: MessageDescriptor): FieldDescriptor | undefined {
  return parent?.fields.find(({ proto }) => proto.typeName === `.${typeName}`);
}
