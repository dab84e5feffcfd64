export { generateModules } from "./generate.ts";
export { generateOutput, generateTypesOutput, outputChoices, type OutputFile, type OutputOptions } from "./output.ts";
export type { GeneratedModule, GenerateOptions, ModuleRequest, Optimize } from "./options.ts";
