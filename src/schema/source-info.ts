import type { FileDescriptorProto, LocationProto, SourceCodeInfoProto } from "./file-descriptor-proto.ts";
import { googleFiles } from "./google-files.ts";
import { visitPaths } from "./source-info/declarations.ts";
import { locateFile } from "./source-info/file.ts";
import { findMarks } from "./source/marks.ts";
import type { SourceText } from "./source/source-text.ts";

/** The text that a file was read from; not of Google's own that are built in, for without its comments it is none that people have. */
export function sourceOf(file: FileDescriptorProto): SourceText | undefined {
  const source = findMarks(file)?.source;
  return source === undefined || source.text === googleFiles.get(source.file) ? undefined : source;
}

/** Of files that were read from text. */
const located = new WeakMap<FileDescriptorProto, SourceCodeInfoProto>();

/**
 * Where the parts of a linked file stand and what its comments say, location by location as protoc has them; undefined
 * if its source is not known.
 *
 * Of a file that was read from text it is worked out when it is first asked for.
 */
export function sourceInfoOf(file: FileDescriptorProto): SourceCodeInfoProto | undefined {
  const source = sourceOf(file);
  if (source === undefined) return file.sourceCodeInfo;
  let info = located.get(file);
  if (info === undefined) located.set(file, (info = locateFile(file, source)));
  return info;
}

/** By declaration. */
const locations = new WeakMap<FileDescriptorProto, ReadonlyMap<object, LocationProto>>();

/**
 * The location of a declaration of `file`: a node of its descriptor, or the file itself; undefined if its source is not
 * known.
 */
export function locationOf(node: object, file: FileDescriptorProto): LocationProto | undefined {
  let found = locations.get(file);
  if (found === undefined) locations.set(file, (found = locateDeclarations(file)));
  return found.get(node);
}

function locateDeclarations(file: FileDescriptorProto): ReadonlyMap<object, LocationProto> {
  const byPath = new Map<string, LocationProto>();
  for (const location of sourceInfoOf(file)?.location ?? []) {
    const { path = [] } = location;
    // Declarations are elements of lists.
    if (path.length % 2 === 1) continue;
    const key = path.join();
    if (!byPath.has(key)) byPath.set(key, location);
  }
  const found = new Map<object, LocationProto>();
  visitPaths(file, (node, path) => {
    const location = byPath.get(path.join());
    if (location !== undefined) found.set(node, location);
  });
  return found;
}
