import type { FileDescriptorProto, SourceCodeInfoProto } from "./file-descriptor-proto.ts";

/** Where the declarations of a file stand and their comments; undefined where it came without its source. */
export function sourceInfoOf(file: FileDescriptorProto): SourceCodeInfoProto | undefined {
  return file.sourceCodeInfo;
}
