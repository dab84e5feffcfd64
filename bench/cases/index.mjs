/** All payloads, in the order of the tables. A case is loaded when it is asked for. */
export const caseNames = [
  "small",
  "batch",
  "common",
  "records",
  "tile",
  "numeric",
  "strings",
  "otlp",
  "fds",
  "oneofs",
  "maps-few",
  "maps-unique",
  "int64",
  "nested",
  "unknown",
  "blob",
];

/** What the measure `operations` looks at: those, and messages as programs turn them into JSON, copy and compare them. */
export const operationCaseNames = [...caseNames, "orders", "world", "chat"];

/**
 * A case: the schema's `files`, the `typeName` that is decoded, and either `messages(random)`, values that the reference encodes (as `writerTypeName`
 * where the reader is to know less than the writer), or `bytes()`.
 */
export async function loadCase(name) {
  return (await import(new URL(`${name}.mjs`, import.meta.url).href)).default;
}
