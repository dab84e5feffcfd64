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

/**
 * A case: the schema's `files`, the `typeName` that is decoded, and either `messages(random)`, values that the reference encodes (as `writerTypeName`
 * where the reader is to know less than the writer), or `bytes()`.
 */
export async function loadCase(name) {
  return (await import(new URL(`${name}.mjs`, import.meta.url).href)).default;
}
