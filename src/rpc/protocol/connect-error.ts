import { fromBase64, toBase64 } from "../../wire/base64.ts";
import { type ErrorDetail, typeNameOfDetail, typeUrlPrefix } from "../call/error-details.ts";
import { RpcError } from "../call/rpc-error.ts";
import type { StatusCode } from "../call/status.ts";
import { codeOfConnect, connectCode } from "./codes.ts";

/*
 * Errors, and ends of streams, as JSON.
 * Sources: https://connectrpc.com/docs/protocol#error-end-stream, https://connectrpc.com/docs/protocol#unary-response
 */

interface ErrorJson {
  readonly code: string;
  readonly message?: string;
  readonly details?: readonly { readonly type: string; readonly value: string }[];
}

/** An error as bytes of JSON. */
export function writeError(error: RpcError): Uint8Array {
  return bytesOf(errorJson(error));
}

/** The end of a stream as bytes of JSON; well without an error. */
export function writeEnd(error: RpcError | undefined, trailers: Headers): Uint8Array {
  const metadata: Record<string, string[]> = {};
  for (const [name, value] of trailers) (metadata[name] ??= []).push(value);
  return bytesOf({
    ...(error === undefined ? {} : { error: errorJson(error) }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
  });
}

/** What an error says beside the JSON of it. */
interface ErrorContext {
  /** The code, where the JSON has none. */
  readonly otherwise: StatusCode;
  readonly metadata: Headers;
  readonly headers: Headers;
}

/** The error that bytes of JSON are, whatever they are. */
export function readError(bytes: Uint8Array, context: ErrorContext): RpcError {
  return errorOf(jsonOf(bytes), context);
}

/**
 * What the end of a stream says: its error, if it has one, and its trailers, which are added to those of the context.
 * Errors: INTERNAL if it is not such an end.
 */
export function readEnd(bytes: Uint8Array, context: ErrorContext): RpcError | undefined {
  const end = jsonOf(bytes);
  if (!isObject(end)) throw new RpcError("INTERNAL", "the end of the stream is no JSON object");
  if (isObject(end["metadata"])) addMetadata(end["metadata"], context.metadata);
  const error = end["error"];
  return error === undefined || error === null ? undefined : errorOf(error, context);
}

function errorJson(error: RpcError): ErrorJson {
  const details = error.typedDetails.map((detail) => ({
    type: typeNameOfDetail(detail),
    value: toBase64(detail.value).replace(/=+$/, ""),
  }));
  return {
    code: connectCode(error.code),
    ...(error.details === "" ? {} : { message: error.details }),
    ...(details.length === 0 ? {} : { details }),
  };
}

function errorOf(json: unknown, { otherwise, metadata, headers }: ErrorContext): RpcError {
  const { code, message, details } = isObject(json) ? json : {};
  const typedDetails = Array.isArray(details) ? details.flatMap((detail) => detailOf(detail) ?? []) : [];
  const text = typeof message === "string" ? message : "";
  return new RpcError(codeOfConnect(code) ?? otherwise, text, { metadata, headers, typedDetails });
}

function detailOf(json: unknown): ErrorDetail | undefined {
  if (!isObject(json) || typeof json["type"] !== "string" || typeof json["value"] !== "string") return undefined;
  const value = fromBase64(json["value"]);
  return value === undefined ? undefined : { typeUrl: typeUrlPrefix + json["type"], value };
}

function addMetadata(json: { readonly [name: string]: unknown }, metadata: Headers): void {
  for (const [name, values] of Object.entries(json)) {
    if (!Array.isArray(values)) continue;
    for (const value of values) {
      try {
        if (typeof value === "string") metadata.append(name, value);
      } catch {
        // A name or a value that no header has.
      }
    }
  }
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function bytesOf(json: object): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(json));
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
