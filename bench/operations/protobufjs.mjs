import { join } from "node:path";
import protobufjs from "protobufjs";
import { protoDirectory } from "../directories.mjs";
import { withBytes } from "./index.mjs";
import { literals } from "./literal.mjs";

const timestamps = "it writes a Timestamp as an object of two numbers";

/**
 * protobufjs by reflection: `fromObject` makes messages of literals and of JSON, `toObject` with its `toJSONOptions` JSON of messages; `verify`. It neither copies nor compares
 * messages, and has no text format.
 */
export default {
  name: "protobufjs",
  lossy: {
    unknown: { decode: "it drops the unknown fields" },
    orders: { toJsonString: timestamps, toJsonBytes: timestamps, toJson: timestamps },
  },
  prepare,
};

function prepare(payload) {
  const { files, typeName, samples } = payload;
  const root = new protobufjs.Root();
  root.resolvePath = (_, target) => join(protoDirectory, target);
  const type = root.loadSync(files).lookupType(typeName);
  const decode = (bytes) => type.decode(bytes);
  const messages = samples.map(({ bytes }) => decode(bytes));
  const toJson = (message) => type.toObject(message, protobufjs.util.toJSONOptions);
  const values = messages.map(toJson);
  return {
    encode: (message) => type.encode(message).finish(),
    operations: withBytes({
      decode: { work: decode, inputs: samples.map(({ bytes }) => bytes) },
      create: {
        work: (init) => type.fromObject(init),
        inputs: literals(payload, { wide }),
      },
      verify: { work: (message) => type.verify(message) === null, inputs: messages },
      toJsonString: { work: (message) => JSON.stringify(toJson(message)), inputs: messages },
      fromJsonString: {
        work: (text) => type.fromObject(JSON.parse(text)),
        inputs: values.map((value) => JSON.stringify(value)),
      },
      toJson: { work: toJson, inputs: messages },
      fromJson: { work: (value) => type.fromObject(value), inputs: values },
    }),
  };
}

/** 64-bit integers as a program writes them for it: a number where that is exact, else the digits. */
function wide(value) {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
