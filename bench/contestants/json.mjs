import { plainInputs, textual } from "./plain-data.mjs";

/** JSON to and from bytes, by Buffer, which is faster here than TextEncoder and TextDecoder. UTF-8 is not verified. */
export default {
  name: "json",
  about: "JSON.stringify and JSON.parse, to and from UTF-8 bytes",
  format: "json",
  prepare: (payload) => ({
    inputs: plainInputs(payload, textual),
    encode: (message) => Buffer.from(JSON.stringify(message)),
    decode: (bytes) => JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).utf8Slice()),
  }),
};
