export { fromReflection, load, loadSync, parse, schemaFromFiles } from "./load.ts";
export type { FileContent, LoadOptions, LoadSyncOptions, SchemaOptions } from "./options.ts";
export { Schema } from "./schema.ts";
