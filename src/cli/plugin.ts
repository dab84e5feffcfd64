import { generateOutput, outputChoices, type OutputOptions } from "../codegen/index.ts";
import { isProtobufError, ProtobufError } from "../errors.ts";
import { fromDescriptorSet } from "../registry/from-descriptor-set.ts";
import { parse } from "../registry/load.ts";
import { printable } from "./host.ts";

/** `google.protobuf.compiler.CodeGeneratorRequest`, as far as it is of use. */
interface Request {
  readonly fileToGenerate: readonly string[];
  readonly parameter: string | undefined;
  readonly protoFile: readonly object[];
}

/** `CodeGeneratorResponse.Feature`: proto3 `optional`, and editions. */
const supportedFeatures = 1n | 2n;
/** `Edition` of proto2, and of 2026. */
const [minimumEdition, maximumEdition] = [998, 1002];

/** Options may be as deep as a message may be, and stand that deep in the file. */
const depth = { partial: true, maxDepth: 250 } as const;

/**
 * Answers a CodeGeneratorRequest with the bytes of a CodeGeneratorResponse. What is wrong with an option or a schema is the answer's `error`.
 *
 * Errors: those of decode, of bytes that are no request. Source: https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/compiler/plugin.proto
 */
export function answer(bytes: Uint8Array): Uint8Array {
  const types = parse(
    { "types.proto": 'syntax = "proto3"; import "google/protobuf/compiler/plugin.proto";' },
    { engine: "interpreter" },
  );
  const request = types.message<Request>("google.protobuf.compiler.CodeGeneratorRequest").decode(bytes, depth);
  const set = types.message("google.protobuf.FileDescriptorSet").encode({ file: request.protoFile }, depth);
  const response = types.message("google.protobuf.compiler.CodeGeneratorResponse");
  return response.encode({ supportedFeatures, minimumEdition, maximumEdition, ...generated(request, set) });
}

function generated({ fileToGenerate, parameter = "" }: Request, set: Uint8Array): object {
  try {
    const options = readParameter(parameter);
    const { int64, maps, fieldNames } = options;
    const files = fromDescriptorSet(set, { int64, maps, fieldNames }).files();
    return { file: generateOutput(files, fileToGenerate, options).map(({ name, text }) => ({ name, content: text })) };
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    // Which protoc and buf print as it is.
    return { error: error.message.split("\n").map(printable).join("\n") };
  }
}

/** The name of each option in a parameter: `target=js+dts,import_extension=none`. */
const parameterNames: { readonly [Name in keyof OutputOptions]: string } = {
  target: "target",
  optimize: "optimize",
  importExtension: "import_extension",
  int64: "int64",
  maps: "maps",
  fieldNames: "fieldNames",
};

function readParameter(parameter: string): OutputOptions {
  const given = new Map(
    parameter
      .split(",")
      .filter((option) => option !== "")
      .map((option): [string, string] => {
        const [name = "", ...value] = option.split("=");
        return [name, value.join("=")];
      }),
  );
  const read = <Name extends keyof OutputOptions>(name: Name): OutputOptions[Name] => {
    const choices = outputChoices[name];
    const value = given.get(parameterNames[name]) ?? choices[0];
    given.delete(parameterNames[name]);
    const choice = choices.find((each) => each === value);
    if (choice === undefined)
      throw new ProtobufError(
        "INVALID_ARGUMENT",
        `option ${parameterNames[name]} must be one of ${choices.join(", ")}, not ${JSON.stringify(value)}`,
      );
    return choice;
  };
  const options: OutputOptions = {
    target: read("target"),
    optimize: read("optimize"),
    importExtension: read("importExtension"),
    int64: read("int64"),
    maps: read("maps"),
    fieldNames: read("fieldNames"),
  };
  const [unknown] = given.keys();
  if (unknown !== undefined)
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `unknown option ${unknown}; known are ${Object.values(parameterNames).join(", ")}`,
    );
  return options;
}
