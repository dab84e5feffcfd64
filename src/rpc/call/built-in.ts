/** What is used of `process`, where there is one: Node, Deno, Bun, workerd with `nodejs_compat`. */
interface ProcessLike {
  getBuiltinModule?(name: string): unknown;
  emitWarning?(text: string, name: string): void;
}

const process = (globalThis as { readonly process?: ProcessLike }).process;

/** A module of Node, where the platform has it; undefined in browsers. Nothing is imported for that, so that this file loads everywhere. */
export function builtIn<T>(name: string): T | undefined {
  return process?.getBuiltinModule?.(`node:${name}`) as T | undefined;
}

/** Warns whoever runs the program: on the console, where there are no warnings of a process. */
export function warnProcess(text: string): void {
  if (process?.emitWarning !== undefined) process.emitWarning(text, "WireformWarning");
  else console.warn(text);
}
