import { ProtobufError } from "../errors.ts";

/** Where the modules of `.proto` files are that need not be written: `google/protobuf/=wireform/wkt`. */
export interface ImportMapping {
  /** The name of a file, or of a directory with a slash at its end. */
  readonly files: string;
  /** A module that exports all of them; or with a slash at its end, a directory of modules as they are written: `@acme/protos/`. */
  readonly modules: string;
}

/** What `wireform/wkt` has: not all that stands beside the well-known types. */
const wellKnownModule = "wireform/wkt";
const wellKnownFile = /^google\/protobuf\/(?:any|duration|empty|field_mask|struct|timestamp|wrappers)\.proto$/;

/** Reads `google/protobuf/=wireform/wkt`. Errors: INVALID_ARGUMENT. */
export function readMapping(text: string): ImportMapping {
  const [, files, modules] = /^([^=]*(?:\/|\.proto))=([^\s"'\\]+)$/u.exec(text) ?? [];
  if (files === undefined || modules === undefined || (modules.endsWith("/") && !files.endsWith("/")))
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `import must be files and where they are, as in google/protobuf/=wireform/wkt or acme/common/=@acme/protos/, not ${JSON.stringify(text)}`,
    );
  return { files, modules };
}

/** What the module of a file is imported by, where a mapping has it: the one that says most. `path` is that of the module, as it would be written. */
export function mappedSpecifier(
  name: string,
  path: string,
  extension: string,
  mappings: readonly ImportMapping[],
): string | undefined {
  const [mapping] = mappings
    .filter(({ files }) => (files.endsWith("/") ? name.startsWith(files) : name === files))
    .sort((left, right) => right.files.length - left.files.length);
  if (mapping === undefined || (mapping.modules === wellKnownModule && !wellKnownFile.test(name))) return undefined;
  if (!mapping.modules.endsWith("/")) return mapping.modules;
  return mapping.modules + path.slice(mapping.files.length) + extension;
}
