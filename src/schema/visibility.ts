import type { FileDescriptor } from "./descriptors.ts";
import { importsOfFile } from "./source/imports.ts";

/**
 * What a file sees: itself, its imports, and what these import publicly, and so on. What it imports by `import option` it sees in options only.
 *
 * Source: https://protobuf.dev/programming-guides/proto3/#importing
 */
export function visibleFrom(
  file: FileDescriptor,
  files: ReadonlyMap<string, FileDescriptor>,
  inOptions: boolean,
): ReadonlySet<FileDescriptor> {
  const visible = new Set([file]);
  const pending = importsOfFile(file.proto).flatMap(({ name, kind }) => (kind !== "option" || inOptions ? [name] : []));
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const imported = files.get(name);
    if (imported === undefined || visible.has(imported)) continue;
    visible.add(imported);
    const { publicDependency = [], dependency = [] } = imported.proto;
    for (const index of publicDependency) if (dependency[index] !== undefined) pending.push(dependency[index]);
  }
  return visible;
}
