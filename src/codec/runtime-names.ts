import * as runtime from "./runtime/index.ts";

/** The runtime as an object, for emitted code. */
export { runtime };
export type RuntimeName = keyof typeof runtime;

let names: Map<unknown, RuntimeName> | undefined;

/** What emitted code calls a function of the runtime. */
export function runtimeName(member: unknown): RuntimeName {
  names ??= new Map(Object.entries(runtime).map(([name, value]) => [value, name as RuntimeName]));
  const name = names.get(member);
  if (name === undefined) throw new TypeError("not a member of the runtime");
  return name;
}
