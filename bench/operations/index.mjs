/** What is done with messages beside encode and decode, in the order of the tables, in words. */
export const operations = {
  decode: "a message of bytes, for comparison",
  clone: "a deep copy of a message",
  equals: "whether two equal messages are equal",
  create: "a message of a literal of the fields that are set",
  verify: "whether a message is valid",
  toJsonString: "ProtoJSON text of a message",
  fromJsonString: "a message of ProtoJSON text",
  toJsonBytes: "the same text in UTF-8, as it goes over a wire",
  fromJsonBytes: "a message of those bytes",
  toJson: "ProtoJSON as a value, not yet text",
  fromJson: "a message of such a value",
  toText: "the text format of a message",
  fromText: "a message of the text format",
};

/** Who does them: ours first, peers behind. `native` is the platform: JSON.stringify and JSON.parse of plain data, structuredClone, util.isDeepStrictEqual. */
export const operatorNames = [
  "wireform-jit",
  "wireform-interpreter",
  "protobuf-es",
  "protobuf-ts",
  "protobufjs",
  "native",
];

/** What is to be known of operators that do less than others. */
export const operatorRemarks = {
  native:
    "JSON.stringify and JSON.parse of plain values, structuredClone, util.isDeepStrictEqual; it knows nothing of types",
  "protobuf-es":
    "its create takes the lists, maps and bytes of a literal as they are, without a copy or a look at the values",
  protobufjs:
    "its fromObject and toObject are no ProtoJSON: well-known types have no special forms there, and values are converted, not checked",
};

/**
 * An operator, beside a contestant: `name`; `lossy`, the payloads that it does with something lost, and what, by operation; `prepare(payload)` gives, or promises, per operation
 * `{ work, inputs }`, where `work(input)` gives the result whole, and `encode(message)`, by which tests look at messages that it makes.
 */
export async function loadOperator(name) {
  const file = name.startsWith("wireform") ? "wireform" : name;
  const module = await import(new URL(`${file}.mjs`, import.meta.url).href);
  return module.default ?? module.operator(name);
}

/** Work on JSON as bytes, of an operator's work on text. */
export function withBytes({ toJsonString, fromJsonString, ...rest }) {
  return {
    ...rest,
    toJsonString,
    fromJsonString,
    toJsonBytes: { work: (message) => Buffer.from(toJsonString.work(message)), inputs: toJsonString.inputs },
    fromJsonBytes: {
      work: (bytes) => fromJsonString.work(bytes.utf8Slice()),
      inputs: fromJsonString.inputs.map((text) => Buffer.from(text)),
    },
  };
}

/** Pairs of equal things that share nothing, for `equals`. */
export function pairs(make, samples) {
  return samples.map(({ bytes }) => [make(bytes), make(bytes)]);
}
