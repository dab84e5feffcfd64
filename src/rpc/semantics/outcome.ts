import { Metadata, type MetadataValue } from "@grpc/grpc-js";
import { deserialize, serialize } from "node:v8";
import type { CallContext } from "../call/context.ts";
import { RpcError } from "../call/rpc-error.ts";
import { type StatusCode, statusCodeOf, statusNumberOf } from "../call/status.ts";
import { statusText } from "../call/status-text.ts";
import { answeredError, isUnexpected, originalOf, unexpected } from "../call/unexpected.ts";
import { names } from "./request-id.ts";

/** How a request ended: what every attempt is answered with. */
export interface Outcome {
  readonly code: StatusCode;
  readonly details: string;
  /** The message, encoded; none with an error. */
  readonly reply: Uint8Array;
  readonly headers: Metadata;
  readonly trailers: Metadata;
  /** What led to an error that a handler threw, or to an unknown outcome. It is not stored. */
  readonly cause?: unknown;
  /** What a handler threw that callers are not told. It is not stored, and its text is not in `details`. */
  readonly fault?: { readonly is: unknown } | undefined;
}

/** The outcome of a handler that has returned. INTERNAL for a reply that is no such message. */
export function replied(reply: unknown, { method, headers, trailers }: CallContext): Outcome {
  try {
    return { code: "OK", details: "", reply: method.output.encode(reply), headers, trailers };
  } catch (error) {
    throw unexpected(error);
  }
}

/** The outcome of a handler that has thrown. */
export function failed(error: unknown, { headers, trailers }: CallContext): Outcome {
  const failure = answeredError(error);
  if (failure.metadata instanceof Metadata) trailers.merge(failure.metadata);
  trailers.set(names.outcome, "stored");
  const kept = { code: failure.code, details: statusText(failure.details), reply: none, headers, trailers };
  return isUnexpected(failure) ? { ...kept, fault: { is: originalOf(failure) } } : { ...kept, cause: error };
}

/** The outcome of a request that may have had its effect or not: what is certain is that it does not have it once more. ABORTED. */
export function unknownOutcome(details: string, cause?: unknown): Outcome {
  const trailers = new Metadata();
  trailers.set(names.outcome, "unknown");
  return {
    code: "ABORTED",
    details: `outcome unknown: ${details}`,
    reply: none,
    headers: new Metadata(),
    trailers,
    cause,
  };
}

/** Answers a call with an outcome. */
export function answerWith(outcome: Outcome, { method, headers, trailers }: CallContext): unknown {
  headers.merge(outcome.headers);
  if (outcome.fault !== undefined) throw withMetadata(unexpected(outcome.fault.is), outcome.trailers);
  if (outcome.code !== "OK")
    throw new RpcError(outcome.code, outcome.details, { metadata: outcome.trailers, cause: outcome.cause });
  trailers.merge(outcome.trailers);
  return method.output.decode(outcome.reply);
}

function withMetadata(error: RpcError, metadata: Metadata): RpcError {
  error.metadata.merge(metadata);
  return error;
}

/** An outcome as bytes for a store. */
export function writeOutcome({ code, details, reply, headers, trailers }: Outcome): Uint8Array {
  return serialize([statusNumberOf(code), details, reply, valuesOf(headers), valuesOf(trailers)]);
}

/** An outcome from the bytes of a store. */
export function readOutcome(bytes: Uint8Array): Outcome {
  const [status, details, reply, headers, trailers] = deserialize(bytes) as [
    number,
    string,
    Uint8Array,
    Values,
    Values,
  ];
  return { code: statusCodeOf(status), details, reply, headers: metadataOf(headers), trailers: metadataOf(trailers) };
}

type Values = readonly (readonly [name: string, values: readonly (string | Uint8Array)[]])[];

function valuesOf(metadata: Metadata): Values {
  return Object.keys(metadata.getMap()).map((name) => [name, metadata.get(name)]);
}

function metadataOf(values: Values): Metadata {
  const metadata = new Metadata();
  for (const [name, list] of values)
    for (const value of list)
      metadata.add(name, typeof value === "string" ? value : (Buffer.from(value) satisfies MetadataValue));
  return metadata;
}

const none = new Uint8Array(0);
