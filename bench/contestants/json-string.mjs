import { plainInputs, textual } from "./plain-data.mjs";

/** JSON to and from a string: shown, not ranked, for a string is not yet what goes over a wire. */
export default {
  name: "json-string",
  about:
    "JSON.stringify and JSON.parse to and from a string: shown, not ranked, for a string is not yet what goes over a wire",
  format: "text",
  prepare: (payload) => ({
    inputs: plainInputs(payload, textual),
    encode: (message) => JSON.stringify(message),
    decode: (text) => JSON.parse(text),
  }),
};
