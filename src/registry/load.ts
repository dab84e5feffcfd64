import { ProtobufError } from "../errors.ts";
import { refuse } from "../message/check-arguments.ts";
import { MemoryBudget } from "../message/memory-budget.ts";
import { isBytes } from "../wire/byte-array.ts";
import { describeRoot } from "../schema/describe.ts";
import { link, type LinkedFiles } from "../schema/link.ts";
import type { ReflectionRoot } from "../schema/reflection.ts";
import { schemaMemory } from "../schema/schema-memory.ts";
import { type Collected, collectFiles, ownAmong, type Reading } from "./collect.ts";
import { readFile, readFileSync } from "./file-system.ts";
import {
  checkLoadOptions,
  checkOptions,
  checkParseOptions,
  type FileContent,
  type LoadOptions,
  type LoadSyncOptions,
  type ParseOptions,
  type SchemaOptions,
} from "./options.ts";
import { Schema } from "./schema.ts";
import type { GeneratedTypes, SourceOf } from "./types/index.ts";

/** The file name of a single text that is given to `parse`. */
const unnamedFile = "schema.proto";
const textExpected = "the text of a .proto file, or an object of texts by file name";

/**
 * Loads `.proto` files and all their imports: `await load("calculator.proto", { includePaths: ["proto"] })`.
 *
 * A file is looked up under its name, then in each of `includePaths`. Google's own files are built in. Errors:
 * INVALID_SCHEMA with file, line and column; NOT_FOUND for a missing file; INVALID_ARGUMENT for wrong options;
 * UNSUPPORTED without a file system and `readFile`. Errors of `readFile` are passed on. Source:
 * https://protobuf.dev/reference/protobuf/edition-2023-spec/
 */
export async function load<S extends GeneratedTypes = any>(
  files: string | readonly string[],
  options: LoadOptions = {},
): Promise<Schema<S>> {
  checkLoadOptions(options);
  const reading = collectFiles(fileNames(files), options.includePaths ?? ["."]);
  const read = options.readFile ?? readFile;
  let step = reading.next();
  while (!step.done) step = reading.next(checkContent(await read(step.value), step.value));
  return schemaFromFiles(step.value, options);
}

/**
 * Like `load`, but synchronous: `loadSync("calculator.proto", { includePaths: ["proto"] })`. Errors: those of `load`.
 */
export function loadSync<S extends GeneratedTypes = any>(
  files: string | readonly string[],
  options: LoadSyncOptions = {},
): Schema<S> {
  checkLoadOptions(options);
  return schemaFromFiles(
    run(collectFiles(fileNames(files), options.includePaths ?? ["."]), options.readFile ?? readFileSync),
    options,
  );
}

/**
 * Parses the text of a `.proto` file, or of several files by name, which may import each other:
 * `parse({ "a.proto": "...", "b.proto": "..." })`.
 *
 * Imports are looked up among the given files and Google's own; no files are read. Errors: INVALID_SCHEMA with file,
 * line and column; NOT_FOUND for a missing import; LIMIT_EXCEEDED (`maxMemory`); INVALID_ARGUMENT for wrong options.
 * Source: https://protobuf.dev/reference/protobuf/edition-2023-spec/
 */
// biome-ignore lint/complexity/noBannedTypes: no option is given
export function parse<const S extends string | { readonly [name: string]: string }, const O extends ParseOptions = {}>(
  source: S,
  options?: O,
): Schema<SourceOf<S, O>>;
export function parse(source: string | { readonly [name: string]: string }, options: ParseOptions = {}): Schema {
  checkParseOptions(options);
  if (typeof source !== "string" && (typeof source !== "object" || source === null)) refuse(textExpected, source);
  const texts = new Map(typeof source === "string" ? [[unnamedFile, source]] : Object.entries(source));
  for (const [name, text] of texts) {
    if (typeof text !== "string") refuse(`a string as the text of ${name}`, text);
  }
  if (texts.size === 0) refuse(textExpected, source);
  const collected = run(collectFiles([...texts.keys()], [""]), (path) => texts.get(path));
  return boundedSchema(collected, options, () => [...texts.values()].reduce((sum, { length }) => sum + length, 0));
}

/**
 * Adopts a Root of protobufjs 7 or 8, with everything loaded into it. It is resolved, not compiled: no code is
 * evaluated.
 *
 * The schema lacks what protobufjs does not keep of a source: comments, positions and imports.
 * Errors: INVALID_SCHEMA; INVALID_ARGUMENT for wrong options, or for anything that is not a Root.
 */
export function fromReflection<S extends GeneratedTypes = any>(
  root: ReflectionRoot,
  options: SchemaOptions = {},
): Schema<S> {
  checkOptions(options);
  const files = describeRoot(root);
  return makeSchema(link(files, { fieldNames: options.fieldNames, adopted: true }), options, ownAmong(files));
}

/** Like `schemaFromFiles`, for new files of this many characters or bytes. Errors: LIMIT_EXCEEDED. */
export function boundedSchema(collected: Collected, options: ParseOptions, size: () => number): Schema {
  if (!new MemoryBudget(options.maxMemory, size).take(schemaMemory(collected.files)))
    throw new ProtobufError("LIMIT_EXCEEDED", "the schema takes more memory than maxMemory allows");
  return schemaFromFiles(collected, options);
}

/** Links file descriptors, which must include all imports. The descriptors become the property of the schema. */
function schemaFromFiles({ files, own }: Collected, options: SchemaOptions): Schema {
  return makeSchema(link(files, { fieldNames: options.fieldNames }), options, own);
}

function makeSchema(linked: LinkedFiles, options: SchemaOptions, own: ReadonlySet<string>): Schema {
  const representation = { int64: options.int64 ?? "bigint", maps: options.maps ?? "object" } as const;
  return new Schema(linked, { representation, engine: options.engine ?? "auto" }, own);
}

function run<T>(reading: Reading<T>, read: (path: string) => FileContent): T {
  let step = reading.next();
  while (!step.done) step = reading.next(checkContent(read(step.value), step.value));
  return step.value;
}

function checkContent(content: unknown, path: string): FileContent {
  if (content === undefined || typeof content === "string" || isBytes(content)) return content;
  refuse(`a string, a Uint8Array or undefined of readFile for ${path}`, content);
}

function fileNames(files: string | readonly string[]): readonly string[] {
  const names = typeof files === "string" ? [files] : files;
  if (!Array.isArray(names) || names.length === 0 || !names.every((name) => typeof name === "string" && name !== "")) {
    refuse("the name of a file, or an array of names", files);
  }
  return names as readonly string[];
}
