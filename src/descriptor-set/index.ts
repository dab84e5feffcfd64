export { type AnyDescriptor, fileOf } from "./any-descriptor.ts";
export { type Comments, getComments } from "./get-comments.ts";
export { getPosition, type SourcePosition } from "./get-position.ts";
