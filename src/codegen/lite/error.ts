import { ProtobufError } from "../../errors.ts";
import { InvalidValue } from "../../codec/runtime/invalid-value.ts";
import { skipRecord } from "../../codec/runtime/skip-record.ts";
import { cursor, readTag } from "../../wire/varint.ts";
import type { LiteOutline } from "./outline.ts";

/*
 * Errors of lite code: the codes, paths and offsets of full code in fewer words.
 */

/** What finds the path of an error in a type that is not flat. */
export interface Walks {
  locateOffset(outline: LiteOutline, bytes: Uint8Array, offset: number, truncated: boolean): string;
  locateValue(outline: LiteOutline, message: object, fault: InvalidValue): string;
  locateCycle(outline: LiteOutline, message: object): string | undefined;
  locateMissingRequired(outline: LiteOutline, message: object): string | undefined;
}

/** An error of a known place. */
export function failure(code: ProtobufError["code"], typeName: string, reason: string, path?: string, offset?: number): ProtobufError {
  return new ProtobufError(code, [typeName, path, reason].join(": "), { typeName, path, offset });
}

/** The error of an encode: `error` is what has been thrown within. */
export function encodeError(outline: LiteOutline, walks: Walks | undefined, message: object, error: unknown): unknown {
  const { typeName } = outline;
  if (!(error instanceof InvalidValue)) return otherError(typeName, error);
  const { code, reason, key } = error;
  const cycle = code === "LIMIT_EXCEEDED" ? walks?.locateCycle(outline, message) : undefined;
  return failure(cycle === undefined ? code : "CYCLE", typeName, reason, cycle ?? (walks === undefined ? String(key) : walks.locateValue(outline, message, error)));
}

/** The error of a decode. */
export function decodeError(outline: LiteOutline, walks: Walks | undefined, bytes: Uint8Array, error: unknown): unknown {
  const { typeName } = outline;
  const { code, offset, message } = error as ProtobufError;
  if (offset === undefined) return otherError(typeName, error);
  return failure(code, typeName, message, (walks?.locateOffset ?? flatPath)(outline, bytes, offset, code === "TRUNCATED"), offset);
}

/** A RangeError: the engine has given up. */
function otherError(typeName: string, error: unknown): unknown {
  const isWireform = error instanceof ProtobufError && error.typeName === undefined;
  return isWireform || error instanceof RangeError ? failure(isWireform ? error.code : "LIMIT_EXCEEDED", typeName, error.message) : error;
}

/** The field of a flat type whose record contains the byte at `offset`; of an input that ends early, the one that it ends in. */
function flatPath(outline: LiteOutline, bytes: Uint8Array, offset: number, truncated: boolean): string | undefined {
  let position = 0;
  let number: number | undefined;
  try {
    do {
      number = undefined;
      const tag = readTag(bytes, position, bytes.length);
      if ((tag & 7) !== 4) number = tag >>> 3;
      position = skipRecord(bytes, position, cursor.position, bytes.length, tag, Infinity);
    } while (truncated ? offset > position : offset >= position);
  } catch {
    // The record that cannot be read is the one.
  }
  return outline.rows().find((row) => row[0] === number)?.[1];
}
