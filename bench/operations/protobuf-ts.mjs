import { importGenerated, simpleName } from "../contestants/generated.mjs";
import { literals } from "./literal.mjs";
import { pairs, withBytes } from "./index.mjs";

/** protobuf-ts. It has no text format; its `is` asks for shapes, not for ranges. */
export default {
  name: "protobuf-ts",
  lossy: { unknown: { clone: "its clone drops the unknown fields" } },
  prepare,
};

async function prepare(payload) {
  const type = (await importGenerated("protobuf-ts", payload, ".js"))[simpleName(payload)];
  const decode = (bytes) => type.fromBinary(bytes);
  const { samples } = payload;
  const messages = samples.map(({ bytes }) => decode(bytes));
  const texts = messages.map((message) => type.toJsonString(message));
  return {
    encode: (message) => type.toBinary(message),
    operations: withBytes({
      decode: { work: decode, inputs: samples.map(({ bytes }) => bytes) },
      clone: { work: (message) => type.clone(message), inputs: messages },
      equals: { work: (pair) => type.equals(pair[0], pair[1]), inputs: pairs(decode, samples) },
      create: {
        work: (init) => type.create(init),
        inputs: literals(payload, { oneof: (member, value) => ({ oneofKind: member, [member]: value }) }),
      },
      toJsonString: { work: (message) => type.toJsonString(message), inputs: messages },
      fromJsonString: { work: (text) => type.fromJsonString(text), inputs: texts },
      toJson: { work: (message) => type.toJson(message), inputs: messages },
      fromJson: { work: (value) => type.fromJson(value), inputs: texts.map((text) => JSON.parse(text)) },
    }),
  };
}
