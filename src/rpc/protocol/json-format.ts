import { fromJsonString } from "../../json/from-json.ts";
import { toJsonString } from "../../json/to-json.ts";
import type { Format } from "./format.ts";

/** ProtoJSON. What the other side knows and we do not is left out, so that it may be newer. */
export const jsonFormat: Format = {
  name: "json",
  encode: (codec, message) => new TextEncoder().encode(toJsonString(codec, message)),
  decode: (codec, bytes) =>
    fromJsonString(codec, new TextDecoder("utf-8", { fatal: true }).decode(bytes), { ignoreUnknown: true }),
};
