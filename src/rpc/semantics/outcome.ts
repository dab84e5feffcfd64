import { ProtobufError } from "../../errors.ts";
import { binaryValue, getBinary, setBinary } from "../call/binary.ts";
import { builtIn } from "../call/built-in.ts";
import type { CallContext } from "../call/context.ts";
import { encodeStatus } from "../call/error-details.ts";
import { mergeMetadata, withoutReserved } from "../call/metadata.ts";
import { detailsName, RpcError } from "../call/rpc-error.ts";
import { type StatusCode, statusCodeOf, statusNumberOf } from "../call/status.ts";
import { statusText } from "../call/status-text.ts";
import { answeredError, isUnexpected, originalOf, unexpected } from "../call/unexpected.ts";
import { names } from "./request-id.ts";

/** How a request ended: the answer to every attempt. */
export interface Outcome {
  readonly code: StatusCode;
  readonly details: string;
  /** The message, encoded; none with an error. */
  readonly reply: Uint8Array;
  readonly headers: Headers;
  readonly trailers: Headers;
  /** The cause of an error that a handler threw, or of an unknown outcome. It is not stored. */
  readonly cause?: unknown;
  /** An error of a handler that callers do not get. It is not stored, and its text is not in `details`. */
  readonly fault?: { readonly is: unknown } | undefined;
}

/** The outcome of a handler that has returned. INTERNAL for a reply that is not such a message. */
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
  if (failure.metadata instanceof Headers) mergeMetadata(trailers, withoutReserved(failure.metadata));
  trailers.set(names.outcome, "stored");
  addDetails(trailers, failure);
  const kept = { code: failure.code, details: statusText(failure.details), reply: none, headers, trailers };
  return isUnexpected(failure) ? { ...kept, fault: { is: originalOf(failure) } } : { ...kept, cause: error };
}

/** An RpcError of another copy may have anything here: anything but a list of details is ignored. */
function addDetails(trailers: Headers, { status: code, details, typedDetails }: RpcError): void {
  if (!Array.isArray(typedDetails) || typedDetails.length === 0) return;
  try {
    setBinary(trailers, detailsName, encodeStatus({ code, message: statusText(details), details: typedDetails }));
  } catch {
    trailers.delete(detailsName);
  }
}

/** The outcome of a request that may or may not have had its effect, but certainly will not have it again. ABORTED. */
export function unknownOutcome(details: string, cause?: unknown): Outcome {
  const trailers = new Headers();
  trailers.set(names.outcome, "unknown");
  return {
    code: "ABORTED",
    details: `outcome unknown: ${details}`,
    reply: none,
    headers: new Headers(),
    trailers,
    cause,
  };
}

/** Answers a call with an outcome. */
export function answerWith(outcome: Outcome, { method, headers, trailers }: CallContext): unknown {
  mergeMetadata(headers, outcome.headers);
  if (outcome.fault !== undefined) throw withMetadata(unexpected(outcome.fault.is), outcome.trailers);
  if (outcome.code !== "OK")
    throw new RpcError(outcome.code, outcome.details, { metadata: outcome.trailers, cause: outcome.cause });
  mergeMetadata(trailers, outcome.trailers);
  return method.output.decode(outcome.reply);
}

function withMetadata(error: RpcError, metadata: Headers): RpcError {
  mergeMetadata(error.metadata, metadata);
  return error;
}

/** An outcome as bytes for a store. */
export function writeOutcome({ code, details, reply, headers, trailers }: Outcome): Uint8Array {
  return v8().serialize([statusNumberOf(code), details, reply, valuesOf(headers), valuesOf(trailers)]);
}

/** An outcome from the bytes of a store. */
export function readOutcome(bytes: Uint8Array): Outcome {
  const [status, details, reply, headers, trailers] = v8().deserialize(bytes) as [
    number,
    string,
    Uint8Array,
    Values,
    Values,
  ];
  return { code: statusCodeOf(status), details, reply, headers: metadataOf(headers), trailers: metadataOf(trailers) };
}

/** The parts of node:v8 that are used. */
interface V8 {
  serialize(value: unknown): Uint8Array;
  deserialize(bytes: Uint8Array): unknown;
}

/** UNSUPPORTED if there is none, as in browsers, which do not run servers. */
function v8(): V8 {
  const found = builtIn<V8>("v8");
  if (found === undefined) throw new ProtobufError("UNSUPPORTED", "this platform has no node:v8");
  return found;
}

/** Values are text, or bytes where the name ends in `-bin`. */
type Values = readonly (readonly [name: string, values: readonly (string | Uint8Array)[]])[];

function valuesOf(metadata: Headers): Values {
  return [...metadata].map(([name, value]) => [name, name.endsWith("-bin") ? getBinary(metadata, name) : [value]]);
}

function metadataOf(values: Values): Headers {
  const metadata = new Headers();
  for (const [name, list] of values)
    for (const value of list) metadata.append(name, typeof value === "string" ? value : binaryValue(value));
  return metadata;
}

const none = new Uint8Array(0);
