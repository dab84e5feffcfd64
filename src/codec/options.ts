import type { MessageType } from "../message/message-type.ts";

/** Options of decode. The first value of each is the default. */
export interface DecodeOptions {
  /** Keep unknown fields in `message[unknownFields]`, or discard them. */
  readonly unknown?: "keep" | "discard" | undefined;
  /** `bytes` fields are copies, or views into the input. */
  readonly bytes?: "copy" | "view" | undefined;
  /** Strings may share storage of about 0.6 kB with their neighbours, or retain only themselves. */
  readonly strings?: "slice" | "copy" | undefined;
  /**
   * Strings that are not UTF-8, if the schema does not verify them: keep as unknown fields, replace with U+FFFD, or
   * throw INVALID_UTF8.
   */
  readonly invalidUtf8?: "keep" | "replace" | "error" | undefined;
  /** Accept absent `required` fields. */
  readonly partial?: boolean | undefined;
  /** Levels of nesting (messages, groups and map entries) below the message itself. Default 100. */
  readonly maxDepth?: number | undefined;
  /** The most bytes of input. Default: no limit. */
  readonly maxBytes?: number | undefined;
  /** The most memory of the result, in estimated bytes. Default: the larger of 64 MiB and 32 times the input. */
  readonly maxMemory?: number | undefined;
}

/** Options of encode. */
export interface EncodeOptions {
  /** Sort map entries by key, at every level. */
  readonly deterministic?: boolean | undefined;
  /** Accept absent `required` fields. */
  readonly partial?: boolean | undefined;
  /** Always give the result its own buffer. */
  readonly exact?: boolean | undefined;
  /** Reject properties that are not fields, with UNKNOWN_FIELD; otherwise they are ignored. Doubles the time. */
  readonly verify?: boolean | undefined;
  /** Levels of nesting below the message itself. Default 100. */
  readonly maxDepth?: number | undefined;
}

/**
 * Which engine does the work: `auto` interprets first, and compiles types that are used often, where that is allowed.
 */
export type Engine = "auto" | "jit" | "interpreter";

/** Encodes and decodes one message type. The methods need no `this`. */
export interface MessageCodec<T = any, TInit = any, TOneofs = any> extends MessageType<T, TInit, TOneofs> {
  /**
   * Encodes a message, or a literal with any field left out: known fields in field-number order, then the unknown ones.
   *
   * In Node, a result of up to 2 kB may be a view into a shared buffer (`exact` gives it its own). Errors, with the
   * field's path: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8 (a lone surrogate), UNKNOWN_ENUM_VALUE, ONEOF_CONFLICT,
   * MISSING_REQUIRED (not with `partial`), CYCLE, LIMIT_EXCEEDED (`maxDepth`, or more than 2^31 - 1 bytes),
   * UNKNOWN_FIELD (with `verify`); INVALID_ARGUMENT for wrong options. Source:
   * https://protobuf.dev/programming-guides/encoding
   */
  encode(message: TInit, options?: EncodeOptions): Uint8Array<ArrayBuffer>;
  /**
   * Encodes into `target` at `offset` (default 0), and returns the number of bytes written. Errors: those of `encode`;
   * INVALID_ARGUMENT if they do not fit, and then `target` is unchanged.
   */
  encodeInto(message: TInit, target: Uint8Array, offset?: number, options?: EncodeOptions): number;
  /** The number of bytes that `encode` would return. Errors: those of `encode`. */
  size(message: TInit, options?: EncodeOptions): number;
  /**
   * Decodes a message: a new plain object, with everything absent filled in. Unknown fields are kept in
   * `message[unknownFields]`.
   *
   * Errors, with the offset and the field's path: TRUNCATED, VARINT_OVERFLOW, INVALID_TAG, INVALID_GROUP,
   * INVALID_LENGTH, INVALID_UTF8, LIMIT_EXCEEDED (`maxDepth`, `maxBytes`, `maxMemory`), MISSING_REQUIRED (not with
   * `partial`), OUT_OF_RANGE (with `int64: "number"`); INVALID_TYPE for anything that is not a Uint8Array;
   * INVALID_ARGUMENT for wrong options. Source: https://protobuf.dev/programming-guides/encoding
   */
  decode(bytes: Uint8Array, options?: DecodeOptions): T;
}
