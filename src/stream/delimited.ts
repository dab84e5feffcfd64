import type { DecodeOptions, EncodeOptions, MessageCodec } from "../codec/options.ts";
import { isProtobufError, ProtobufError } from "../errors.ts";
import { isBytes } from "../message/property.ts";
import { checkCount, checkCodec, checkOptionsObject, refuse } from "../message/check-arguments.ts";
import { varint32Size, writeVarint32 } from "../wire/varint.ts";
import { throwInvalidLength, throwLimitExceeded, throwTruncated } from "../wire/wire-error.ts";

/** The default of `maxBytes` for one message: 64 MiB. */
const defaultMaxBytes: number = 64 * 1024 * 1024;

/** The longest length prefix: 5 bytes hold 2^31 - 1. */
const maxLengthBytes = 5;

/**
 * Encodes a message with a length prefix: a varint of 1 to 5 bytes, then the message. The result has its own buffer.
 *
 * Errors: those of `codec.encode`.
 * Source: https://protobuf.dev/reference/java/api-docs/com/google/protobuf/MessageLite#writeDelimitedTo-java.io.OutputStream-
 */
export function writeDelimited<TInit>(
  codec: MessageCodec<any, TInit>,
  message: TInit,
  options?: EncodeOptions,
): Uint8Array<ArrayBuffer> {
  checkCodec(codec, "encode");
  const content = codec.encode(message, options);
  const lengthSize = varint32Size(content.length);
  const bytes = new Uint8Array(lengthSize + content.length);
  writeVarint32(bytes, 0, content.length);
  bytes.set(content, lengthSize);
  return bytes;
}

/** A message that was read, and the offset of the byte after it, where the next one starts. */
export interface DelimitedMessage<T> {
  /** The message. */
  readonly message: T;
  /** Offset of the byte after it. */
  readonly next: number;
}

/**
 * Decodes one length-prefixed message, which starts at `offset` (bytes, default 0).
 *
 * `options.maxBytes` (default 64 MiB) limits the message. To read all: `for (let next = 0; next < bytes.length; ) ({ message, next } = readDelimited(codec, bytes, next));`
 * Errors, with the offset into `bytes`: TRUNCATED, INVALID_LENGTH (over 2^31 - 1, or over 5 bytes), LIMIT_EXCEEDED, and those of `codec.decode`;
 * INVALID_ARGUMENT for an offset outside.
 */
export function readDelimited<T>(
  codec: MessageCodec<T>,
  bytes: Uint8Array,
  offset = 0,
  options: DecodeOptions = {},
): DelimitedMessage<T> {
  checkCodec(codec, "decode");
  checkOptionsObject(options);
  checkCount("maxBytes", options.maxBytes);
  if (!isBytes(bytes)) refuse("a Uint8Array", bytes);
  if (!Number.isInteger(offset) || offset < 0 || offset > bytes.length) {
    throw new ProtobufError("INVALID_ARGUMENT", "offset is not within the bytes", { typeName: codec.typeName });
  }
  let position = offset;
  let length = 0;
  let byte = 0;
  do {
    if (position === bytes.length) throwTruncated(position);
    byte = bytes[position++]!;
    length = addLengthByte(length, byte, position - offset - 1, offset);
  } while (byte > 127);
  checkLength(length, offset, options.maxBytes);
  if (length > bytes.length - position) throwTruncated(bytes.length);
  const start = position;
  const message = withOffset(start, "", () => codec.decode(bytes.subarray(start, start + length), options));
  return { message, next: start + length };
}

/** Adds byte number `index` of a length that starts at `offset`. Errors: INVALID_LENGTH. */
export function addLengthByte(length: number, byte: number, index: number, offset: number): number {
  if (index >= maxLengthBytes) throwInvalidLength(offset, `length exceeds ${maxLengthBytes} bytes`);
  return length + (byte & 127) * 2 ** (7 * index);
}

/** Errors: INVALID_LENGTH above 2^31 - 1, LIMIT_EXCEEDED above `maxBytes`. */
export function checkLength(length: number, offset: number, maxBytes: number = defaultMaxBytes): void {
  if (length > 0x7fff_ffff) throwInvalidLength(offset, "length exceeds 2^31 - 1");
  if (length > maxBytes) throwLimitExceeded(offset, `message of ${length} bytes exceeds ${maxBytes} (maxBytes)`);
}

/** Runs a decode of bytes that start at `start` in something larger; its errors count from there. `what` goes before the text. */
export function withOffset<R>(start: number, what: string, run: () => R): R {
  try {
    return run();
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    const { code, typeName, path, offset } = error;
    const place = { typeName, path, offset: offset === undefined ? undefined : start + offset, cause: error };
    throw new ProtobufError(code, `${what}${error.message} (offsets count from byte ${start})`, place);
  }
}
