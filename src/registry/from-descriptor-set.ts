import { readDescriptorSet } from "../descriptor-set/read-set.ts";
import { ProtobufError } from "../errors.ts";
import { describeRoot } from "../schema/describe.ts";
import type { FileDescriptorProto } from "../schema/file-descriptor-proto.ts";
import { googleFiles } from "../schema/google-files.ts";
import { reflectFile } from "../schema/reflect-file.ts";
import { parseSource } from "../schema/source/file.ts";
import { importsOfFile } from "../schema/source/imports.ts";
import { ownAmong } from "./collect.ts";
import { boundedSchema } from "./load.ts";
import { checkParseOptions, type ParseOptions } from "./options.ts";
import type { GeneratedTypes } from "./types/index.ts";
import type { Schema } from "./schema.ts";

/**
 * Makes a schema from a google.protobuf.FileDescriptorSet, as written by `protoc --include_imports -o` or
 * `buf build -o`, with the files in any order.
 *
 * Google's own files may be missing.
 * Errors: INVALID_SCHEMA; NOT_FOUND for imports that the set lacks; LIMIT_EXCEEDED (`maxMemory`); those of decode for other bytes; INVALID_ARGUMENT for wrong options.
 * Source: https://github.com/protocolbuffers/protobuf/blob/main/src/google/protobuf/descriptor.proto (FileDescriptorSet)
 */
export function fromDescriptorSet<S extends GeneratedTypes = any>(
  bytes: Uint8Array,
  options: ParseOptions = {},
): Schema<S> {
  checkParseOptions(options);
  const files = withGoogleFiles(readDescriptorSet(bytes, options.maxMemory));
  return boundedSchema({ files, own: ownAmong(files) }, options, () => bytes.length);
}

/**
 * Adds Google's files that are imported but missing. An `import option` may be missing: its options are then unknown
 * fields.
 */
function withGoogleFiles(files: readonly FileDescriptorProto[]): FileDescriptorProto[] {
  const all = [...files];
  const names = new Set(files.map(({ name }) => name));
  const missing = new Map<string, string>();
  for (const file of all) {
    for (const { name } of importsOfFile(file)) {
      if (names.has(name)) continue;
      const text = googleFiles.get(name);
      if (text === undefined) {
        missing.set(name, file.name ?? "");
        continue;
      }
      names.add(name);
      all.push(describeRoot(reflectFile(parseSource(name, text)))[0]!);
    }
  }
  if (missing.size > 0) throw missingError(missing);
  return all;
}

function missingError(missing: ReadonlyMap<string, string>): ProtobufError {
  const lines = [...missing].map(([name, file]) => `${file}: Import "${name}" was not found or had errors.`);
  return new ProtobufError(
    "NOT_FOUND",
    `${lines.join("\n")}\nThe descriptor set lacks it: make one with all imports in it (protoc --include_imports).`,
    { file: [...missing.values()][0] },
  );
}
