import type { FileDescriptorProto } from "../schema/file-descriptor-proto.ts";
import { builtInTypes } from "./descriptor-types.ts";
import { checkStructure } from "./check-structure.ts";

/**
 * Reads the files of a google.protobuf.FileDescriptorSet; custom options, and anything else that descriptor.proto does
 * not know, stay unknown fields.
 *
 * Errors: those of decode (`maxMemory` is its option), and INVALID_SCHEMA for anything that no source could say.
 */
export function readDescriptorSet(bytes: Uint8Array, maxMemory?: number): FileDescriptorProto[] {
  const { file: files } = builtInTypes()("FileDescriptorSet").decode(bytes, { partial: true, maxMemory }) as {
    file: FileDescriptorProto[];
  };
  checkStructure(files);
  return files;
}

/** Reads one file whose structure is known to be valid: a google.protobuf.FileDescriptorProto. */
export function readFile(bytes: Uint8Array): FileDescriptorProto {
  return builtInTypes()("FileDescriptorProto").decode(bytes, { partial: true, maxDepth: 250 }) as FileDescriptorProto;
}
