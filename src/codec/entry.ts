import { ProtobufError } from "../errors.ts";
import { refuse } from "../message/check-arguments.ts";
import { describeValue } from "../message/describe.ts";
import { defaultMaxDepth } from "../message/nesting.ts";
import { isBytes, isMessageObject, trueBytes, trueLength } from "../message/property.ts";
import { checkDecodeOptions, checkEncodeOptions } from "./check-options.ts";
import { decodeError, encodeError, refusal } from "./codec-error.ts";
import type { EncodeMessage, MessageFunctions } from "./interpretation.ts";
import { locateStranger } from "./locate-value.ts";
import type { DecodeOptions, EncodeOptions } from "./options.ts";
import type { MessageType } from "../message/message-type.ts";
import { withDecodeOptions } from "./runtime/begin-decode.ts";
import { decoding, type FindMissing } from "./runtime/decode-state.ts";
import { releaseInput } from "./runtime/input-view.ts";
import { putInto, sizeOf, type Transfer } from "./runtime/transfer.ts";
import { resetUnknown } from "./runtime/unknown.ts";
import type { AdviseName } from "./stranger.ts";

/** The functions of a codec that work on whole messages: they check arguments, prepare the state, and turn what is thrown into errors with a path. */
export interface Entry {
  encode(message: unknown, options?: EncodeOptions): Uint8Array<ArrayBuffer>;
  encodeInto(message: unknown, target: Uint8Array, offset?: number, options?: EncodeOptions): number;
  size(message: unknown, options?: EncodeOptions): number;
  decode(bytes: Uint8Array, options?: DecodeOptions): object;
}

/** Makes the entry of a type over the functions of either engine. */
export function createEntry(
  type: MessageType,
  functions: MessageFunctions,
  transfer: Transfer,
  advise?: AdviseName,
): Entry {
  const encoder = (options: EncodeOptions | undefined): EncodeMessage =>
    options?.verify ? verifying(type, functions, advise) : functions.encode;
  return {
    encode: (message, options) => {
      checkEncode(type, message, options);
      try {
        return transfer.toBytes(encoder(options), message, options);
      } catch (error) {
        throw encodeError(type.plan, message, error, options);
      }
    },
    encodeInto: (message, target, offset = 0, options) => {
      checkEncode(type, message, options);
      checkTarget(target, offset);
      try {
        return transfer.write(encoder(options), message, options, putInto(target, offset));
      } catch (error) {
        throw encodeError(type.plan, message, error, options);
      }
    },
    size: (message, options) => {
      checkEncode(type, message, options);
      try {
        return transfer.write(encoder(options), message, options, sizeOf);
      } catch (error) {
        throw encodeError(type.plan, message, error, options);
      }
    },
    decode: (bytes, options) => decode(type, functions, transfer, bytes, options),
  };
}

function checkEncode(
  { typeName }: MessageType,
  message: unknown,
  options: EncodeOptions | undefined,
): asserts message is object {
  if (options !== undefined) checkEncodeOptions(options);
  if (!isMessageObject(message)) refuseValue("encode", typeName, "a message object", message);
}

/**
 * Encodes, and then looks for properties that no field has: other errors are reported first, and nothing is returned
 * before.
 */
function verifying(
  { plan, typeName }: MessageType,
  functions: MessageFunctions,
  advise: AdviseName | undefined,
): EncodeMessage {
  return (message, ...place) => {
    const end = functions.encode(message, ...place);
    const stranger = locateStranger(plan, message, advise);
    if (stranger !== undefined) throw refusal(typeName, "UNKNOWN_FIELD", stranger.path, stranger.reason);
    return end;
  };
}

/** The INVALID_TYPE error. */
export function refuseValue(verb: "encode" | "decode", typeName: string, expected: string, value: unknown): never {
  throw new ProtobufError(
    "INVALID_TYPE",
    `cannot ${verb} ${typeName}: expected ${expected}, got ${describeValue(value)}`,
    { typeName },
  );
}

/** Throws unless the target can be encoded into. Errors: INVALID_ARGUMENT. */
export function checkTarget(target: Uint8Array, offset: number): void {
  if (!isBytes(target)) refuse("a Uint8Array as target", target);
  const length = trueLength(target);
  if (!Number.isInteger(offset) || offset < 0 || offset > length) refuse(`an offset of 0 to ${length}`, offset);
}

function decode(
  type: MessageType,
  functions: MessageFunctions,
  transfer: Transfer,
  input: Uint8Array,
  options: DecodeOptions | undefined,
): object {
  const { typeName } = type;
  if (!isBytes(input)) refuseValue("decode", typeName, "a Uint8Array", input);
  const bytes = trueBytes(input);
  const { length } = bytes;
  let message: object;
  try {
    transfer.begin(bytes);
    if (options === undefined) {
      message = functions.decode(bytes, 0, length, defaultMaxDepth, 0);
    } else {
      checkDecodeOptions(options, length, typeName);
      message = withDecodeOptions(options, () =>
        functions.decode(bytes, 0, length, options.maxDepth ?? defaultMaxDepth, 0),
      );
    }
  } catch (error) {
    throw failedDecode(type, bytes, error);
  }
  return decoding.unfinished ? finishDecode(type, message, options) : message;
}

/** Restores the state, and returns the error of a failed decode. */
export function failedDecode(type: MessageType, bytes: Uint8Array, error: unknown): unknown {
  resetUnknown();
  endDecode(false);
  return decodeError(type.plan, bytes, error);
}

/**
 * Releases the input, puts properties in order, and returns the message.
 *
 * Errors: MISSING_REQUIRED if a part of it was left without a required field, and still is.
 */
export function finishDecode(type: MessageType, message: object, options: DecodeOptions | undefined): object {
  const findMissing = endDecode(true);
  const error = options?.partial === true ? undefined : findMissing?.(type.plan, message);
  if (error !== undefined) throw error;
  return message;
}

/** Restores the state; returns the check for required fields, if some may be absent. */
function endDecode(isDone: boolean): FindMissing | undefined {
  const { sort, incomplete } = decoding;
  releaseInput();
  sort?.(isDone);
  decoding.sort = undefined;
  decoding.incomplete = undefined;
  decoding.unfinished = false;
  return incomplete;
}
