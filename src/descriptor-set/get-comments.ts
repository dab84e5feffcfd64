import { sourceInfoOf, locationOf } from "../schema/source-info.ts";
import { filePart } from "../schema/source-info/parts.ts";
import type { LocationProto } from "../schema/file-descriptor-proto.ts";
import { type AnyDescriptor, fileOf } from "./any-descriptor.ts";

/** The comments of a declaration, as protoc keeps them: without their marks, every line with the space that follows `//`, and its end. */
export interface Comments {
  /** Before the declaration, without an empty line between. */
  readonly leading?: string | undefined;
  /** After it: on the same line or, before an empty line, the next. Of a declaration with a body, after the `{`. */
  readonly trailing?: string | undefined;
  /** Before it, with an empty line after each. */
  readonly detached: readonly string[];
}

/**
 * What the comments of the source say of a declaration; those of a file are of its `syntax` or `edition`. Worked out
 * when they are asked for.
 *
 * There are none where the schema came without its source, and of the messages that stand for the entries of maps.
 * Errors: INVALID_ARGUMENT for anything that is not a descriptor. Source:
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
