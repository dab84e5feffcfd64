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

/** Where an error was found, as far as it is known. */
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

/** The most characters of a name, a key or a value that an error shows. */
const longestPart = 100;
/** The most characters of a path, a type name or a file name in an error. */
const longestPlace = 1000;
/** The most characters of one line of an error's text, and of the whole text. */
const longestLine = 2000;
const longestText = 20_000;

/** Cuts a name, a key or a value that is too long to show, and appends "..."; never splits a surrogate pair. */
export function shorten(text: string, longest: number = longestPart): string {
  return text.length <= longest ? text : `${headOf(text, longest)}...`;
}

/** Cuts the middle out of a long text: an error's text has the place at its beginning and the reason at its end. */
function cutMiddle(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const half = longest >> 1;
  const tail = text.slice(-half);
  return `${headOf(text, half)}...${isLowSurrogate(tail, 0) ? tail.slice(1) : tail}`;
}

function headOf(text: string, length: number): string {
  return text.slice(0, isLowSurrogate(text, length) ? length - 1 : length);
}

function isLowSurrogate(text: string, index: number): boolean {
  return text.charCodeAt(index) >> 10 === 0xdc00 >> 10;
}

function boundText(text: string): string {
  const lines = text.split("\n").map((line) => cutMiddle(line, longestLine));
  return cutMiddle(lines.join("\n"), longestText);
}

/** A path, a type name or a file name as an error shows it: a very long one loses its middle. */
export function boundPlace(place: string): string {
  return cutMiddle(place, longestPlace);
}

/**
 * The one error class. Recognise it with `isProtobufError`, which also knows errors of other copies of wireform.
 *
 * Its size is bounded, whatever the input: names, keys and values are cut to 100 characters, `path`, `typeName` and
 * `file` to about 1000, a line of the text to 2000, and the whole text to 20,000.
 */
export class ProtobufError extends Error {
  /** What is wrong. The code is the contract: the text may change, the code does not. */
  declare readonly code: ErrorCode;
  /** Full name of the message type that was encoded, decoded or looked up, without a leading dot. */
  declare readonly typeName: string | undefined;
  /** Path of the field from that message: `address.zip`, `items[3].name`, `labels["a"]`, `[pkg.extension]`; "" is the message itself. */
  declare readonly path: string;
  /** Byte offset into the input. */
  declare readonly offset: number | undefined;
  /** Name of the schema's file. */
  declare readonly file: string | undefined;
  /** Line of that file, or of the text of JSON or text format, from 1. */
  declare readonly line: number | undefined;
  /** Column in that line, from 1. */
  declare readonly column: number | undefined;

  /** Makes an error from its code, its text and the place where it was found. */
  constructor(code: ErrorCode, message: string, place: ErrorPlace = {}) {
    super(boundText(message), place.cause === undefined ? undefined : place);
    this.name = "ProtobufError";
    this.code = code;
    this.typeName = place.typeName && boundPlace(place.typeName);
    this.path = boundPlace(place.path ?? "");
    this.offset = place.offset;
    this.file = place.file && boundPlace(place.file);
    this.line = place.line;
    this.column = place.column;
  }
}

/**
 * Returns whether `error` is a ProtobufError (from any copy of wireform, in any realm), with the given code if one is
 * given.
 */
export function isProtobufError(error: unknown, code?: ErrorCode): error is ProtobufError {
  if (!isError(error) || error.name !== "ProtobufError" || !("code" in error)) return false;
  return code === undefined || error.code === code;
}

/**
 * Returns whether `value` is an Error of any realm: a test runner may give each file its own realm, which is not the
 * one of Node's own errors.
 */
export function isError(value: unknown): value is Error {
  return value instanceof Error || Object.prototype.toString.call(value) === "[object Error]";
}
