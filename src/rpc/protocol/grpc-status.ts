import { getBinary, setBinary } from "../call/binary.ts";
import { decodeStatus, encodeStatus } from "../call/error-details.ts";
import { detailsName, RpcError } from "../call/rpc-error.ts";
import { type StatusCode, statusCodes } from "../call/status.ts";
import { statusText } from "../call/status-text.ts";
import { without } from "./http.ts";

/*
 * How a call of gRPC ends, in its trailers.
 * Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#responses
 */

const statusName = "grpc-status";
const messageName = "grpc-message";

/** Trailers that are not the user's. */
const ownNames = [statusName, messageName, detailsName];

/** Says in the trailers of a call how it ended; undefined for well. */
export function writeStatus(trailers: Headers, error: RpcError | undefined): Headers {
  trailers.set(statusName, String(error?.status ?? 0));
  if (error === undefined) return trailers;
  const text = statusText(error.details);
  if (text !== "") trailers.set(messageName, percentEncode(text));
  if (error.typedDetails.length > 0)
    setBinary(trailers, detailsName, encodeStatus({ code: error.status, message: text, details: error.typedDetails }));
  return trailers;
}

/** Whether trailers say how the call ended. */
export function hasStatus(trailers: Headers | undefined): boolean {
  return trailers?.has(statusName) === true;
}

/**
 * How a call ended; undefined for well. What trailers say of it is taken out of them.
 * Errors: INTERNAL, where they say nothing; UNKNOWN for a status that is none.
 */
export function readStatus(trailers: Headers, headers: Headers | undefined): RpcError | undefined {
  const value = trailers.get(statusName);
  const details = percentDecode(trailers.get(messageName) ?? "");
  const [bytes] = trailers.has(detailsName) ? getBinary(trailers, detailsName) : [];
  without(trailers, ownNames);
  if (value === "0") return undefined;
  const place = { metadata: trailers, headers };
  if (value === null) return new RpcError("INTERNAL", "the answer ends without a status", place);
  const status = bytes === undefined ? undefined : decodeStatus(bytes);
  const typedDetails = status?.details ?? [];
  return new RpcError(codeOf(value), status?.message || details, { ...place, typedDetails });
}

/** Numbers that gRPC does not have are UNKNOWN. */
function codeOf(value: string): StatusCode {
  return (/^[1-9]\d?$/.test(value) && statusCodes[Number(value)]) || "UNKNOWN";
}

/** https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#responses: Percent-Encoded */
function percentEncode(text: string): string {
  return text.replaceAll(/[^\x20-\x24\x26-\x7e]+/g, (part) => encodeURIComponent(part));
}

/** What is not an encoding stays as it is. */
function percentDecode(text: string): string {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
