import type { MessageCodec } from "../../codec/options.ts";
import { fromJsonString } from "../../json/from-json.ts";
import { toJsonString } from "../../json/to-json.ts";
import type { FormatName } from "./settings.ts";

/** How messages become bytes. */
export interface Format {
  readonly name: FormatName;
  encode(codec: MessageCodec, message: unknown): Uint8Array;
  /** Errors: those of the codec. */
  decode(codec: MessageCodec, bytes: Uint8Array): unknown;
}

/** The binary format. */
export const protoFormat: Format = {
  name: "proto",
  encode: (codec, message) => codec.encode(message),
  decode: (codec, bytes) => codec.decode(bytes),
};

/** ProtoJSON. What the other side knows and we do not is left out, so that it may be newer. */
export const jsonFormat: Format = {
  name: "json",
  encode: (codec, message) => new TextEncoder().encode(toJsonString(codec, message)),
  decode: (codec, bytes) =>
    fromJsonString(codec, new TextDecoder("utf-8", { fatal: true }).decode(bytes), { ignoreUnknown: true }),
};
