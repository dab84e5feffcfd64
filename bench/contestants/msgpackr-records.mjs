import { Packr } from "msgpackr";
import { plainInputs } from "./plain-data.mjs";

/** msgpackr with records, its own extension of MessagePack, with the structures shared between messages: its fastest documented setting. */
export default {
  name: "msgpackr-records",
  about:
    "msgpackr with records, its own extension of MessagePack: names of fields are sent once; it reads strings by a native addon",
  packageName: "msgpackr",
  format: "msgpackr records",
  prepare(payload) {
    const packr = new Packr({ structures: [] });
    return {
      inputs: plainInputs(payload),
      encode: (message) => packr.pack(message),
      decode: (bytes) => packr.unpack(bytes),
    };
  },
};
