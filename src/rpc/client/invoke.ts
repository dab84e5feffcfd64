import { ProtobufError } from "../../errors.ts";
import { type CallContext, headersKey, type Invoke, type KeyedContext, type ProtocolName } from "../call/context.ts";
import type { Proof } from "../call/credentials.ts";
import { currentCall } from "../call/current-call.ts";
import { Ending } from "../call/ending.ts";
import { checkMetadata, mergeMetadata, metadataOf } from "../call/metadata.ts";
import { RpcError, textOf } from "../call/rpc-error.ts";
import type { ClientAnswer, ClientCall, ClientProtocol } from "../protocol/client-protocol.ts";
import { connectClient } from "../protocol/connect-client.ts";
import type { Format } from "../protocol/format.ts";
import { grpcClient, grpcWebClient } from "../protocol/grpc-client.ts";
import { type Body, leave, partsToCome } from "../protocol/http.ts";
import { onlyMessage } from "../protocol/only-message.ts";
import type { Transport } from "../transport/transport.ts";
import type { ClientSettings } from "./options.ts";
import { deadlineExceeded } from "../call/reasons.ts";

/** State shared by all calls of a client. */
export interface Site {
  /** Returns the transport of the next call. Errors: RpcError. */
  readonly next: () => Transport;
  readonly protocol: ProtocolName;
  readonly settings: ClientSettings;
  readonly format: Format | LoadFormat;
  /** Called for each call. */
  readonly prove: Proof | undefined;
  readonly newHeaders: () => Headers;
}

/** Returns a format, which is loaded on first use. */
export type LoadFormat = () => Promise<Format>;

const protocols: { readonly [name in ProtocolName]: ClientProtocol } = {
  grpc: grpcClient,
  grpcWeb: grpcWebClient,
  connect: connectClient,
};

/** Makes calls: the innermost layer of a call, inside all interceptors. */
export function invokeOn(site: Site): Invoke {
  return (request, context) => {
    const call = new OutgoingCall(site, context);
    return context.method.serverStreaming ? Promise.resolve(call.stream(request)) : call.one(request);
  };
}

/** A call in flight. */
class OutgoingCall {
  readonly #site: Site;
  readonly #context: KeyedContext;
  #format!: Format;
  readonly #protocol: ClientProtocol;
  readonly #ending: Ending;
  /** What the source of the requests threw: the caller gets this error, not the ones that follow from it. */
  #failure: { readonly is: unknown } | undefined;
  #answer: ClientAnswer | undefined;

  constructor(site: Site, context: CallContext) {
    this.#site = site;
    this.#context = context;
    this.#protocol = protocols[site.protocol];
    this.#ending = new Ending().at(context.deadline).with(context.signal).after(currentCall()?.ending);
  }

  /** The single message of an answer. */
  async one(request: unknown): Promise<unknown> {
    try {
      const { messages } = await this.#begin(request);
      return await onlyMessage(messages, (bytes) => this.#decode(bytes));
    } catch (error) {
      throw this.#errorOf(error);
    } finally {
      this.#end();
    }
  }

  /** The messages of an answer, and the error that it ends with. */
  async *stream(request: unknown): AsyncGenerator<unknown, void, undefined> {
    try {
      const { messages } = await this.#begin(request);
      for await (const bytes of messages) yield this.#decode(bytes);
    } catch (error) {
      throw this.#errorOf(error);
    } finally {
      this.#end();
    }
  }

  async #begin(request: unknown): Promise<ClientAnswer> {
    const { settings, format, next, prove, newHeaders } = this.#site;
    this.#format = typeof format === "function" ? await format() : format;
    const context = this.#context;
    // Checked here, after all interceptors.
    checkMetadata(context.metadata);
    const { path, method, deadline, compression = settings.compression } = context;
    if (method.clientStreaming) checkRequests(request);
    const messages: Body = method.clientStreaming ? this.#encodeAll(request as never) : this.#encode(request);
    const metadata = metadataOf(context.metadata, newHeaders());
    if (prove !== undefined) await prove(metadata, context.service, this.#ending);
    if (this.#ending.reason !== undefined) throw this.#ending.reason;
    const useGet = settings.useGet && method.idempotency === "noSideEffects";
    const call: ClientCall = {
      path,
      method,
      metadata,
      deadline,
      messages,
      useGet,
      settings: { ...settings, compression },
    };
    const response = await next().send(await this.#protocol.request(call), this.#ending);
    let answer: ClientAnswer;
    try {
      this.#answer = answer = await this.#protocol.answer(response, call);
    } catch (error) {
      leave(partsToCome(response.body));
      throw error;
    }
    mergeMetadata(context.headers, answer.headers);
    context[headersKey]?.(context.headers);
    return answer;
  }

  #encode(message: unknown): Uint8Array {
    return this.#format.encode(this.#context.method.input, message);
  }

  async *#encodeAll(messages: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      for await (const message of messages) yield this.#encode(message);
    } catch (error) {
      this.#failure = { is: error };
      throw error;
    }
  }

  /** INTERNAL for bytes that are not such a message: the text describes what the peer sent. */
  #decode(bytes: Uint8Array): unknown {
    try {
      return this.#format.decode(this.#context.method.output, bytes);
    } catch (error) {
      throw new RpcError("INTERNAL", textOf(error), { cause: error });
    }
  }

  #errorOf(error: unknown): unknown {
    if (this.#failure !== undefined) return this.#failure.is;
    const { reason } = this.#ending;
    if (reason !== undefined) return reason;
    const { deadline } = this.#context;
    const isLate = deadline !== undefined && Date.now() >= deadline.getTime();
    // The server knows the deadline, too, and may end the call before our own timer fires.
    if (isLate && error instanceof RpcError && error.code === "CANCELLED") return deadlineExceeded(error);
    if (this.#answer === undefined && error instanceof RpcError) noteFailure(error, this.#context);
    return error;
  }

  #end(): void {
    this.#ending.finish();
    if (this.#answer !== undefined) mergeMetadata(this.#context.trailers, this.#answer.trailers);
  }
}

/** INVALID_ARGUMENT for anything that is not a stream of requests. */
function checkRequests(requests: unknown): void {
  const given = Object(requests);
  if (!(Symbol.asyncIterator in given || Symbol.iterator in given))
    throw new ProtobufError("INVALID_ARGUMENT", "a stream of requests must be an array or an AsyncIterable");
}

/** What was received of an answer that was rejected at once. */
function noteFailure({ headers, metadata }: RpcError, context: CallContext): void {
  if (headers !== undefined) mergeMetadata(context.headers, headers);
  mergeMetadata(context.trailers, metadata);
}
