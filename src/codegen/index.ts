export { generateModules } from "./generate.ts";
export { generateOutput, generateTypesOutput, type OutputFile } from "./output.ts";
export {
  optionName,
  type OutputOptions,
  outputOptionNames,
  outputOptions,
  readOutputOptions,
} from "./output-options.ts";
export type { GeneratedModule, GenerateOptions, ModuleRequest, Optimize } from "./options.ts";
