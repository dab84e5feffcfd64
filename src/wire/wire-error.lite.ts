import { type ErrorCode, ProtobufError } from "../errors.ts";

/*
 * wire-error.ts for the light runtime.
 */

function fail(code: ErrorCode, offset: number, reason: string = code): never {
  throw new ProtobufError(code, reason, { offset });
}

export function throwTruncated(offset: number): never {
  fail("TRUNCATED", offset);
}

export function throwVarintOverflow(offset: number): never {
  fail("VARINT_OVERFLOW", offset);
}

export function throwInvalidTag(offset: number): never {
  fail("INVALID_TAG", offset);
}

export function throwInvalidGroup(offset: number): never {
  fail("INVALID_GROUP", offset);
}

export function throwInvalidLength(offset: number): never {
  fail("INVALID_LENGTH", offset);
}

export function throwInvalidUtf8(offset: number): never {
  fail("INVALID_UTF8", offset);
}

export function throwLimitExceeded(offset: number, reason: string): never {
  fail("LIMIT_EXCEEDED", offset, reason);
}
