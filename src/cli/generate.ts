import { generateOutput, generateTypesOutput, type OutputFile } from "../codegen/index.ts";
import { isProtobufError } from "../errors.ts";
import type { Schema } from "../registry/schema.ts";
import type { GenerateArguments } from "./arguments.ts";
import { host, StreamError, writeOutput } from "./host.ts";
import { loadSchema } from "./load-schema.ts";
import { usageError } from "./usage.ts";

/**
 * `generate`: writes a module for each file and its imports, or only their types, and prints the names of the files
 * written.
 */
export async function generate(args: GenerateArguments): Promise<void> {
  const { out, options, typesName } = args;
  const files = (await loadNamed(args)).files();
  const output =
    typesName === undefined
      ? generateOutput(
          files,
          files.map(({ name }) => name),
          options,
        )
      : [generateTypesOutput(files, typesName, options)];
  const directory = out.replace(/(?<=.)\/+$/u, "");
  for (const { name } of output) refuseLinks(directory, name);
  for (const file of output) await writeOutput(`${writeFile(directory, file)}\n`);
}

/** A missing file from the command line is a usage error; a missing import is an error of the schema. */
async function loadNamed({ files, includePaths, options }: GenerateArguments): Promise<Schema> {
  const { int64, maps, fieldNames } = options;
  try {
    return await loadSchema(files, includePaths, { int64, maps, fieldNames });
  } catch (error) {
    const isNamed =
      isProtobufError(error, "NOT_FOUND") &&
      error.line === undefined &&
      error.file !== undefined &&
      files.includes(error.file);
    throw isNamed ? usageError(error.message) : error;
  }
}

interface FileSystem {
  lstatSync(path: string): { isSymbolicLink(): boolean };
  mkdirSync(path: string, options: { readonly recursive: true }): void;
  writeFileSync(path: string, text: string): void;
}

/** Names come from the schema: files are only written inside the directory, even if it contains symbolic links. */
function refuseLinks(directory: string, name: string): void {
  let path = directory;
  for (const step of name.split("/")) {
    path += `/${step}`;
    if (isLink(path)) throw new StreamError(`cannot write ${directory}/${name}: ${path} is a symbolic link`);
  }
}

/** A path that cannot be inspected does not count as a link: writing it will fail and say why. */
function isLink(path: string): boolean {
  const { lstatSync } = host.getBuiltinModule("node:fs") as FileSystem;
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

/** Writes a file and returns its path. */
function writeFile(directory: string, { name, text }: OutputFile): string {
  const path = `${directory}/${name}`;
  const { mkdirSync, writeFileSync } = host.getBuiltinModule("node:fs") as FileSystem;
  try {
    mkdirSync(path.replace(/\/[^/]*$/u, ""), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    throw new StreamError(`cannot write ${path}: ${(error as Error).message}`, { cause: error });
  }
  return path;
}
