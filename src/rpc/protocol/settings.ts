import type { CompressionName } from "../call/context.ts";
import type { Compression } from "./compression.ts";

/** How messages are encoded: in the binary format, or as ProtoJSON. */
export type FormatName = "proto" | "json";

/** How messages are sent, for protocols. */
export interface Settings {
  readonly format: FormatName;
  /** How sent messages are compressed. */
  readonly compression: CompressionName;
  /** gzip of this platform. */
  readonly gzip: Compression;
  /** The most bytes of a received message, after decompression. */
  readonly maxReceiveBytes: number;
  /** The most bytes of a sent message, before compression. */
  readonly maxSendBytes: number;
}
