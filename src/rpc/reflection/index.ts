/**
 * Server reflection: tells `grpcurl`, `buf curl` and their like what a server answers, so that they can call it without its `.proto` files.
 *
 * @module wireform/rpc/reflection
 */
export { addReflection, type ReflectionOptions } from "./add-reflection.ts";
