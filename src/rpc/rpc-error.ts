import { Metadata } from "@grpc/grpc-js";
import { ProtobufError } from "../errors.ts";
import { metadataOf, type MetadataInit, withoutReserved } from "./metadata.ts";
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
  /** The text that came, or goes, over the wire: at most 4096 bytes of it, percent-encoded. */
  readonly details: string;
  /** The trailers of the call. */
  readonly metadata: Metadata;

  /** Makes an error of a code and the text that goes over the wire. Errors: INVALID_ARGUMENT (ProtobufError) for OK, for codes and for metadata that gRPC does not have. */
  constructor(code: StatusCode, details = "", place: RpcErrorPlace = {}) {
    if (statusNumberOf(code) < 1)
      throw new ProtobufError("INVALID_ARGUMENT", `an RpcError cannot have the code ${textOf(code)}`);
    super(
      details === "" ? code : `${code}: ${details}`,
      place.cause === undefined ? undefined : { cause: place.cause },
    );
    this.name = "RpcError";
    this.code = code;
    this.status = statusNumberOf(code);
    this.details = details;
    this.metadata = metadataOf(place.metadata);
  }
}

/** Tells whether `error` is an RpcError, of this copy of wireform or another, and of the given code if one is given. */
export function isRpcError(error: unknown, code?: StatusCode): error is RpcError {
  try {
    if (!(error instanceof Error) || error.name !== "RpcError" || !("status" in error) || !("code" in error))
      return false;
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

/** The error of a call that says itself what its status is: an RpcError, or one of grpc-js. */
export function knownError(error: unknown): RpcError | undefined {
  if (isRpcError(error)) return error;
  try {
    if (!(error instanceof Error)) return undefined;
    const { code, details, metadata } = error as Error & { code?: unknown; details?: unknown; metadata?: unknown };
    if (typeof code !== "number" || statusCodes[code] === undefined || code === 0 || typeof details !== "string")
      return undefined;
    return new RpcError(statusCodeOf(code), decodeReserved(details), {
      cause: error,
      metadata: metadata instanceof Metadata ? withoutReserved(metadata) : undefined,
    });
  } catch {
    return undefined;
  }
}

/** What a thrown value says, whatever it is. */
export function textOf(thrown: unknown): string {
  try {
    return String(thrown instanceof Error ? thrown.message : thrown);
  } catch {
    return "what was thrown cannot be shown";
  }
}

/**
 * grpc-js decodes details by `decodeURI`, which leaves the characters that are reserved in URIs. Most peers do not encode those; connect-node does.
 * Where one of them stands as itself, the peer is of the former, and `%3A` is what it says.
 */
function decodeReserved(details: string): string {
  return /[;/?:@&=+$,#]/.test(details)
    ? details
    : details.replace(/%(?:2[346BCF]|3[ABDF]|40)/gi, (code) => decodeURIComponent(code));
}
