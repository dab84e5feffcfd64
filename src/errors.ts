/**
 * The codes of all errors that wireform raises. The code is the contract; the text is for people.
 *
 * Bytes: TRUNCATED, VARINT_OVERFLOW, INVALID_TAG, INVALID_GROUP, INVALID_LENGTH, INVALID_UTF8, LIMIT_EXCEEDED, MISSING_REQUIRED.
 * Values: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8, ONEOF_CONFLICT, UNKNOWN_ENUM_VALUE, UNKNOWN_FIELD, CYCLE, LIMIT_EXCEEDED, MISSING_REQUIRED.
 * Schemas: INVALID_SCHEMA, NOT_FOUND. Text forms: INVALID_JSON, INVALID_TEXT. Calls: INVALID_ARGUMENT, UNSUPPORTED.
 */
export type ErrorCode =
  | "TRUNCATED"
  | "VARINT_OVERFLOW"
  | "INVALID_TAG"
  | "INVALID_GROUP"
  | "INVALID_LENGTH"
  | "INVALID_UTF8"
  | "LIMIT_EXCEEDED"
  | "MISSING_REQUIRED"
  | "INVALID_TYPE"
  | "OUT_OF_RANGE"
  | "ONEOF_CONFLICT"
  | "UNKNOWN_ENUM_VALUE"
  | "UNKNOWN_FIELD"
  | "CYCLE"
  | "INVALID_SCHEMA"
  | "NOT_FOUND"
  | "INVALID_JSON"
  | "INVALID_TEXT"
  | "INVALID_ARGUMENT"
  | "UNSUPPORTED";

/** Where an error stands, as far as it is known. */
export interface ErrorPlace {
  /** Full name of the message type that was encoded, decoded or looked up, without a leading dot. */
  readonly typeName?: string | undefined;
  /** Path of the field from that message: `address.zip`, `items[3].name`, `labels["a"]`, `[pkg.extension]`; "" is the message itself. */
  readonly path?: string | undefined;
  /** Byte offset into the input. */
  readonly offset?: number | undefined;
  /** Name of the schema's file. */
  readonly file?: string | undefined;
  /** Line of that file, or of the text of JSON or text format, from 1. */
  readonly line?: number | undefined;
  /** Column in that line, from 1. */
  readonly column?: number | undefined;
  /** The error that led to this one. */
  readonly cause?: unknown;
}

/** The one error class. Recognise it with `isProtobufError`, which also knows errors of other copies of wireform. */
export class ProtobufError extends Error {
  /** What is wrong: the contract, which does not change as the text may. */
  readonly code: ErrorCode;
  /** Full name of the message type that was encoded, decoded or looked up, without a leading dot. */
  readonly typeName: string | undefined;
  /** Path of the field from that message: `address.zip`, `items[3].name`, `labels["a"]`, `[pkg.extension]`; "" is the message itself. */
  readonly path: string;
  /** Byte offset into the input. */
  readonly offset: number | undefined;
  /** Name of the schema's file. */
  readonly file: string | undefined;
  /** Line of that file, or of the text of JSON or text format, from 1. */
  readonly line: number | undefined;
  /** Column in that line, from 1. */
  readonly column: number | undefined;

  /** Makes an error: its code, its text, and where it stands. */
  constructor(code: ErrorCode, message: string, place: ErrorPlace = {}) {
    super(message, place.cause === undefined ? undefined : { cause: place.cause });
    this.name = "ProtobufError";
    this.code = code;
    this.typeName = place.typeName;
    this.path = place.path ?? "";
    this.offset = place.offset;
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
  }
}

/** Tells whether `error` is a ProtobufError, of this copy of wireform or another, and of the given code if one is given. */
export function isProtobufError(error: unknown, code?: ErrorCode): error is ProtobufError {
  if (!(error instanceof Error) || error.name !== "ProtobufError" || !("code" in error)) return false;
  return code === undefined || error.code === code;
}
