export { type AnyDescriptor, fileOf } from "./any-descriptor.ts";
export { getOptions } from "./get-options.ts";
export { getPosition, type SourcePosition } from "./get-position.ts";
export { readDescriptorSet } from "./read-set.ts";
export { type DescriptorSetOptions, toDescriptorSet } from "./to-descriptor-set.ts";
