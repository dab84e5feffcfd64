export { type AnyDescriptor, fileOf } from "./any-descriptor.ts";
export { getPosition, type SourcePosition } from "./get-position.ts";
