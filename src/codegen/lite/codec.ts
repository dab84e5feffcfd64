import type { DecodeMessage, EncodeMessage } from "../../codec/interpretation.ts";
import type { DecodeOptions, EncodeOptions } from "../../codec/options.ts";
import { decoding, memory } from "../../codec/runtime/decode-state.ts";
import { encoding } from "../../codec/runtime/encode-state.ts";
import { resetUnknown } from "../../codec/runtime/unknown.ts";
import { defaultMaxDepth } from "../../message/nesting.ts";
import { isBytes, isMessageObject } from "../../message/property.ts";
import { largestMessage } from "../../wire/wire-type.ts";
import { decodeError, encodeError, failure, type Walks } from "./error.ts";
import type { LiteOutline } from "./outline.ts";

/**
 * The codec of a message type in lite code: it has no descriptor, so that what takes a descriptor's codec (toJson, create, equals ...) does not take this.
 *
 * Options are not checked. Errors have the codes, types, paths and offsets of full code.
 */
export interface LiteCodec<T = Record<string, any>, TInit = T> {
  /** Full name, without a leading dot. */
  readonly typeName: string;
  /** The bytes of a message, in a buffer of their own. */
  encode(message: TInit, options?: EncodeOptions): Uint8Array<ArrayBuffer>;
  /** Encodes into `target` at `offset`; returns the number of bytes. INVALID_ARGUMENT if they do not fit. */
  encodeInto(message: TInit, target: Uint8Array, offset?: number, options?: EncodeOptions): number;
  /** The number of bytes that encode gives. */
  size(message: TInit, options?: EncodeOptions): number;
  /** The message that the bytes are; errors as those of full code. */
  decode(bytes: Uint8Array, options?: DecodeOptions): T;
}

/**
 * Makes the codec of a lite message type. `walks` finds the paths of errors in types that have messages, lists, maps or required fields.
 *
 * @internal
 */
export function declareLite<T, TInit>(outline: LiteOutline, decode: DecodeMessage, encode: EncodeMessage, walks?: Walks): LiteCodec<T, TInit> {
  const { typeName } = outline;
  const write = (message: TInit, options: EncodeOptions = {}): Uint8Array<ArrayBuffer> => {
    if (!isMessageObject(message)) throw failure("INVALID_TYPE", typeName, "not a message");
    try {
      return writeMessage(encode, message, options);
    } catch (error) {
      throw encodeError(outline, walks, message, error);
    }
  };
  return {
    typeName,
    encode: write,
    encodeInto(message, target, offset = 0, options) {
      const bytes = write(message, options);
      if (!isBytes(target) || !Number.isInteger(offset) || offset < 0 || bytes.length > target.length - offset) throw failure("INVALID_ARGUMENT", typeName, "target or offset");
      target.set(bytes, offset);
      return bytes.length;
    },
    size: (message, options) => write(message, options).length,
    decode(bytes, options = {}) {
      if (!isBytes(bytes)) throw failure("INVALID_TYPE", typeName, "not a Uint8Array");
      beginDecode(options, bytes.length, typeName);
      try {
        const message = decode(bytes, 0, bytes.length, options.maxDepth ?? defaultMaxDepth, 0);
        const missing = decoding.incomplete && !options.partial && walks?.locateMissingRequired(outline, message);
        if (missing) throw failure("MISSING_REQUIRED", typeName, "absent", missing);
        return message as T;
      } catch (error) {
        throw decodeError(outline, walks, bytes, error);
      }
    },
  };
}

/** Bytes to begin with: more than the last message took. */
let room = 64;

function writeMessage(encode: EncodeMessage, message: object, options: EncodeOptions): Uint8Array<ArrayBuffer> {
  const { deterministic, partial } = encoding;
  encoding.deterministic = !!options.deterministic;
  encoding.partial = !!options.partial;
  try {
    for (;;) {
      const bytes = new Uint8Array(room);
      const end = encode(message, bytes, 0, options.maxDepth ?? defaultMaxDepth);
      if (end < 0 || end > largestMessage) throw new RangeError("too large");
      room = Math.min(end * 1.5 + 32, largestMessage);
      if (end <= bytes.length) return bytes.slice(0, end);
    }
  } finally {
    encoding.deterministic = deterministic;
    encoding.partial = partial;
  }
}

function beginDecode(options: DecodeOptions, length: number, typeName: string): void {
  if (length > largestMessage || length > options.maxBytes!) throw failure("LIMIT_EXCEEDED", typeName, "too large");
  memory[0] = options.maxMemory ?? Math.max(0x400_0000, length * 32);
  decoding.keepUnknown = options.unknown !== "discard";
  decoding.viewBytes = options.bytes === "view";
  decoding.invalidUtf8 = options.invalidUtf8 ?? "keep";
  decoding.incomplete = false;
  resetUnknown();
}
