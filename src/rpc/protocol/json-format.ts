import { fromJsonString, toJsonString } from "../../json/index.ts";
import { type Format, jsonFormatOf } from "./format.ts";

/** ProtoJSON. */
export const jsonFormat: Format = /* @__PURE__ */ jsonFormatOf({ toJsonString, fromJsonString });
