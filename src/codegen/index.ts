export { generateModules } from "./generate.ts";
export type { GeneratedModule, GenerateOptions, ModuleRequest } from "./options.ts";
