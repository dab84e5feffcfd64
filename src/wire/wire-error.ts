import { ProtobufError } from "../errors.ts";

/*
 * What a primitive throws: code and offset, no path. Whoever knows the schema adds the path.
 * They are functions, so that hot code carries a call and not the construction of an error.
 */

/** The input ends, or the enclosing message does, at `offset` (bytes), before a value does. */
export function truncated(offset: number): ProtobufError {
  return new ProtobufError("TRUNCATED", "the message ends in the middle of a record", { offset });
}

export function throwTruncated(offset: number): never {
  throw truncated(offset);
}

/** The varint at `offset` (bytes) is longer than 10 bytes. */
export function throwVarintOverflow(offset: number): never {
  throw new ProtobufError("VARINT_OVERFLOW", "varint exceeds 10 bytes", { offset });
}

/** The tag at `offset` (bytes) is none: over 5 bytes or 32 bits, field number 0, or wire type 6 or 7. */
export function throwInvalidTag(offset: number, reason: string): never {
  throw new ProtobufError("INVALID_TAG", reason, { offset });
}

/** The end of a group at `offset` (bytes) has no start, or is that of another group. (A group that is never ended is TRUNCATED.) */
export function throwInvalidGroup(offset: number, reason: string): never {
  throw new ProtobufError("INVALID_GROUP", reason, { offset });
}

/** The length at `offset` (bytes) is not one that the value can have. */
export function throwInvalidLength(offset: number, reason: string): never {
  throw new ProtobufError("INVALID_LENGTH", reason, { offset });
}

/** The string that starts at `offset` (bytes) is not UTF-8. */
export function throwInvalidUtf8(offset: number): never {
  throw new ProtobufError("INVALID_UTF8", "string is not valid UTF-8", { offset });
}

/** A limit is exceeded at `offset` (bytes). */
export function throwLimitExceeded(offset: number, reason: string): never {
  throw new ProtobufError("LIMIT_EXCEEDED", reason, { offset });
}
