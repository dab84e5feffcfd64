import { Packr } from "msgpackr";
import { plainInputs } from "./plain-data.mjs";

/** msgpackr: plain MessagePack. */
export default {
  name: "msgpackr",
  about: "MessagePack by msgpackr, which has a native addon: binary, without a schema",
  packageName: "msgpackr",
  format: "msgpack",
  prepare(payload) {
    const packr = new Packr({ useRecords: false });
    return {
      inputs: plainInputs(payload),
      encode: (message) => packr.pack(message),
      decode: (bytes) => packr.unpack(bytes),
    };
  },
};
