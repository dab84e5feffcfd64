import { isProtobufError, ProtobufError } from "../../errors.ts";
import type { MessageType } from "../../message/message-type.ts";
import { defaultMaxDepth } from "../../message/nesting.ts";
import { formatPath } from "../../message/path.ts";
import { isBytes, isMessageObject, trueBytes } from "../../message/property.ts";
import { checkDecodeOptions, checkEncodeOptions } from "../check-options.ts";
import { engineLimit } from "../codec-error.ts";
import { checkTarget, type Entry, failedDecode, finishDecode, refuseValue } from "../entry.ts";
import type { EncodeOptions } from "../options.ts";
import { beginPlainDecode, withDecodeOptions } from "../runtime/begin-decode.ts";
import { decoding } from "../runtime/decode-state.ts";
import { encoding } from "../runtime/encode-state.ts";
import { allocate, type Finish, growth, neededSize, putInto, sizeOf, takeOwn } from "../runtime/transfer.ts";
import { Fault } from "./fault.ts";
import { open } from "./input.ts";
import { output, place, turnTo } from "./output.ts";
import type { CompactType } from "./parts.ts";

/*
 * Whole messages: arguments are checked, the state is prepared, and what is thrown becomes an error with a path.
 */

const firstScratch = 4096;
/** A scratch larger than this is not kept. */
const keptScratch = 1024 * 1024;
/** How deep a message is gone into to find out whether it contains itself. */
const deepestSearch = 1000;

/** Undefined while an encode is under way: a getter of its message may begin another one, which has an array of its own. */
let scratch: Uint8Array<ArrayBuffer> | undefined = new Uint8Array(0);

/** Encodes a message, and hands the bytes to what `finishOf` gives, which looks at further arguments. */
function run<R>(
  codec: MessageType,
  type: CompactType,
  message: unknown,
  options: EncodeOptions | undefined,
  finishOf: () => Finish<R>,
): R {
  const { typeName } = codec;
  if (options !== undefined) checkEncodeOptions(options);
  if (!isMessageObject(message)) refuseValue("encode", typeName, "a message object", message);
  const finish = finishOf();
  const { deterministic = false, partial = false, maxDepth = defaultMaxDepth, verify = false } = options ?? {};
  const { deterministic: wasDeterministic, partial: wasPartial, verify: wasVerify } = encoding;
  const array = output;
  const at = place;
  const own = scratch;
  scratch = undefined;
  let bytes = own === undefined || own.length === 0 ? new Uint8Array(firstScratch) : own;
  encoding.deterministic = deterministic;
  encoding.partial = partial;
  encoding.verify = false;
  try {
    for (;;) {
      turnTo(bytes, 0);
      type.write(message, maxDepth);
      const end = neededSize(place);
      if (end <= bytes.length) {
        if (encoding.verify === verify) return finish(bytes, 0, end);
        // Once more: what is wrong otherwise is told first.
        encoding.verify = verify;
      } else {
        bytes = allocate(Math.max(end, bytes.length * growth));
      }
    }
  } catch (error) {
    if (error instanceof Fault && error.cycleOf !== undefined && maxDepth < deepestSearch)
      refuseCycle(() => run(codec, type, message, { ...options, maxDepth: deepestSearch }, () => sizeOf));
    throw encodeFailure(typeName, error);
  } finally {
    turnTo(array, at);
    encoding.deterministic = wasDeterministic;
    encoding.partial = wasPartial;
    encoding.verify = wasVerify;
    if (own !== undefined) scratch = bytes.length <= keptScratch ? bytes : own;
  }
}

function encodeFailure(typeName: string, error: unknown): unknown {
  if (error instanceof Fault) {
    const cycle = error.cycleOf?.(error);
    const code = cycle === undefined ? error.code : "CYCLE";
    const path = cycle ?? formatPath([...error.steps].reverse()) + error.rest;
    const reason = cycle === undefined ? error.reason : "a message contains itself";
    return new ProtobufError(code, `cannot encode ${typeName}: ${path}: ${reason}`, { typeName, path });
  }
  if (error instanceof ProtobufError && error.typeName === undefined)
    return new ProtobufError(error.code, `cannot encode ${typeName}: ${error.message}`, { typeName, cause: error });
  return error instanceof RangeError && /call stack/.test(error.message)
    ? engineLimit("encode", typeName, error)
    : error;
}

/** Lets through what a deeper encode says of a cycle. */
function refuseCycle(encode: () => void): void {
  try {
    encode();
  } catch (error) {
    if (isProtobufError(error, "CYCLE")) throw error;
  }
}

/** Makes the functions of a codec. */
export function createCompactEntry(codec: MessageType, type: CompactType): Entry {
  return {
    encode: (message, options) => run(codec, type, message, options, () => takeOwn),
    encodeInto: (message, target, offset = 0, options) =>
      run(codec, type, message, options, () => {
        checkTarget(target, offset);
        return putInto(target, offset);
      }),
    size: (message, options) => run(codec, type, message, options, () => sizeOf),
    decode: (input, options) => {
      const { typeName } = codec;
      if (!isBytes(input)) refuseValue("decode", typeName, "a Uint8Array", input);
      const bytes = trueBytes(input);
      const { length } = bytes;
      let message: object;
      try {
        beginPlainDecode(bytes);
        open(bytes, 0, length);
        if (options === undefined) {
          message = type.read(defaultMaxDepth, 0, undefined);
        } else {
          checkDecodeOptions(options, length, typeName);
          message = withDecodeOptions(options, () => type.read(options.maxDepth ?? defaultMaxDepth, 0, undefined));
        }
      } catch (error) {
        throw failedDecode(codec, bytes, error);
      } finally {
        open(nothing, 0, 0);
      }
      return decoding.unfinished ? finishDecode(codec, message, options) : message;
    },
  };
}

const nothing = new Uint8Array(0);
