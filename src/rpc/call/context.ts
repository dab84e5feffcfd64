import type { MethodType } from "../../codec/service-type.ts";
import { ProtobufError } from "../../errors.ts";
import type { Semantics } from "../semantics/policy.ts";

/** What is known about a call, on both sides. */
export interface CallContext {
  /** The side that this context belongs to. */
  readonly side: "client" | "server";
  /** Full name of the service. */
  readonly service: string;
  /** The method: names, codecs, kind. */
  readonly method: MethodType;
  /** `/calculator.Calculator/Add` */
  readonly path: string;
  /** The metadata of the request. Interceptors of a client may add to it. */
  readonly metadata: Headers;
  /** The deadline, when the call is given up; undefined if never. */
  readonly deadline: Date | undefined;
  /** Aborts when the answer is no longer needed: the call was cancelled or, on the server, its deadline has passed. */
  readonly signal: AbortSignal;
  /** The address of the peer, `127.0.0.1:50051`; on the client, the address that it was created with. */
  readonly peer: string;
  /**
   * The metadata before the answer. A handler adds to it before its first message; on the client, what was received.
   */
  readonly headers: Headers;
  /** The metadata after the answer. A handler adds to it before it ends; on the client, what was received. */
  readonly trailers: Headers;
  /** The certificate of the peer, if TLS asked for one. Server only. */
  readonly peerCertificate?: PeerCertificate | undefined;
  /**
   * Sends the headers now instead of with the first message. Does nothing if they have been sent, or if they cannot be
   * sent before the answer is known (a Connect call with a single response). Server only.
   */
  readonly sendHeaders?: (() => void) | undefined;
  /** The protocol of the call. */
  readonly protocol?: ProtocolName | undefined;
  /** The query string of a call that came by GET (Connect). Server only. */
  readonly query?: URLSearchParams | undefined;
  /** How the messages that this side sends are compressed. Client only. */
  readonly compression?: CompressionName | undefined;
  /** The semantics of the call: what it promises about attempts and effects. Client only. */
  readonly semantics?: Semantics | undefined;
}

/** The protocol of a call: gRPC, gRPC-Web or Connect. */
export type ProtocolName = "grpc" | "grpcWeb" | "connect";

/** How messages are compressed: not at all, or with gzip. */
export type CompressionName = "identity" | "gzip";

/** The key of the object that identifies the call: spreading a context into a new one copies it. */
export const callKey: unique symbol = Symbol.for("wireform.call") as never;

/** The key, in the context of a client, of the listener for headers as soon as they arrive. */
export const headersKey: unique symbol = Symbol.for("wireform.headers") as never;

/** The key, in the context of a server, of when its call is over. */
export const endingKey: unique symbol = Symbol("wireform.ending");

/** A context as made by either side. */
export interface KeyedContext extends CallContext {
  /** Shared by all contexts made from this one. */
  readonly [callKey]?: object;
  readonly [endingKey]?: { readonly signal: AbortSignal };
  /** Called once. Does not throw. */
  readonly [headersKey]?: ((headers: Headers) => void) | undefined;
}

/** A certificate as node:tls has it. Source: https://nodejs.org/api/tls.html#certificate-object */
export interface PeerCertificate {
  /** Its subject: `{ CN: "client" }`. */
  readonly subject: unknown;
  /** The certificate itself, DER. */
  readonly raw: Uint8Array;
  readonly [name: string]: unknown;
}

/**
 * Makes a call, or answers one. `request` and the result are a message, or an AsyncIterable of messages if that side
 * streams. The result of a streaming call resolves when the stream begins; later errors are thrown by the iteration.
 */
export type Invoke = (request: any, context: CallContext) => Promise<any>;

/**
 * Wraps a call, on either side: it may act before and after `next`, change the request or the result, and call `next`
 * again or not at all.
 */
export type Interceptor = (next: Invoke) => Invoke;

/**
 * Joins interceptors into one call: the first is the outermost. INVALID_ARGUMENT for an interceptor that does not
 * return a function.
 */
export function intercept(interceptors: readonly Interceptor[], innermost: Invoke): Invoke {
  return interceptors.reduceRight((next, interceptor) => {
    const invoke = interceptor(next);
    if (typeof invoke === "function") return invoke;
    throw new ProtobufError("INVALID_ARGUMENT", "an interceptor must give a function");
  }, innermost);
}

/** The signal of calls that cannot be cancelled. */
export const neverAborts: AbortSignal = new AbortController().signal;
