import type { MessageType } from "../message/message-type.ts";

/** Options of decode. The first value of each is the default. */
export interface DecodeOptions {
  /** Unknown fields: keep them in `message[unknownFields]`, or discard them. */
  readonly unknown?: "keep" | "discard" | undefined;
  /** `bytes` fields: arrays of their own, or views into the input. */
  readonly bytes?: "copy" | "view" | undefined;
  /** Strings: may share storage of about 0.6 kB with their neighbours, or retain nothing but themselves. */
  readonly strings?: "slice" | "copy" | undefined;
  /** Strings that the schema does not verify and that are not UTF-8: to the unknown fields, with U+FFFD, or INVALID_UTF8. */
  readonly invalidUtf8?: "keep" | "replace" | "error" | undefined;
  /** Accept absent `required` fields. */
  readonly partial?: boolean | undefined;
  /** Levels of nesting (messages, groups and map entries) below the message itself. Default 100. */
  readonly maxDepth?: number | undefined;
  /** Bytes of input. Default: no limit. */
  readonly maxBytes?: number | undefined;
  /** Estimated bytes of the result. Default: the larger of 64 MiB and 32 times the input. */
  readonly maxMemory?: number | undefined;
}

/** Options of encode. */
export interface EncodeOptions {
  /** Sort map entries by key, at every level. */
  readonly deterministic?: boolean | undefined;
  /** Accept absent `required` fields. */
  readonly partial?: boolean | undefined;
  /** Give the result a buffer of its own, always. */
  readonly exact?: boolean | undefined;
  /** Levels of nesting below the message itself. Default 100. */
  readonly maxDepth?: number | undefined;
}

/** Which of the twins does the work: `auto` interprets first, and compiles types that are used much, where that is allowed. */
export type Engine = "auto" | "jit" | "interpreter";

/** A message type that can encode and decode. Its methods need no `this`. */
export interface MessageCodec<T = any, TInit = any> extends MessageType<T, TInit> {
  /** Encodes a message; errors name the field's path. */
  encode(message: TInit, options?: EncodeOptions): Uint8Array<ArrayBuffer>;
  /** Encodes into `target` at `offset` (default 0), and gives the number of bytes written; INVALID_ARGUMENT if they do not fit, and then `target` is unchanged. */
  encodeInto(message: TInit, target: Uint8Array, offset?: number, options?: EncodeOptions): number;
  /** The number of bytes that encode gives. */
  size(message: TInit, options?: EncodeOptions): number;
  decode(bytes: Uint8Array, options?: DecodeOptions): T;
  /** A new message of `init`, deeply copied, with all that is absent filled in; refuses unknown names and wrong values. */
  create(init?: TInit): T;
}
