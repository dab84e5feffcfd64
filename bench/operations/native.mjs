import { isDeepStrictEqual } from "node:util";
import { toJsonString } from "../../dist/json/index.js";
import { pairs, withBytes } from "./index.mjs";

/** What the platform has for plain data: JSON.stringify and JSON.parse, structuredClone, util.isDeepStrictEqual. It knows nothing of types. */
export default {
  name: "native",
  lossy: { unknown: { clone: "structuredClone drops the unknown fields, which are under a symbol" } },
  prepare,
};

function prepare({ codec, samples }) {
  const decode = (bytes) => codec.decode(bytes);
  const texts = samples.map(({ message }) => toJsonString(codec, message));
  return {
    encode: (message) => codec.encode(message),
    operations: withBytes({
      clone: { work: (message) => structuredClone(message), inputs: samples.map(({ message }) => message) },
      equals: { work: (pair) => isDeepStrictEqual(pair[0], pair[1]), inputs: pairs(decode, samples) },
      toJsonString: { work: (value) => JSON.stringify(value), inputs: texts.map((text) => JSON.parse(text)) },
      fromJsonString: { work: (text) => JSON.parse(text), inputs: texts },
    }),
  };
}
