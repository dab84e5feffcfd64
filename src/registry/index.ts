export { readFile } from "./file-system.ts";
export { fromDescriptorSet } from "./from-descriptor-set.ts";
export { fromReflection, load, loadSync, parse, schemaFromFiles } from "./load.ts";
export type { FileContent, LoadOptions, LoadSyncOptions, ParseOptions, SchemaOptions } from "./options.ts";
export { Schema } from "./schema.ts";
