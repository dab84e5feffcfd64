import type { MethodType } from "../../codec/service-type.ts";
import { ProtobufError } from "../../errors.ts";
import type { Semantics } from "../semantics/policy.ts";

/** What is known of a call, on both sides. */
export interface CallContext {
  /** Whether this is the side that calls, or the one that is called. */
  readonly side: "client" | "server";
  /** Full name of the service. */
  readonly service: string;
  /** The method: names, codecs, kind. */
  readonly method: MethodType;
  /** `/calculator.Calculator/Add` */
  readonly path: string;
  /** What goes with the request. Interceptors of a client may add to it. */
  readonly metadata: Headers;
  /** When the call is given up; undefined if never. */
  readonly deadline: Date | undefined;
  /** Aborts when nobody waits for the answer any longer: the call was cancelled or, on the server, its deadline has passed. */
  readonly signal: AbortSignal;
  /** Who is at the other end, `127.0.0.1:50051`; on the client, the address that it was made for. */
  readonly peer: string;
  /** What goes before the answer: a handler adds to it before its first message; on the client, what came. */
  readonly headers: Headers;
  /** What goes after the answer: a handler adds to it before it ends; on the client, what came. */
  readonly trailers: Headers;
  /** The certificate of the other end, where TLS asked for one. Server only. */
  readonly peerCertificate?: PeerCertificate | undefined;
  /** Sends the headers at once, and not with the first message. Nothing where they have been sent, or cannot be sent before the answer is known: a call of Connect that is answered by one message. Server only. */
  readonly sendHeaders?: (() => void) | undefined;
  /** How the call travels. */
  readonly protocol?: ProtocolName | undefined;
  /** The query of a call that came by GET, which Connect has. Server only. */
  readonly query?: URLSearchParams | undefined;
  /** How what this side sends is compressed. Client only. */
  readonly compression?: CompressionName | undefined;
  /** What the call promises of attempts and effects. Client only. */
  readonly semantics?: Semantics | undefined;
}

/** How a call travels: gRPC, gRPC-Web or Connect. */
export type ProtocolName = "grpc" | "grpcWeb" | "connect";

/** How messages are compressed: not at all, or by gzip. */
export type CompressionName = "identity" | "gzip";

/** Where a context has what stands for its call: copied by whoever spreads a context into one of its own. */
export const callKey: unique symbol = Symbol.for("wireform.call") as never;

/** Where a context of a client has who is told of headers as soon as they come. */
export const headersKey: unique symbol = Symbol.for("wireform.headers") as never;

/** Where a context of a server has when its call is over. */
export const endingKey: unique symbol = Symbol("wireform.ending");

/** A context as the two sides make it. */
export interface KeyedContext extends CallContext {
  /** The same in all contexts that are made of this one. */
  readonly [callKey]?: object;
  readonly [endingKey]?: { readonly signal: AbortSignal };
  /** Is told once. It does not throw. */
  readonly [headersKey]?: ((headers: Headers) => void) | undefined;
}

/** A certificate as node:tls has it. Source: https://nodejs.org/api/tls.html#certificate-object */
export interface PeerCertificate {
  /** Whom it names: `{ CN: "client" }`. */
  readonly subject: unknown;
  /** The certificate itself, DER. */
  readonly raw: Uint8Array;
  readonly [name: string]: unknown;
}

/**
 * Makes a call, or answers one. `request` and the result are a message, or an AsyncIterable of messages where the method streams on that side.
 * The result of a call that streams is there when it begins; errors of later come out of the iteration.
 */
export type Invoke = (request: any, context: CallContext) => Promise<any>;

/** Stands around a call, on either side: does something before and after `next`, changes what goes in or comes out, calls it again, or not at all. */
export type Interceptor = (next: Invoke) => Invoke;

/** One call out of many interceptors: the first is the outermost. INVALID_ARGUMENT for what gives no function to go on with. */
export function intercept(interceptors: readonly Interceptor[], innermost: Invoke): Invoke {
  return interceptors.reduceRight((next, interceptor) => {
    const invoke = interceptor(next);
    if (typeof invoke === "function") return invoke;
    throw new ProtobufError("INVALID_ARGUMENT", "an interceptor must give a function");
  }, innermost);
}

/** The signal of calls that nobody can cancel. */
export const neverAborts: AbortSignal = new AbortController().signal;
