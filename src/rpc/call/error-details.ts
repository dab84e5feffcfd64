import type { MessageCodec } from "../../codec/options.ts";
import { BinaryReader } from "../../wire/reader.ts";
import { BinaryWriter } from "../../wire/writer.ts";
import { WireType } from "../../wire/wire-type.ts";

/*
 * google.rpc.Status, which carries the details of an error, and google.protobuf.Any, read and written without their schemas.
 * Source: https://github.com/googleapis/googleapis/blob/master/google/rpc/status.proto
 */

/** A message of any type, as `google.protobuf.Any` has it. */
export interface ErrorDetail {
  /** `type.googleapis.com/google.rpc.BadRequest` */
  readonly typeUrl: string;
  /** The message, encoded. */
  readonly value: Uint8Array;
}

/** What an error tells beside its text. */
export interface RpcStatus {
  readonly code: number;
  readonly message: string;
  readonly details: readonly ErrorDetail[];
}

/** Packs a message to go with an error: `packDetail(BadRequest, { fieldViolations: [...] })`. Errors: those of encode. */
export function packDetail<TInit>(codec: MessageCodec<any, TInit>, message: TInit): ErrorDetail {
  return { typeUrl: typeUrlPrefix + codec.typeName, value: codec.encode(message, { exact: true }) };
}

/** The full name of the type of a detail. */
export function typeNameOfDetail({ typeUrl }: ErrorDetail): string {
  return typeUrl.slice(typeUrl.lastIndexOf("/") + 1);
}

/** What stands before a type's name in the URL of an Any. */
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

/** A status out of bytes; undefined for what is none. */
export function decodeStatus(bytes: Uint8Array): RpcStatus | undefined {
  try {
    const status = { code: 0, message: "", details: [] as ErrorDetail[] };
    const reader = new BinaryReader(bytes);
    while (!reader.done) {
      const tag = reader.tag();
      if (tag.number === 1 && tag.wireType === WireType.Varint) status.code = reader.int32();
      else if (tag.number === 2 && tag.wireType === WireType.LengthDelimited) status.message = reader.string();
      else if (tag.number === 3 && tag.wireType === WireType.LengthDelimited)
        status.details.push(readAny(reader.delimited()));
      else reader.skip(tag);
    }
    return status;
  } catch {
    return undefined;
  }
}

function readAny(reader: BinaryReader): ErrorDetail {
  let [typeUrl, value] = ["", new Uint8Array(0)];
  while (!reader.done) {
    const tag = reader.tag();
    if (tag.number === 1 && tag.wireType === WireType.LengthDelimited) typeUrl = reader.string();
    else if (tag.number === 2 && tag.wireType === WireType.LengthDelimited) value = reader.bytes();
    else reader.skip(tag);
  }
  return { typeUrl, value };
}
