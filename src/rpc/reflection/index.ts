/**
 * Server reflection: lets `grpcurl`, `buf curl` and similar tools call a server without its `.proto` files.
 *
 * @module wireform/rpc/reflection
 */
export { addReflection, type ReflectionOptions } from "./add-reflection.ts";
