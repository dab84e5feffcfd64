import type { MethodKind, Methods, MethodType, ServiceType } from "../../codec/service-type.ts";
import { ProtobufError } from "../../errors.ts";
import {
  callKey,
  headersKey,
  intercept,
  type Invoke,
  type KeyedContext,
  neverAborts,
  type ProtocolName,
} from "../call/context.ts";
import type { Proof } from "../call/credentials.ts";
import { checkOptions, refuse } from "../call/check-options.ts";
import { answering, type CurrentCall, currentCall } from "../call/current-call.ts";
import { deadlineOf, earlier } from "../call/deadline.ts";
import { metadataOf } from "../call/metadata.ts";
import { notify } from "../call/notify.ts";
import { once } from "../call/once.ts";
import { type InitOf, type MessageOf, type MethodsIn, pathOf, resolveService, type Service } from "../call/service.ts";
import type { Compression } from "../protocol/compression.ts";
import { withCaller } from "../call/with-caller.ts";
import { protoFormat } from "../protocol/format.ts";
import { withSemantics } from "../semantics/with-semantics.ts";
import type { Transport } from "../transport/transport.ts";
import { invokeOn, type Site } from "./invoke.ts";
import { callOptions, type CallOptions, type CommonClientOptions, settingsOf } from "./options.ts";
import { clientClosed } from "../call/reasons.ts";

/**
 * The signature of a client method, by its kind. A stream is an AsyncIterable. A stream of responses begins when it is
 * iterated, which is possible once; leaving the loop cancels the call.
 */
export interface ClientMethodOf<Input, Output> {
  readonly unary: (request: Input, options?: CallOptions) => Promise<Output>;
  readonly clientStreaming: (
    requests: AsyncIterable<Input> | Iterable<Input>,
    options?: CallOptions,
  ) => Promise<Output>;
  readonly serverStreaming: (request: Input, options?: CallOptions) => AsyncIterableIterator<Output>;
  readonly bidiStreaming: (
    requests: AsyncIterable<Input> | Iterable<Input>,
    options?: CallOptions,
  ) => AsyncIterableIterator<Output>;
}

/** The signature of a client method. */
export type ClientMethod<M extends MethodType> = ClientMethodOf<InitOf<M["input"]>, MessageOf<M["output"]>>[M["kind"]];

/** A client of a service, `Client<typeof Calculator>`: a function for each method, by localName; methods called `close` or `then` are `close$` and `then$`. */
export type Client<S extends Service | Methods = any> = Stubs<MethodsIn<S>> & {
  /** Closes the connections. Clients that are not closed keep them. */
  readonly close: () => void;
};
type Stubs<M> = string extends keyof M
  ? { readonly [localName: string]: any }
  : { readonly [K in keyof M as StubName<K>]: M[K] extends MethodType ? ClientMethod<M[K]> : never };
type StubName<K> = K extends "close" | "then" ? `${K}$` : K;

/** The parts of a client that the platform provides. */
export interface Carrier {
  /** Used in turn. */
  readonly transports: readonly Transport[];
  readonly prove?: Proof | undefined;
  readonly gzip?: Compression | undefined;
  /** Makes headers; default: `Headers` of the web. */
  readonly newHeaders?: (() => Headers) | undefined;
  /** The codec `json`, if the platform has it. */
  readonly json?: Site["format"] | undefined;
}

/** Makes a client of a service over the result of `connect`, which is called last, after all checks. */
export function clientOf<M extends Methods>(
  service: Service<M>,
  options: CommonClientOptions,
  connect: (service: ServiceType) => Carrier,
): Client<M> {
  const type = resolveService(service);
  const semantics = withSemantics(options, type);
  const { transports, prove, gzip, json, newHeaders = () => new Headers() } = connect(type);
  const supported = transports[0]!.protocols;
  const protocol = options.protocol ?? supported[0]!;
  if (!supported.includes(protocol))
    refuse("createClient", "protocol", `one of ${supported.join(", ")}, which the transport carries`);
  let turn = 0;
  let isClosed = false;
  const next = (): Transport => {
    if (isClosed) throw clientClosed();
    return transports[turn++ % transports.length]!;
  };
  const settings = settingsOf(options, gzip);
  const format = settings.format === "json" ? json : protoFormat;
  if (format === undefined) throw new ProtobufError("INVALID_ARGUMENT", "this client has no codec json");
  const innermost = invokeOn({ next, protocol, settings, format, prove, newHeaders });
  const invoke = intercept([...(options.interceptors ?? []), semantics], innermost);
  const calls: Calls = { type, peer: transports[0]!.peer, protocol, options, invoke, newHeaders };
  const stubs = Object.entries<MethodType>(type.methods).map(([key, method]) => [
    key === "close" || key === "then" ? `${key}$` : key,
    stub(calls, method),
  ]);
  const close = (): void => {
    isClosed = true;
    for (const transport of transports) transport.close();
  };
  // Without a prototype: the client has only the methods of the service.
  return Object.freeze(Object.assign(Object.create(null), Object.fromEntries(stubs), { close })) as Client<M>;
}

/** State shared by the methods of a client. */
interface Calls {
  readonly type: ServiceType;
  readonly peer: string;
  readonly protocol: ProtocolName;
  readonly options: CommonClientOptions;
  readonly invoke: Invoke;
  readonly newHeaders: () => Headers;
}

function stub(calls: Calls, method: MethodType): ClientMethodOf<any, any>[MethodKind] {
  const path = pathOf(calls.type, method);
  if (method.serverStreaming)
    return (request: unknown, options: CallOptions = {}) =>
      once(stream(calls, method, path, request, options, currentCall()));
  const call = async (request: unknown, options: CallOptions = {}): Promise<unknown> => {
    const told = new Told(options);
    try {
      const context = contextOf(calls, method, path, options, told);
      const reply = await calls.invoke(request, context);
      told.end(context);
      return reply;
    } catch (error) {
      throw withCaller(error, call);
    }
  };
  return call;
}

/**
 * The call begins when it is iterated, but belongs to the context where it was made: `current`. So does each request
 * for a message.
 */
async function* stream(
  calls: Calls,
  method: MethodType,
  path: string,
  request: unknown,
  options: CallOptions,
  current: CurrentCall | undefined,
): AsyncGenerator<unknown, void, undefined> {
  const told = new Told(options);
  let replies: AsyncIterator<unknown> | undefined;
  try {
    const context = answering(current, () => contextOf(calls, method, path, options, told));
    const answer: AsyncIterable<unknown> = await answering(current, () => calls.invoke(request, context));
    const iterator = (replies = answer[Symbol.asyncIterator]());
    for (;;) {
      const { done, value } = await answering(current, () => iterator.next());
      if (done === true) {
        replies = undefined;
        told.end(context);
        return;
      }
      told.headers(context.headers);
      yield value;
    }
  } catch (error) {
    replies = undefined;
    throw withCaller(error, stream);
  } finally {
    // Leaving the loop waits until the observers have been called.
    await replies?.return?.();
  }
}

/** Calls the listeners for headers and trailers. Their errors do not affect the call. */
class Told {
  readonly #options: CallOptions;
  #hasHeaders = false;

  constructor(options: CallOptions) {
    this.#options = options;
  }

  headers(headers: Headers): void {
    const { onHeaders } = this.#options;
    if (this.#hasHeaders || onHeaders === undefined) return;
    this.#hasHeaders = true;
    notify(onHeaders, () => onHeaders(headers));
  }

  end({ headers, trailers }: KeyedContext): void {
    this.headers(headers);
    const { onTrailers } = this.#options;
    if (onTrailers !== undefined) notify(onTrailers, () => onTrailers(trailers));
  }
}

function contextOf(
  { type, peer, protocol, options: client, newHeaders }: Calls,
  method: MethodType,
  path: string,
  options: CallOptions,
  told: Told,
): KeyedContext {
  checkOptions(path, options, callOptions);
  const parent = currentCall()?.context;
  const own = deadlineOf(options.deadline ?? client.deadline ?? defaultDeadline(method));
  const inherited =
    parent?.deadline === undefined
      ? undefined
      : new Date(Math.max(0, parent.deadline.getTime() - (client.deadlineMargin ?? defaultMargin)));
  const trailers = newHeaders();
  return {
    side: "client",
    service: type.typeName,
    method,
    path,
    metadata: metadataOf(options.metadata, newHeaders()),
    deadline: earlier(own, inherited),
    signal: options.signal ?? parent?.signal ?? neverAborts,
    peer,
    protocol,
    headers: newHeaders(),
    trailers,
    [callKey]: trailers,
    [headersKey]: (headers) => told.headers(headers),
    semantics: options.semantics,
    compression: options.compression,
  };
}

/** Milliseconds: a peer may accept a call and never answer. A stream may be meant to last. */
function defaultDeadline({ serverStreaming }: MethodType): number {
  return serverStreaming ? Infinity : 30_000;
}

const defaultMargin = 20;
