import { ProtobufError } from "../errors.ts";
import type { FileDescriptor } from "../schema/descriptors.ts";
import { generateModules, generateTypes, requestOf } from "./generate.ts";
import { mappedSpecifier } from "./import-mapping.ts";
import type { GeneratedModule, ImportExtension, ModuleRequest } from "./options.ts";
import type { OutputOptions } from "./output-options.ts";

/** A file to write. */
export interface OutputFile {
  /** `google/protobuf/any.pb.ts` */
  readonly name: string;
  readonly text: string;
}

/**
 * Generates the files that are made of `wanted`, names of linked files, but for those that are imported from elsewhere; `files` are all that the schema has.
 *
 * INVALID_ARGUMENT for options that do not go together and for names of files that cannot be those of modules, and NOT_FOUND for files that are not there.
 */
export function generateOutput(
  files: readonly FileDescriptor[],
  wanted: readonly string[],
  options: OutputOptions,
): OutputFile[] {
  const { target, optimize, importExtension, int64, maps, fieldNames } = options;
  if (target !== "ts" && importExtension === ".ts")
    throw new ProtobufError("INVALID_ARGUMENT", `imports that end in .ts are for the target ts, not ${target}`);
  const extension: ImportExtension = importExtension === "none" ? "" : importExtension;
  const requests = files.map((file): ModuleRequest => {
    const request = requestOf(file);
    return { ...request, specifier: mappedSpecifier(file.name, request.path, extension, options.import) };
  });
  const isWritten = (index: number): boolean => requests[index]!.specifier === undefined;
  checkNames(
    files.map(({ name }, index) => ({ name, path: requests[index]!.path })).filter((_, index) => isWritten(index)),
  );
  const modules = generateModules(files, { optimize, int64, maps, fieldNames, importExtension: extension }, requests);
  return wanted.flatMap((name) => {
    const index = files.findIndex((file) => file.name === name);
    if (index < 0) throw new ProtobufError("NOT_FOUND", `the schema has no file ${name}`, { file: name });
    return isWritten(index) ? outputOf(modules[index]!, target) : [];
  });
}

function outputOf(module: GeneratedModule, target: OutputOptions["target"]): OutputFile[] {
  if (target === "ts") return [{ name: `${module.path}.ts`, text: module.ts }];
  return [
    { name: `${module.path}.js`, text: module.js },
    { name: `${module.path}.d.ts`, text: module.dts },
  ];
}

interface Named {
  readonly name: string;
  /** Of its module. */
  readonly path: string;
}

/**
 * A name becomes a path below the output directory, on any system, which programs print: it does not lead out of it, or steer a terminal. Nor do two names
 * lead to one file, where case and the way accents are written make no difference, as on macOS and Windows.
 */
function checkNames(files: readonly Named[]): void {
  const taken = new Map<string, string>();
  for (const { name, path } of files) {
    if (!isOutputName(name)) {
      const text = `${JSON.stringify(name.slice(0, 100))} cannot be the name of a module, which is a plain path with slashes: name the directory that the .proto is imported from, with -I`;
      throw new ProtobufError("INVALID_ARGUMENT", text, { file: name });
    }
    const key = path.normalize("NFC").toLowerCase();
    const other = taken.get(key);
    if (other !== undefined)
      throw new ProtobufError(
        "INVALID_ARGUMENT",
        `the modules of ${other} and ${name} would be one file, at least where case makes no difference`,
        { file: name },
      );
    taken.set(key, name);
  }
}

/** Windows takes backslashes for slashes, knows drives, and leaves dots and spaces out at the end of a step. */
function isOutputName(name: string): boolean {
  if (/[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(name) || /^[A-Za-z]:/.test(name)) return false;
  return !name.split("/").some((step) => /^[. ]*$/.test(step));
}

/** The file of types without code, `calculator.types.ts` for the name `calculator`, whose interface is `Calculator`. */
export function generateTypesOutput(
  files: readonly FileDescriptor[],
  name: string,
  { int64, maps, fieldNames }: OutputOptions,
): OutputFile {
  return { name: `${name}.types.ts`, text: generateTypes(files, pascalCase(name), { int64, maps, fieldNames }) };
}

function pascalCase(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/);
  return words
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join("")
    .replace(/^(?![A-Z])/, "Schema");
}
