import type { GeneratedFile } from "../generated/file.ts";
import { readFile } from "../descriptor-set/read-set.ts";
import { ProtobufError } from "../errors.ts";
import { fromBase64 } from "../wire/base64.ts";
import { linkAgain } from "../schema/link-steps.ts";
import { shared } from "../shared.ts";
import { Schema } from "./schema.ts";

const schemas = shared("schemas of files", () => new WeakMap<GeneratedFile, Schema>());

/**
 * The schema of a generated file, with its imports and the files that extend its messages: descriptors, options, and
 * codecs that are made at run time. The same object each time.
 *
 * Errors: INVALID_ARGUMENT for anything that is not a generated file.
 */
export function reflect(file: GeneratedFile): Schema {
  let schema = schemas.get(file);
  if (schema === undefined) schemas.set(file, (schema = schemaOf(file)));
  return schema;
}

function schemaOf(file: GeneratedFile): Schema {
  if (typeof file !== "object" || file === null || typeof file.descriptor !== "string") {
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      "reflect: expected a file of generated code, such as calculatorFile of calculator.pb.js",
    );
  }
  const files = new Set([file]);
  for (const each of files) for (const related of each.related()) files.add(related);
  const { int64 = "bigint", maps = "object", fieldNames = "json", source } = file.options;
  // The generator has already checked protoc's rules, with the imports as they were then.
  const protos = [...files].map(({ descriptor }) => readFile(fromBase64(descriptor)!));
  const linked = linkAgain(protos, { fieldNames, adopted: true, complete: source === undefined });
  return new Schema(linked, { representation: { int64, maps }, engine: "auto" }, new Set([protos[0]!.name ?? ""]));
}
