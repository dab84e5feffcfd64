import type { MessageCodec } from "../../codec/options.ts";
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
