/** The parts of `process` that are used, where it exists: Node, Deno, Bun, workerd with `nodejs_compat`. */
interface ProcessLike {
  getBuiltinModule?(name: string): unknown;
  emitWarning?(text: string, name: string): void;
}

const process = (globalThis as { readonly process?: ProcessLike }).process;

/**
 * A module of Node, if the platform has it; undefined in browsers. It is not imported, so that this file loads
 * everywhere.
 */
export function builtIn<T>(name: string): T | undefined {
  return process?.getBuiltinModule?.(`node:${name}`) as T | undefined;
}

/** Emits a warning of the process, or a warning on the console where processes have none. */
export function warnProcess(text: string): void {
  if (process?.emitWarning !== undefined) process.emitWarning(text, "WireformWarning");
  else console.warn(text);
}
