import { Metadata } from "@grpc/grpc-js";
import { ProtobufError } from "../errors.ts";
import { metadataOf, type MetadataInit } from "./metadata.ts";
import { type StatusCode, statusCodeOf, statusCodes, statusNumberOf } from "./status.ts";

/** What an error says beside its code and its details. */
export interface RpcErrorPlace {
  /** The trailers of the call. */
  readonly metadata?: MetadataInit | undefined;
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
  /** The text that came, or goes, over the wire. */
  readonly details: string;
  /** The trailers of the call. */
  readonly metadata: Metadata;

  /** Makes an error of a code and the text that goes over the wire. Errors: INVALID_ARGUMENT (ProtobufError) for OK and for codes that gRPC does not have. */
  constructor(code: StatusCode, details = "", place: RpcErrorPlace = {}) {
    if (statusNumberOf(code) < 1) throw new ProtobufError("INVALID_ARGUMENT", `an RpcError cannot have the code ${code}`);
    super(details === "" ? code : `${code}: ${details}`, place.cause === undefined ? undefined : { cause: place.cause });
    this.name = "RpcError";
    this.code = code;
    this.status = statusNumberOf(code);
    this.details = details;
    this.metadata = metadataOf(place.metadata);
  }
}

/** Tells whether `error` is an RpcError, of this copy of wireform or another, and of the given code if one is given. */
export function isRpcError(error: unknown, code?: StatusCode): error is RpcError {
  return error instanceof Error && error.name === "RpcError" && "code" in error && "status" in error && (code === undefined || error.code === code);
}

/** The status that a thrown value stands for: an RpcError is itself, an error of grpc-js keeps its code, anything else is `otherwise`. */
export function toRpcError(error: unknown, otherwise: StatusCode = "UNKNOWN"): RpcError {
  if (isRpcError(error)) return error;
  if (!(error instanceof Error)) return new RpcError(otherwise, String(error), { cause: error });
  const { code, details, metadata } = error as Error & { code?: unknown; details?: unknown; metadata?: unknown };
  if (typeof code !== "number" || statusCodes[code] === undefined || code === 0) return new RpcError(otherwise, error.message, { cause: error });
  const text = typeof details === "string" ? decodeReserved(details) : error.message;
  return new RpcError(statusCodeOf(code), text, { cause: error, metadata: metadata instanceof Metadata ? metadata : undefined });
}

/**
 * grpc-js decodes details by `decodeURI`, which leaves the characters that are reserved in URIs. Most peers do not encode those; connect-node does.
 * Where one of them stands as itself, the peer is of the former, and `%3A` is what it says.
 */
function decodeReserved(details: string): string {
  return /[;/?:@&=+$,#]/.test(details) ? details : details.replace(/%(?:2[346BCF]|3[ABDF]|40)/gi, (code) => decodeURIComponent(code));
}
