import { Decoder, Encoder } from "@msgpack/msgpack";
import { plainInputs } from "./plain-data.mjs";

/** @msgpack/msgpack: MessagePack, with an Encoder and a Decoder that are used again, as its documentation advises. */
export default {
  name: "msgpack",
  about: "MessagePack by its reference library: binary, without a schema",
  packageName: "@msgpack/msgpack",
  format: "msgpack",
  prepare(payload) {
    const encoder = new Encoder({ useBigInt64: true, maxDepth: 500 });
    const decoder = new Decoder({ useBigInt64: true });
    return {
      inputs: plainInputs(payload),
      encode: (message) => encoder.encode(message),
      decode: (bytes) => decoder.decode(bytes),
    };
  },
};
