/**
 * As in package.json.
 *
 * @testonly
 */
export const version: string = "0.1.0";

/**
 * What all copies of one version in a program have in common, under `name`: a test runner may load the form for CommonJS beside the modules, and give one what
 * the other has made. The first that asks makes it.
 */
export function shared<T>(name: string, make: () => T): T {
  const all = globalThis as { [key: symbol]: unknown };
  const key = Symbol.for(`wireform ${version} ${name}`);
  return (all[key] ??= make()) as T;
}
