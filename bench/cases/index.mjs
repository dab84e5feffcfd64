/** All payloads, in the order of the tables. A case is loaded when it is asked for. */
export const caseNames = ["small", "batch", "common", "records", "tile", "numeric", "strings", "otlp", "fds"];

export async function loadCase(name) {
  return (await import(`./${name}.mjs`)).default;
}
