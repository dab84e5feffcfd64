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

/** Those, and messages as programs turn them into JSON, copy and compare them, for the measure `operations` alone. */
export const allCaseNames = [...caseNames, "orders", "world", "chat"];

/** What the measure `operations` looks at: all but one field of bytes, of which JSON is base64. */
export const operationCaseNames = allCaseNames.filter((name) => name !== "blob");

/**
 * A case: `about`, what it is in one line; the schema's `files`, the `typeName` that is decoded, and either `messages(random)`, values that the reference encodes (as `writerTypeName`
 * where the reader is to know less than the writer), or `bytes()`.
 */
export async function loadCase(name) {
  return (await import(new URL(`${name}.mjs`, import.meta.url).href)).default;
}
