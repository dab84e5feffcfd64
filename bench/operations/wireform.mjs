import { clone, create, equals, loadSync, verify } from "../../dist/index.js";
import { fromJson, fromJsonString, toJson, toJsonString } from "../../dist/json/index.js";
import { fromText, toText } from "../../dist/text/index.js";
import { protoDirectory } from "../directories.mjs";
import { pairs, withBytes } from "./index.mjs";
import { literals } from "./literal.mjs";

/** Ours: `wireform-jit` or `wireform-interpreter`. */
export function operator(name) {
  return { name, prepare: (payload) => prepare(payload, name.replace("wireform-", "")) };
}

function prepare(payload, engine) {
  const { files, typeName, samples } = payload;
  const codec = loadSync(files, { includePaths: [protoDirectory], engine }).message(typeName);
  const decode = (bytes) => codec.decode(bytes);
  const messages = samples.map(({ bytes }) => decode(bytes));
  const texts = messages.map((message) => toJsonString(codec, message));
  return {
    encode: (message) => codec.encode(message),
    operations: withBytes({
      decode: { work: decode, inputs: samples.map(({ bytes }) => bytes) },
      clone: { work: (message) => clone(codec, message), inputs: messages },
      equals: { work: (pair) => equals(codec, pair[0], pair[1]), inputs: pairs(decode, samples) },
      create: { work: (init) => create(codec, init), inputs: literals(payload) },
      verify: { work: (message) => verify(codec, message).length === 0, inputs: messages },
      toJsonString: { work: (message) => toJsonString(codec, message), inputs: messages },
      fromJsonString: { work: (text) => fromJsonString(codec, text), inputs: texts },
      toJson: { work: (message) => toJson(codec, message), inputs: messages },
      fromJson: { work: (value) => fromJson(codec, value), inputs: texts.map((text) => JSON.parse(text)) },
      toText: { work: (message) => toText(codec, message), inputs: messages },
      fromText: {
        work: (text) => fromText(codec, text),
        inputs: messages.map((message) => toText(codec, message)),
      },
    }),
  };
}
