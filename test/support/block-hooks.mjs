import { isBuiltin } from "node:module";

/** @type {import("node:module").ResolveHook} */
export function resolve(specifier, context, nextResolve) {
  if (isBuiltin(specifier) || /^protobufjs(\/|$)/.test(specifier)) throw new Error(`blocked: ${specifier}`);
  return nextResolve(specifier, context);
}
