import * as es from "@bufbuild/protobuf";
import { importGenerated, simpleName } from "../contestants/generated.mjs";
import { literals } from "./literal.mjs";
import { pairs, withBytes } from "./index.mjs";

/** @bufbuild/protobuf. It has no text format, and verifies by another package. */
export default { name: "protobuf-es", prepare };

async function prepare(payload) {
  const module = await importGenerated("protobuf-es", payload, "_pb.js");
  const schema = module[`${simpleName(payload)}Schema`];
  const decode = (bytes) => es.fromBinary(schema, bytes);
  const { samples } = payload;
  const messages = samples.map(({ bytes }) => decode(bytes));
  const texts = messages.map((message) => es.toJsonString(schema, message));
  return {
    encode: (message) => es.toBinary(schema, message),
    operations: withBytes({
      decode: { work: decode, inputs: samples.map(({ bytes }) => bytes) },
      clone: { work: (message) => es.clone(schema, message), inputs: messages },
      equals: { work: (pair) => es.equals(schema, pair[0], pair[1]), inputs: pairs(decode, samples) },
      create: {
        work: (init) => es.create(schema, init),
        inputs: literals(payload, { oneof: (member, value) => ({ case: member, value }) }),
      },
      toJsonString: { work: (message) => es.toJsonString(schema, message), inputs: messages },
      fromJsonString: { work: (text) => es.fromJsonString(schema, text), inputs: texts },
      toJson: { work: (message) => es.toJson(schema, message), inputs: messages },
      fromJson: { work: (value) => es.fromJson(schema, value), inputs: texts.map((text) => JSON.parse(text)) },
    }),
  };
}
