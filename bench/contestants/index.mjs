/** All contestants, in the order of the tables. */
export const contestantNames = [
  "wireform-jit",
  "wireform-aot",
  "wireform-interpreter",
  "wireform-size",
  "wireform-views",
  "protobufjs",
  "protobufjs-static",
  "protobuf-es",
  "protobuf-ts",
  "ts-proto",
  "pbf",
  "google-protobuf",
  "json",
  "json-string",
  "msgpackr",
  "msgpackr-records",
  "msgpack",
  "cbor",
  "xml",
  "thrift",
  "flatbuffers",
  "avro",
];

/** Ratios are against the baseline, and of each of ours to everybody. */
export const baseline = "protobufjs";
export const own = ["wireform-jit", "wireform-aot", "wireform-interpreter"];

/** Ours that gives bytes as views into the input; it stands for `own` against peers that do so. */
export const viewing = "wireform-views";

/**
 * A contestant:
 *
 * - `name`; `about`, what it is in one line; `packageName`, whose version the report names; `format`, what its bytes are ("protobuf" for ours; "text": a string);
 * - `unable`: payloads that it cannot do, and why; `lossy`: those that it does with values lost; `onlyCases`: the payloads that it is for, if not all;
 * - `prepare(payload)` gives, or promises, `encode(message)`, `decode(bytes)`, `inputs`, the messages that it encodes, one per sample, and `access(field)`
 *   where a field is read otherwise than by its `localName`;
 * - `has` and `wide`, for `plain` (bench/plain.mjs).
 */
export async function loadContestant(name) {
  return (await import(new URL(`${name}.mjs`, import.meta.url).href)).default;
}
