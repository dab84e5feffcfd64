import { ProtobufError } from "../errors.ts";
import { describeRoot } from "../schema/describe.ts";
import type { FileDescriptorProto } from "../schema/file-descriptor-proto.ts";
import { googleFiles } from "../schema/google-files.ts";
import { reflectFile } from "../schema/reflect-file.ts";
import { parseSource } from "../schema/source/file.ts";
import { importsOfFile, lastImport } from "../schema/source/imports.ts";
import { positionOf } from "../schema/source/marks.ts";
import { textOfBytes } from "../schema/source/raw-bytes.ts";
import type { FileContent } from "./options.ts";
import { isImportName, joinPath, relativePath } from "./paths.ts";

/** Yields `path` and is resumed with its content: the caller reads it, synchronously or not. */
export type Reading<T> = Generator<string, T, FileContent>;

/** Advice about an import that is not found. */
export const includeAdvice: string = "add its directory to includePaths";

export interface Collected {
  readonly files: readonly FileDescriptorProto[];
  /** The names of the requested files. */
  readonly own: ReadonlySet<string>;
}

/** Reads files and all their imports, each once. `roots` are paths of files, or names within the include paths. */
export function* collectFiles(roots: readonly string[], includePaths: readonly string[]): Reading<Collected> {
  const files = new Map<string, FileDescriptorProto>();
  const pending: FileDescriptorProto[] = [];
  const add = (name: string, content: string | Uint8Array): void => {
    const [file] = describeRoot(reflectFile(parseSource(name, textOf(content)))) as [FileDescriptorProto];
    files.set(name, file);
    pending.push(file);
  };
  for (const root of roots) {
    const { name, content } = yield* readRoot(root, includePaths);
    if (!files.has(name)) add(name, content);
  }
  const own = new Set(files.keys());
  for (let file = pending.shift(); file !== undefined; file = pending.shift()) {
    for (const declaration of importsOfFile(file)) {
      if (!files.has(declaration.name)) add(declaration.name, yield* readImport(declaration, file, includePaths));
    }
  }
  return { files: [...files.values()], own };
}

/** The names of all files except Google's own that others import. */
export function ownAmong(files: readonly FileDescriptorProto[]): ReadonlySet<string> {
  const imported = new Set(files.flatMap((file) => importsOfFile(file).map(({ name }) => name)));
  return new Set(
    files.map(({ name = "" }) => name).filter((name) => !imported.has(name) || !name.startsWith("google/protobuf/")),
  );
}

/** The text may begin with a byte order mark, which counts in columns. */
function textOf(content: string | Uint8Array): string {
  return typeof content === "string" ? content : textOfBytes(content);
}

/** A file is looked up as named, then in the include paths; its name is the one used to import it. */
function* readRoot(
  path: string,
  includePaths: readonly string[],
): Reading<{ name: string; content: string | Uint8Array }> {
  const tried = new Set([path]);
  const content = yield path;
  if (content !== undefined) {
    const name = includePaths.map((directory) => relativePath(directory, path)).find((found) => found !== undefined);
    return { name: name ?? path, content };
  }
  if (isImportName(path)) {
    const found = (yield* readIncluded(path, includePaths, tried)) ?? googleFiles.get(path);
    if (found !== undefined) return { name: path, content: found };
  }
  throw new ProtobufError("NOT_FOUND", `cannot find ${path}: looked for ${[...tried].join(", ")}`, { file: path });
}

function* readImport(
  declaration: { readonly name: string },
  file: FileDescriptorProto,
  includePaths: readonly string[],
): Reading<string | Uint8Array> {
  const { name } = declaration;
  const position = positionOf(lastImport(file, name)) ?? { file: file.name ?? "", line: undefined, column: undefined };
  const where = position.line === undefined ? position.file : `${position.file}:${position.line}:${position.column}`;
  if (!isImportName(name)) {
    throw new ProtobufError(
      "INVALID_SCHEMA",
      `${where}: Import "${name}" was not found or had errors. Backslashes, consecutive slashes, ".", or ".." are not allowed in the name of an import.`,
      position,
    );
  }
  const tried = new Set<string>();
  const found = (yield* readIncluded(name, includePaths, tried)) ?? googleFiles.get(name);
  if (found !== undefined) return found;
  throw new ProtobufError(
    "NOT_FOUND",
    `${where}: Import "${name}" was not found or had errors. Looked for ${[...tried].join(", ")}: ${includeAdvice}.`,
    position,
  );
}

function* readIncluded(name: string, includePaths: readonly string[], tried: Set<string>): Reading<FileContent> {
  for (const directory of includePaths) {
    const path = joinPath(directory, name);
    tried.add(path);
    const content = yield path;
    if (content !== undefined) return content;
  }
  return undefined;
}
