import type { Engine } from "../codec/options.ts";
import { ProtobufError } from "../errors.ts";
import { checkCount } from "../message/check-arguments.ts";
import { describeValue } from "../message/describe.ts";
import type { Representation } from "../message/message-type.ts";

/** How the messages of a schema are represented, named and encoded. The first value of each is the default. */
export interface SchemaOptions {
  /**
   * Which engine does the work: `auto` interprets first, and compiles types that are used often, where that is allowed;
   * `jit` throws UNSUPPORTED where it is not.
   */
  readonly engine?: Engine | undefined;
  /** The type of 64-bit integers. `number` throws if a value would not be exact; `long` needs the package `long`. */
  readonly int64?: Representation["int64"] | undefined;
  /** Map fields are plain objects with string keys, or Maps with native keys. */
  readonly maps?: Representation["maps"] | undefined;
  /** Properties are in lowerCamelCase, or named as in the `.proto`. */
  readonly fieldNames?: "json" | "proto" | undefined;
}

/** Options of `parse` and `fromDescriptorSet`. */
export interface ParseOptions extends SchemaOptions {
  /**
   * The most memory that the schema may take, in estimated bytes. Default: 64 MiB, or 100 for each byte of the set or
   * character of the text, if that is more.
   */
  readonly maxMemory?: number | undefined;
}

/** The text of a file, as a string or as bytes (UTF-8); undefined if there is no such file. */
export type FileContent = string | Uint8Array | undefined;

/** Options of `loadSync`. */
export interface LoadSyncOptions extends SchemaOptions {
  /** Directories that imports (and files that are not there as named) are looked for in, as protoc's `-I`. Default: `["."]`. */
  readonly includePaths?: readonly string[] | undefined;
  /** Another source of files, given a path: an include path and a file's name. Default: the file system. */
  readonly readFile?: ((path: string) => FileContent) | undefined;
}

/** Options of `load`. */
export interface LoadOptions extends SchemaOptions {
  /** Directories that imports (and files that are not there as named) are looked for in, as protoc's `-I`. Default: `["."]`. */
  readonly includePaths?: readonly string[] | undefined;
  /** Another source of files, given a path: an include path and a file's name. Default: the file system. */
  readonly readFile?: ((path: string) => FileContent | Promise<FileContent>) | undefined;
}

const choices: ReadonlyMap<string, readonly string[]> = new Map([
  ["engine", ["auto", "jit", "interpreter"]],
  ["int64", ["bigint", "number", "string", "long"]],
  ["maps", ["object", "map"]],
  ["fieldNames", ["json", "proto"]],
]);

/**
 * Throws INVALID_ARGUMENT unless all options are known (`more` names those without fixed choices) and have a valid
 * value.
 */
export function checkOptions(options: SchemaOptions, more: readonly string[] = []): void {
  if (typeof options !== "object" || options === null)
    throw new ProtobufError("INVALID_ARGUMENT", `options must be an object, not ${describeValue(options)}`);
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || more.includes(name)) continue;
    const allowed = choices.get(name);
    if (allowed === undefined)
      throw new ProtobufError(
        "INVALID_ARGUMENT",
        `unknown option ${name}; known are ${[...choices.keys(), ...more].join(", ")}`,
      );
    if (!allowed.includes(value as string))
      throw new ProtobufError(
        "INVALID_ARGUMENT",
        `option ${name} must be one of ${allowed.join(", ")}, not ${describeValue(value)}`,
      );
  }
}

/** As `checkOptions`, with those of `parse` and `fromDescriptorSet`. */
export function checkParseOptions(options: ParseOptions): void {
  checkOptions(options, ["maxMemory"]);
  checkCount("maxMemory", options.maxMemory);
}

/** As `checkOptions`, with those of the loaders. */
export function checkLoadOptions(options: LoadOptions | LoadSyncOptions): void {
  checkOptions(options, ["includePaths", "readFile"]);
  const { includePaths, readFile } = options;
  if (
    includePaths !== undefined &&
    !(Array.isArray(includePaths) && includePaths.every((path) => typeof path === "string"))
  ) {
    throw new ProtobufError("INVALID_ARGUMENT", "option includePaths must be an array of strings");
  }
  if (readFile !== undefined && typeof readFile !== "function")
    throw new ProtobufError("INVALID_ARGUMENT", "option readFile must be a function");
}
