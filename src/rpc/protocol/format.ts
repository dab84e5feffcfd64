import type { MessageCodec } from "../../codec/options.ts";
import type { fromJsonString, toJsonString } from "../../json/index.ts";
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

/** What ProtoJSON takes, of `wireform/json`. */
interface Json {
  readonly toJsonString: typeof toJsonString;
  readonly fromJsonString: typeof fromJsonString;
}

/** ProtoJSON, by functions that may have been loaded late. What the other side knows and we do not is left out, so that it may be newer. */
export function jsonFormatOf({ toJsonString, fromJsonString }: Json): Format {
  return {
    name: "json",
    encode: (codec, message) => new TextEncoder().encode(toJsonString(codec, message)),
    decode: (codec, bytes) =>
      fromJsonString(codec, new TextDecoder("utf-8", { fatal: true }).decode(bytes), { ignoreUnknown: true }),
  };
}
