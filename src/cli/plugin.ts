import {
  generateOutput,
  optionName,
  type OutputOptions,
  outputOptionNames,
  readOutputOptions,
} from "../codegen/index.ts";
import { isProtobufError, ProtobufError } from "../errors.ts";
import { nearestName } from "../message/nearest-name.ts";
import { fromDescriptorSet } from "../registry/from-descriptor-set.ts";
import { parse } from "../registry/load.ts";
import type { FileDescriptor } from "../schema/descriptors.ts";
import { printable } from "./host.ts";

interface FileProto {
  readonly name: string | undefined;
}

/** `google.protobuf.compiler.CodeGeneratorRequest`, as far as it is used. */
interface Request {
  readonly fileToGenerate: readonly string[];
  readonly parameter: string | undefined;
  readonly protoFile: readonly FileProto[];
  /** The files to generate again, with source-retention options. */
  readonly sourceFileDescriptors: readonly FileProto[];
}

/** `CodeGeneratorResponse.Feature`: proto3 `optional`, and editions. */
const supportedFeatures = 1n | 2n;
/** The `Edition` values of proto2 and of 2026. */
const [minimumEdition, maximumEdition] = [998, 1002];

/** Options may nest as deeply as a message, and may themselves be that deep in the file. */
const depth = { partial: true, maxDepth: 250 } as const;

/**
 * Answers a CodeGeneratorRequest with the bytes of a CodeGeneratorResponse. Errors in options or the schema become the
 * `error` of the response.
 *
 * Errors: those of decode, for bytes that are not a request. Source:
 * https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/compiler/plugin.proto
 */
export function answer(bytes: Uint8Array): Uint8Array {
  const types = parse(
    { "types.proto": 'syntax = "proto3"; import "google/protobuf/compiler/plugin.proto";' },
    { engine: "interpreter" },
  );
  const request = types.message<Request>("google.protobuf.compiler.CodeGeneratorRequest").decode(bytes, depth);
  const set = types.message("google.protobuf.FileDescriptorSet").encode({ file: filesOf(request) }, depth);
  const response = types.message("google.protobuf.compiler.CodeGeneratorResponse");
  return response.encode({ supportedFeatures, minimumEdition, maximumEdition, ...generated(request, set) });
}

/** All files as in the source, as the command line would read them. */
function filesOf({ protoFile, sourceFileDescriptors }: Request): FileProto[] {
  const whole = new Map(sourceFileDescriptors.map((file) => [file.name, file]));
  return protoFile.map((file) => whole.get(file.name) ?? file);
}

function generated({ fileToGenerate, parameter = "" }: Request, set: Uint8Array): object {
  try {
    const options = readParameter(parameter);
    const { int64, maps, fieldNames } = options;
    const files = fromDescriptorSet(set, { int64, maps, fieldNames }).files();
    const wanted = withWellKnown(fileToGenerate, files);
    return { file: generateOutput(files, wanted, options).map(({ name, text }) => ({ name, content: text })) };
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    // protoc and buf print it unchanged.
    return { error: error.message.split("\n").map(printable).join("\n") };
  }
}

/** The files, and Google's own that they import: nothing else would write those. */
function withWellKnown(names: readonly string[], files: readonly FileDescriptor[]): string[] {
  const wanted = new Set(names);
  const byName = new Map(files.map((file) => [file.name, file]));
  for (const name of wanted) {
    const { dependencies = [], proto } = byName.get(name) ?? {};
    for (const each of [...dependencies.map((file) => file.name), ...(proto?.optionDependency ?? [])])
      if (each.startsWith("google/protobuf/") && byName.has(each)) wanted.add(each);
  }
  return [...wanted];
}

/** Reads `target=js+dts,import_extension=none`. */
function readParameter(parameter: string): OutputOptions {
  const given = new Map<string, string[]>();
  for (const option of parameter.split(",")) {
    if (option === "") continue;
    const [name = "", ...value] = option.split("=");
    const key = optionName(name);
    if (!outputOptionNames.includes(key)) throw unknownOption(name);
    given.set(key, [...(given.get(key) ?? []), value.join("=")]);
  }
  return readOutputOptions(given, (name) => `option ${parameterName(name)}`);
}

/** In the usual style of plugin options. */
export function parameterName(name: string): string {
  return name.replaceAll("-", "_");
}

function unknownOption(name: string): ProtobufError {
  const nearest = nearestName(optionName(name), outputOptionNames);
  const known = outputOptionNames.map(parameterName).join(", ");
  const advice = nearest === undefined ? `known are ${known}` : `did you mean ${parameterName(nearest)}?`;
  return new ProtobufError("INVALID_ARGUMENT", `unknown option ${name}; ${advice}`);
}
