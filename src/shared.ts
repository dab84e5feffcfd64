/**
 * As in package.json.
 *
 * @testonly
 */
export const version: string = "0.1.0";

/**
 * State shared, under `name`, by all copies of this version in a program: a test runner may load both the CommonJS form
 * and the modules, and pass objects of one to the other. The first caller creates it.
 */
export function shared<T>(name: string, make: () => T): T {
  const all = globalThis as { [key: symbol]: unknown };
  const key = Symbol.for(`wireform ${version} ${name}`);
  return (all[key] ??= make()) as T;
}
