import { sourceInfoOf, locationOf } from "../schema/source-info.ts";
import { filePart } from "../schema/source-info/parts.ts";
import type { LocationProto } from "../schema/file-descriptor-proto.ts";
import { type AnyDescriptor, fileOf } from "./any-descriptor.ts";

/**
 * The comments of a declaration, as protoc keeps them: without the markers, every line with the space that follows `//`
 * and its line end.
 */
export interface Comments {
  /** Before the declaration, without an empty line in between. */
  readonly leading?: string | undefined;
  /** After it: on the same line or, before an empty line, on the next. For a declaration with a body, after the `{`. */
  readonly trailing?: string | undefined;
  /** Before it, with an empty line after each. */
  readonly detached: readonly string[];
}

/**
 * Returns the source comments of a declaration; for a file, those of its `syntax` or `edition`. Computed on demand.
 *
 * There are none if the schema came without its source, and none for the messages of map entries. Errors:
 * INVALID_ARGUMENT for anything that is not a descriptor. Source:
 * https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto (SourceCodeInfo.Location)
 */
export function getComments(descriptor: AnyDescriptor): Comments {
  const file = fileOf(descriptor).proto;
  const location: LocationProto | undefined =
    descriptor.kind === "file" ? sourceInfoOf(file)?.location?.find(isSyntax) : locationOf(descriptor.proto, file);
  return {
    leading: location?.leadingComments,
    trailing: location?.trailingComments,
    detached: location?.leadingDetachedComments ?? [],
  };
}

function isSyntax({ path = [] }: LocationProto): boolean {
  return path.length === 1 && path[0] === filePart.syntax;
}
