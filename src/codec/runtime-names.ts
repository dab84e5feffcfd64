import * as runtime from "./runtime/index.ts";

/** The runtime as an object: the interpreter looks functions up by the names that the emitter writes. */
export { runtime };
export type RuntimeName = keyof typeof runtime;
