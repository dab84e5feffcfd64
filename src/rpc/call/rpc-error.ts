import type { MessageCodec } from "../../codec/options.ts";
import { isError, ProtobufError } from "../../errors.ts";
import { getBinary } from "./binary.ts";
import { decodeStatus, type ErrorDetail, typeNameOfDetail } from "./error-details.ts";
import { metadataOf, type MetadataInit } from "./metadata.ts";
import { type StatusCode, statusCodeOf, statusCodes, statusNumberOf } from "./status.ts";

/** What an error says beside its code and its details. */
export interface RpcErrorPlace {
  /** The trailers of the call. */
  readonly metadata?: MetadataInit | undefined;
  /** The headers of the call. */
  readonly headers?: Headers | undefined;
  /** Messages of any types that go with it, `google.rpc.BadRequest` for example: as `packDetail` makes them. */
  readonly typedDetails?: readonly ErrorDetail[] | undefined;
  /** The error that led to this one. It stays on this side of the wire. */
  readonly cause?: unknown;
}

/**
 * What a call ends with that did not end well. A handler throws one to choose the status; a client gets one for every status but OK.
 *
 * Source: https://grpc.io/docs/guides/error/
 */
export class RpcError extends Error {
  /** The name of the status code. */
  readonly code: StatusCode;
  /** Its number on the wire, 1 to 16. */
  readonly status: number;
  /** The text that came, or goes, over the wire: by gRPC at most 4096 bytes of it, percent-encoded. */
  readonly details: string;
  /** The trailers of the call. */
  readonly metadata: Headers;
  /** The headers of the call; on the side that answers undefined. */
  readonly headers: Headers | undefined;
  /** The messages that came, or go, with it (google.rpc.Status). */
  readonly typedDetails: readonly ErrorDetail[];

  /** Makes an error of a code, by name or by number, and the text that goes over the wire. Errors: INVALID_ARGUMENT (ProtobufError) for OK, for codes and for metadata that gRPC does not have. */
  constructor(code: StatusCode | number, details = "", place: RpcErrorPlace = {}) {
    const name = typeof code === "number" ? statusCodes[code] : code;
    if (name === undefined || statusNumberOf(name) < 1)
      throw new ProtobufError("INVALID_ARGUMENT", `an RpcError cannot have the code ${textOf(code)}`);
    super(
      details === "" ? name : `${name}: ${details}`,
      place.cause === undefined ? undefined : { cause: place.cause },
    );
    this.name = "RpcError";
    this.code = name;
    this.status = statusNumberOf(name);
    this.details = details;
    this.metadata = metadataOf(place.metadata);
    this.headers = place.headers;
    this.typedDetails = place.typedDetails ?? takeDetails(this.metadata);
  }

  /** The messages of a type among the typed details: `error.detailsOf(BadRequest)`. Errors: those of decode. */
  detailsOf<T>(codec: MessageCodec<T>): T[] {
    return this.typedDetails
      .filter((detail) => typeNameOfDetail(detail) === codec.typeName)
      .map(({ value }) => codec.decode(value));
  }
}

/** Where gRPC has the details of an error. */
export const detailsName: string = "grpc-status-details-bin";

/** Details that came, or were given, as metadata are typed details. */
function takeDetails(metadata: Headers): readonly ErrorDetail[] {
  if (!metadata.has(detailsName)) return [];
  const [bytes] = getBinary(metadata, detailsName);
  const status = bytes === undefined ? undefined : decodeStatus(bytes);
  if (status === undefined) return [];
  metadata.delete(detailsName);
  return status.details;
}

/**
 * Returns whether `error` is an RpcError, of this copy of wireform or another, of this realm or another, and of the
 * given code if one is given.
 */
export function isRpcError(error: unknown, code?: StatusCode): error is RpcError {
  try {
    if (!isError(error) || error.name !== "RpcError" || !("status" in error) || !("code" in error)) return false;
    return code === undefined ? statusNumberOf(error.code as StatusCode) > 0 : error.code === code;
  } catch {
    // Anything can be thrown, a Proxy that throws itself among them.
    return false;
  }
}

/** The status that a thrown value stands for: an RpcError is itself, an error of grpc-js keeps its code, anything else is `otherwise`. */
export function toRpcError(error: unknown, otherwise: StatusCode = "UNKNOWN"): RpcError {
  return knownError(error) ?? new RpcError(otherwise, textOf(error), { cause: error });
}

/** The error of a call that says itself what its status is: an RpcError, or one of grpc-js, whose clients a handler may use. */
export function knownError(error: unknown): RpcError | undefined {
  if (isRpcError(error)) return error;
  try {
    if (!isError(error)) return undefined;
    const { code, details } = error as Error & { code?: unknown; details?: unknown };
    if (typeof code !== "number" || statusCodes[code] === undefined || code === 0 || typeof details !== "string")
      return undefined;
    return new RpcError(statusCodeOf(code), details, { cause: error });
  } catch {
    return undefined;
  }
}

/** What a thrown value says, whatever it is. */
export function textOf(thrown: unknown): string {
  try {
    return String(isError(thrown) ? thrown.message : thrown);
  } catch {
    return "what was thrown cannot be shown";
  }
}
