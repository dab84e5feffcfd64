import type { MessageCodec } from "../../codec/options.ts";
import { isError, ProtobufError } from "../../errors.ts";
import { getBinary } from "./binary.ts";
import { decodeStatus, type ErrorDetail, typeNameOfDetail } from "./error-details.ts";
import { metadataOf, type MetadataInit } from "./metadata.ts";
import { type StatusCode, statusCodeOf, statusCodes, statusNumberOf } from "./status.ts";

/** Options of an RpcError. */
export interface RpcErrorPlace {
  /** The trailers of the call. */
  readonly metadata?: MetadataInit | undefined;
  /** The headers of the call. */
  readonly headers?: Headers | undefined;
  /** Messages of any type, such as `google.rpc.BadRequest`, made by `packDetail`. */
  readonly typedDetails?: readonly ErrorDetail[] | undefined;
  /** The error that led to this one. It is not sent. */
  readonly cause?: unknown;
}

/**
 * The error of a call that failed. A handler throws one to choose the status; a client gets one for every status except
 * OK.
 *
 * Source: https://grpc.io/docs/guides/error/
 */
export class RpcError extends Error {
  /** The name of the status code. */
  readonly code: StatusCode;
  /** Its number on the wire, 1 to 16. */
  readonly status: number;
  /** The text that is sent or was received: over gRPC at most 4096 bytes, percent-encoded. */
  readonly details: string;
  /** The trailers of the call. */
  readonly metadata: Headers;
  /** The headers of the call; undefined on the server. */
  readonly headers: Headers | undefined;
  /** The details that are sent or were received with it (google.rpc.Status). */
  readonly typedDetails: readonly ErrorDetail[];

  /**
   * Makes an error from a code, by name or number, and the text that is sent. Errors: INVALID_ARGUMENT (ProtobufError)
   * for OK, and for codes and metadata that gRPC does not allow.
   */
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

  /** The details of one message type, decoded: `error.detailsOf(BadRequest)`. Errors: those of decode. */
  detailsOf<T>(codec: MessageCodec<T>): T[] {
    return this.typedDetails
      .filter((detail) => typeNameOfDetail(detail) === codec.typeName)
      .map(({ value }) => codec.decode(value));
  }
}

/** The trailer in which gRPC sends the details of an error. */
export const detailsName: string = "grpc-status-details-bin";

/** Turns details in the metadata into typed details. */
function takeDetails(metadata: Headers): readonly ErrorDetail[] {
  if (!metadata.has(detailsName)) return [];
  const [bytes] = getBinary(metadata, detailsName);
  const status = bytes === undefined ? undefined : decodeStatus(bytes);
  if (status === undefined) return [];
  metadata.delete(detailsName);
  return status.details;
}

/**
 * Returns whether `error` is an RpcError (from any copy of wireform, in any realm), with the given code if one is
 * given.
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

/**
 * Converts a thrown value to an RpcError: an RpcError stays as it is, an error of grpc-js keeps its code, anything else
 * becomes `otherwise`.
 */
export function toRpcError(error: unknown, otherwise: StatusCode = "UNKNOWN"): RpcError {
  return knownError(error) ?? new RpcError(otherwise, textOf(error), { cause: error });
}

/** A thrown value that has a status: an RpcError, or an error of grpc-js, whose clients a handler may use. */
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

/** The text of any thrown value. */
export function textOf(thrown: unknown): string {
  try {
    return String(isError(thrown) ? thrown.message : thrown);
  } catch {
    return "what was thrown cannot be shown";
  }
}
