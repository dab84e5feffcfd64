import { outputOptions } from "../codegen/index.ts";
import { parameterName } from "./plugin.ts";

/** What `protoc-gen-wireform --help` writes. */
export function pluginUsage(): string {
  const options = Object.values(outputOptions).map(
    ({ name, values }) =>
      `  ${parameterName(name).padEnd(18)}${values?.join(", ") ?? "files=modules that are there already: google/protobuf/=wireform/wkt"}`,
  );
  return `protoc-gen-wireform: the plugin of protoc and buf that writes TypeScript for wireform

usage
  protoc -I proto --wireform_out=src/gen --wireform_opt=target=ts proto/calculator.proto

protoc and buf start it, when they find it in the PATH: a CodeGeneratorRequest comes in on standard input, a
CodeGeneratorResponse goes out on standard output. wireform generate does the same without protoc.

options, in --wireform_opt of protoc and opt of buf.gen.yaml; the first value is the default
${options.join("\n")}
  -h, --help        this text
  -V, --version     the version
`;
}
