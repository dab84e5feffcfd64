import { ProtobufError } from "../errors.ts";
import { checkOptionsObject, refuse } from "../message/check-arguments.ts";
import type { FileDescriptor } from "../schema/descriptors.ts";
import type { SourceCodeInfoProto } from "../schema/file-descriptor-proto.ts";
import { linkedFilesOf } from "../schema/link.ts";
import { sourceInfoOf } from "../schema/source-info.ts";
import { WireType } from "../wire/wire-type.ts";
import { BinaryWriter } from "../wire/writer.ts";
import { keepCustomOptions } from "./custom-options.ts";
import { builtInTypes, schemaTypes } from "./descriptor-types.ts";
import { stripOptions, type Path } from "./strip-options.ts";

/** What a descriptor set contains. The first value of each is the default. */
export interface DescriptorSetOptions {
  /** Names of the files to write. Default: all files of the schema. */
  readonly files?: readonly string[] | undefined;
  /** Include the imports of these files, like protoc's `--include_imports`. Default true. */
  readonly imports?: boolean | undefined;
  /** Include comments and positions, like protoc's `--include_source_info`. Default false. */
  readonly sourceInfo?: boolean | undefined;
  /**
   * Include source-retention options (`retention = RETENTION_SOURCE`), like protoc's `--retain_options`. Default false.
   */
  readonly retainOptions?: boolean | undefined;
}

/** `FileDescriptorSet.file` */
const fileNumber = 1;
/** Options may nest as deeply as a message, and may themselves be that deep in the file. */
const depth = { partial: true, maxDepth: 250 } as const;

/**
 * Writes a schema as a google.protobuf.FileDescriptorSet, with exactly the bytes that protoc writes: each file after
 * its imports, custom options as extensions.
 *
 * Errors: NOT_FOUND for a file that the schema does not have, UNSUPPORTED for a schema of `fromReflection`.
 */
export function toDescriptorSet(
  schema: { files(): readonly FileDescriptor[] },
  options: DescriptorSetOptions = {},
): Uint8Array<ArrayBuffer> {
  checkOptionsObject(options);
  checkSetOptions(options);
  if (typeof schema !== "object" || typeof schema?.files !== "function") refuse("a schema", schema);
  if (schema.files().some((file) => !linkedFilesOf(file).complete))
    throw new ProtobufError(
      "UNSUPPORTED",
      "what was adopted from protobufjs has lost its imports: load the .proto files",
    );
  const writer = new BinaryWriter();
  for (const file of filesToWrite(schema.files(), options))
    writer.tag(fileNumber, WireType.LengthDelimited).bytes(fileBytes(file, options));
  return writer.finish();
}

const flags = ["imports", "sourceInfo", "retainOptions"] as const;

function checkSetOptions(options: DescriptorSetOptions): void {
  for (const [name, value] of Object.entries(options)) {
    const isFlag = flags.some((flag) => flag === name);
    if (!isFlag && name !== "files")
      throw new ProtobufError("INVALID_ARGUMENT", `unknown option ${name}; known are files, ${flags.join(", ")}`);
    if (value === undefined) continue;
    if (isFlag && typeof value !== "boolean")
      throw new ProtobufError("INVALID_ARGUMENT", `option ${name} must be true or false`);
  }
  const { files } = options;
  if (files !== undefined && !(Array.isArray(files) && files.every((file) => typeof file === "string")))
    refuse("an array of names of files as option files", files);
}

/** Imports first. Not recursive: the chain of imports may be long. */
function filesToWrite(
  all: readonly FileDescriptor[],
  { files, imports = true }: DescriptorSetOptions,
): FileDescriptor[] {
  const byName = new Map(all.map((file) => [file.name, file]));
  const roots = files === undefined ? all : files.map((name) => find(name, byName));
  const wanted = new Set(imports ? all : roots);
  const entered = new Set<FileDescriptor>();
  const order: FileDescriptor[] = [];
  for (const root of roots) {
    const path: { readonly file: FileDescriptor; readonly imports: Iterator<string> }[] = [];
    const enter = (file: FileDescriptor | undefined): void => {
      if (file === undefined || entered.has(file) || !wanted.has(file)) return;
      entered.add(file);
      path.push({ file, imports: [...(file.proto.dependency ?? []), ...(file.proto.optionDependency ?? [])].values() });
    };
    enter(root);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const next = top.imports.next();
      if (next.done !== true) enter(byName.get(next.value));
      else order.push(path.pop()!.file);
    }
  }
  return order;
}

function find(name: string, byName: ReadonlyMap<string, FileDescriptor>): FileDescriptor {
  const file = byName.get(name);
  if (file === undefined) throw new ProtobufError("NOT_FOUND", `the schema has no file ${name}`, { file: name });
  return file;
}

/**
 * As in protoc: options are stripped first with all extensions known, then with only those of descriptor.proto itself.
 */
function fileBytes(
  file: FileDescriptor,
  { sourceInfo = false, retainOptions = false }: DescriptorSetOptions,
): Uint8Array {
  const linked = linkedFilesOf(file);
  keepCustomOptions(linked);
  const info = sourceInfo ? sourceInfoOf(file.proto) : undefined;
  const whole = builtInTypes()("FileDescriptorProto").encode(
    { ...file.proto, sourceCodeInfo: retainOptions ? info : undefined },
    depth,
  );
  if (retainOptions) return whole;
  const types = schemaTypes(linked, "raw");
  const known = types("FileDescriptorProto");
  const message = known.decode(whole, depth);
  const stripped = stripOptions(message, types);
  const own = builtInTypes("raw")("FileDescriptorProto");
  const result = own.decode(known.encode(message, depth), depth);
  return own.encode({ ...result, sourceCodeInfo: info && rawInfo(withoutPaths(info, stripped)) }, depth);
}

function rawInfo(info: SourceCodeInfoProto): object {
  return builtInTypes("raw")("SourceCodeInfo").decode(builtInTypes()("SourceCodeInfo").encode(info));
}

function withoutPaths({ location = [], ...info }: SourceCodeInfoProto, stripped: readonly Path[]): SourceCodeInfoProto {
  const gone = new Set(stripped.map(String));
  const isGone = (path: Path): boolean => path.some((_number, index) => gone.has(String(path.slice(0, index + 1))));
  return { ...info, location: gone.size === 0 ? location : location.filter(({ path = [] }) => !isGone(path)) };
}
