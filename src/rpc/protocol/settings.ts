import type { CompressionName } from "../call/context.ts";
import type { Compression } from "./compression.ts";

/** How messages are written: by the binary format, or as ProtoJSON. */
export type FormatName = "proto" | "json";

/** What protocols are told of how messages go over the wire. */
export interface Settings {
  readonly format: FormatName;
  /** How messages are compressed that this side sends. */
  readonly compression: CompressionName;
  /** gzip of this platform. */
  readonly gzip: Compression;
  /** Bytes of a message that is received, at most, after it has been decompressed. */
  readonly maxReceiveBytes: number;
  /** Bytes of a message that is sent, at most, before it is compressed. */
  readonly maxSendBytes: number;
}
