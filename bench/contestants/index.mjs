/** All contestants, in the order of the tables. A contestant is loaded when it takes part. */
export const contestantNames = [
  "wireform-jit",
  "wireform-interpreter",
  "protobufjs",
  "protobufjs-static",
  "protobuf-es",
  "protobuf-ts",
  "ts-proto",
  "pbf",
  "json",
  "json-string",
  "msgpackr",
  "msgpackr-records",
  "msgpack",
  "cbor",
];

/** The two that the others are compared with: ratios are against the first, and ours against each. */
export const baseline = "protobufjs";
export const own = contestantNames.filter((name) => name.startsWith("wireform"));

export async function loadContestant(name) {
  return (await import(`./${name}.mjs`)).default;
}
