import { type ErrorCode, ProtobufError } from "../errors.ts";
import { locateOffset } from "./locate-offset.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { locateCycle, locateValue } from "./locate-value.ts";
import type { EncodeOptions } from "./options.ts";
import { InvalidValue } from "./runtime/invalid-value.ts";
import { truncated } from "../wire/wire-error.ts";
import { longestVarint } from "../wire/wire-type.ts";

/*
 * Turns what the fast path throws into the user's error, with type, path and offset.
 */

/** The error of a decode: `error` is what a primitive threw. */
export function decodeError(plan: MessagePlan, bytes: Uint8Array, error: unknown): unknown {
  if (!(error instanceof ProtobufError))
    return error instanceof RangeError ? engineLimit("decode", plan.typeName, error) : error;
  if (error.offset === undefined) return error;
  const { code, message, offset = 0 } = cutAtEnd(plan, bytes, error, error.offset);
  const { path, number } = locateOffset(plan, bytes, offset, code === "TRUNCATED");
  const field = path === "" ? (number === undefined ? "" : ` unknown field ${number}`) : ` ${path} (field ${number})`;
  const text = `cannot decode ${plan.typeName}:${field} at byte ${offset} (0x${offset.toString(16)}): ${message}`;
  return new ProtobufError(code, text, { typeName: plan.typeName, path, offset });
}

/**
 * Readers of varints do not check the end of a message: a varint that is cut there may continue after it, and seem too
 * long. It is truncated, whatever follows.
 */
function cutAtEnd(plan: MessagePlan, bytes: Uint8Array, error: ProtobufError, offset: number): ProtobufError {
  if (error.code !== "VARINT_OVERFLOW") return error;
  const cut = locateOffset(plan, bytes, offset, true);
  const { end } = cut.isCut ? cut : locateOffset(plan, bytes, offset, false);
  return offset + longestVarint > end ? truncated(end) : error;
}

/**
 * The JavaScript engine has reached a limit: its stack, or the largest array. The input, with `maxDepth`, caused it.
 */
export function engineLimit(verb: string, typeName: string, cause: RangeError): ProtobufError {
  return new ProtobufError("LIMIT_EXCEEDED", `cannot ${verb} ${typeName}: ${cause.message}`, { typeName, cause });
}

/** The error of an encode: `error` is what a writer, or a getter of the message, threw. */
export function encodeError(plan: MessagePlan, message: unknown, error: unknown, options?: EncodeOptions): unknown {
  if (error instanceof InvalidValue) return valueError(plan, message as object, error, options);
  if (error instanceof ProtobufError && error.typeName === undefined) {
    return new ProtobufError(error.code, `cannot encode ${plan.typeName}: ${error.message}`, {
      typeName: plan.typeName,
      cause: error,
    });
  }
  return error instanceof RangeError && /call stack/.test(error.message)
    ? engineLimit("encode", plan.typeName, error)
    : error;
}

function valueError(
  plan: MessagePlan,
  message: object,
  fault: InvalidValue,
  options: EncodeOptions | undefined,
): ProtobufError {
  const cycle = fault.code === "LIMIT_EXCEEDED" ? locateCycle(plan, message) : undefined;
  const path = cycle ?? locateValue(plan, message, fault, options);
  const [code, reason] =
    cycle === undefined ? [fault.code, fault.reason] : (["CYCLE", "a message contains itself"] as const);
  return refusal(plan.typeName, code, path, reason);
}

/** The error of a message that cannot be encoded. */
export function refusal(typeName: string, code: ErrorCode, path: string, reason: string): ProtobufError {
  return new ProtobufError(code, `cannot encode ${typeName}: ${path}: ${reason}`, { typeName, path });
}
