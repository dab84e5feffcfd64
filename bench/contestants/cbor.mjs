import { Encoder } from "cbor-x";
import { plainInputs } from "./plain-data.mjs";

/** cbor-x: plain CBOR, readable by every decoder of CBOR. */
export default {
  name: "cbor",
  about: "CBOR by cbor-x: binary, without a schema, names of fields in every message",
  packageName: "cbor-x",
  format: "cbor",
  prepare(payload) {
    const encoder = new Encoder({ useRecords: false, mapsAsObjects: true, tagUint8Array: false });
    return {
      inputs: plainInputs(payload),
      encode: (message) => encoder.encode(message),
      decode: (bytes) => encoder.decode(bytes),
    };
  },
};
