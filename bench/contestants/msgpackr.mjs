import { Packr } from "msgpackr";
import { plainInputs } from "./plain-data.mjs";

/** msgpackr: plain MessagePack. */
export default {
  name: "msgpackr",
  title: "msgpackr",
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
