import type { FileDescriptorProto, SourceCodeInfoProto } from "./file-descriptor-proto.ts";
import { locateFile } from "./source-info/file.ts";
import { findMarks } from "./source/marks.ts";

/** Of files that were read from text. */
const located = new WeakMap<FileDescriptorProto, SourceCodeInfoProto>();

/**
 * Where the parts of a linked file stand and what its comments say, location by location as protoc has them; undefined where its source is not known.
 *
 * Of a file that was read from text it is worked out when it is first asked for.
 */
export function sourceInfoOf(file: FileDescriptorProto): SourceCodeInfoProto | undefined {
  const source = findMarks(file)?.source;
  if (source === undefined) return file.sourceCodeInfo;
  let info = located.get(file);
  if (info === undefined) located.set(file, (info = locateFile(file, source)));
  return info;
}
