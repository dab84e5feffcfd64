import { plainInputs, textual } from "./plain-data.mjs";

/** JSON to and from bytes, by Buffer, which is faster here than TextEncoder and TextDecoder. UTF-8 is not verified. */
export default {
  name: "json",
  title: "JSON, bytes",
  format: "json",
  prepare: (payload) => ({
    inputs: plainInputs(payload, textual),
    encode: (message) => Buffer.from(JSON.stringify(message)),
    decode: (bytes) => JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).utf8Slice()),
  }),
};
