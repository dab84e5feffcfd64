import { outputOptions } from "../codegen/index.ts";
import { parameterName } from "./plugin.ts";

/** The output of `protoc-gen-wireform --help`. */
export function pluginUsage(): string {
  const options = Object.values(outputOptions).map(
    ({ name, values }) =>
      `  ${parameterName(name).padEnd(18)}${values?.join(", ") ?? "files=modules that are there already: google/protobuf/=wireform/wkt"}`,
  );
  return `protoc-gen-wireform: the protoc and buf plugin that generates TypeScript for wireform

usage
  protoc -I proto --wireform_out=src/gen --wireform_opt=target=ts proto/calculator.proto

protoc and buf run it if it is in the PATH: it reads a CodeGeneratorRequest from standard input and writes a
CodeGeneratorResponse to standard output. wireform generate does the same without protoc.

options, in --wireform_opt for protoc or opt in buf.gen.yaml; the first value is the default
${options.join("\n")}
  -h, --help        show this text
  -V, --version     show the version
`;
}
