import type { MessageCodec } from "../../codec/options.ts";
import { cursor, readVarint32 } from "../../wire/varint.ts";
import { BinaryWriter } from "../../wire/writer.ts";
import { WireType } from "../../wire/wire-type.ts";

/*
 * google.rpc.Status, which carries the details of an error, and google.protobuf.Any, read and written without their schemas.
 * Source: https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto
 */

/** A message of any type, as in `google.protobuf.Any`. */
export interface ErrorDetail {
  /** `type.googleapis.com/google.rpc.BadRequest` */
  readonly typeUrl: string;
  /** The message, encoded. */
  readonly value: Uint8Array;
}

/** The details of an error: what it says besides its text. */
export interface RpcStatus {
  readonly code: number;
  readonly message: string;
  readonly details: readonly ErrorDetail[];
}

/**
 * Packs a message as a detail of an error: `packDetail(BadRequest, { fieldViolations: [...] })`. Errors: those of
 * encode.
 */
export function packDetail<TInit>(codec: MessageCodec<any, TInit>, message: TInit): ErrorDetail {
  return { typeUrl: typeUrlPrefix + codec.typeName, value: codec.encode(message, { exact: true }) };
}

/** The full name of the type of a detail. */
export function typeNameOfDetail({ typeUrl }: ErrorDetail): string {
  return typeUrl.slice(typeUrl.lastIndexOf("/") + 1);
}

/** The prefix of the type name in the URL of an Any. */
export const typeUrlPrefix: string = "type.googleapis.com/";

/** A status as bytes. */
export function encodeStatus({ code, message, details }: RpcStatus): Uint8Array {
  const writer = new BinaryWriter();
  if (code !== 0) writer.tag(1, WireType.Varint).int32(code);
  if (message !== "") writer.tag(2, WireType.LengthDelimited).string(message);
  for (const { typeUrl, value } of details) {
    writer.tag(3, WireType.LengthDelimited).fork();
    if (typeUrl !== "") writer.tag(1, WireType.LengthDelimited).string(typeUrl);
    if (value.length > 0) writer.tag(2, WireType.LengthDelimited).bytes(value);
    writer.join();
  }
  return writer.finish();
}

/** Reads a status from bytes; undefined if they are not one. */
export function decodeStatus(bytes: Uint8Array): RpcStatus | undefined {
  const status = { code: 0, message: "", details: [] as ErrorDetail[] };
  try {
    for (const { number, value } of fieldsOf(bytes)) {
      if (number === 1 && typeof value === "number") status.code = value;
      else if (number === 2 && typeof value === "object") status.message = textOf(value);
      else if (number === 3 && typeof value === "object") status.details.push(readAny(value));
    }
    return status;
  } catch {
    return undefined;
  }
}

function readAny(bytes: Uint8Array): ErrorDetail {
  const any = { typeUrl: "", value: noBytes };
  for (const { number, value } of fieldsOf(bytes)) {
    if (number === 1 && typeof value === "object") any.typeUrl = textOf(value);
    else if (number === 2 && typeof value === "object") any.value = value.slice();
  }
  return any;
}

const noBytes = new Uint8Array(0);

function textOf(bytes: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** A field with a number or bytes; others are skipped. */
interface Field {
  readonly number: number;
  readonly value: number | Uint8Array;
}

/**
 * The fields of a message. BinaryReader would add 4 kB to the bundle of a page that does not use it otherwise. Errors:
 * any, for bytes that are not a message.
 */
function* fieldsOf(bytes: Uint8Array): Generator<Field, void, undefined> {
  let position = 0;
  const varint = (): number => {
    const value = readVarint32(bytes, position);
    position = cursor.position;
    return value;
  };
  while (position < bytes.length) {
    const tag = varint() >>> 0;
    const [number, wireType] = [tag >>> 3, tag & 7];
    let value: number | Uint8Array | undefined;
    if (wireType === WireType.Varint) value = varint();
    else if (wireType === WireType.Fixed64) position += 8;
    else if (wireType === WireType.Fixed32) position += 4;
    else if (wireType === WireType.LengthDelimited) {
      const length = varint() >>> 0;
      value = bytes.subarray(position, (position += length));
    } else throw new RangeError("a status has no groups");
    if (number === 0 || position > bytes.length) throw new RangeError("no field, or one that is cut off");
    if (value !== undefined) yield { number, value };
  }
}
