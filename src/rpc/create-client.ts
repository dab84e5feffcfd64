import { Client as GrpcClient, Metadata } from "@grpc/grpc-js";
import type { MethodKind, Methods, MethodType, ServiceType } from "../codec/service-type.ts";
import { ProtobufError } from "../errors.ts";
import { callKey, intercept, type Invoke, type KeyedContext, neverAborts } from "./call/context.ts";
import { invokeOn } from "./client-call.ts";
import { type CallOptions, channelOptionsOf, type ClientOptions } from "./client-options.ts";
import { clientCredentials } from "./credentials.ts";
import { type CurrentCall, currentCall, resuming } from "./call/current-call.ts";
import { deadlineOf, earlier } from "./call/deadline.ts";
import type { Registry } from "./discovery/registry.ts";
import { extendGrpc, targetOf } from "./discovery/resolver.ts";
import { keepMessagesBeforeErrors } from "./grpc-trailers.ts";
import { metadataOf } from "./call/metadata.ts";
import { notify } from "./call/notify.ts";
import { RpcError } from "./call/rpc-error.ts";
import { withSemantics } from "./semantics/with-semantics.ts";
import { type InitOf, type MessageOf, pathOf, resolveService, type Service } from "./call/service.ts";

/** How a method is called, by its kind. A stream is an AsyncIterable; that of answers begins when it is iterated, once, and leaving its loop cancels the call. */
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

/** How a method is called. */
export type ClientMethod<M extends MethodType> = ClientMethodOf<InitOf<M["input"]>, MessageOf<M["output"]>>[M["kind"]];

/** A client: a function for each method of a service, by localName; methods called `close` or `then` are `close$` and `then$`. */
export type Client<M extends Methods = any> = (string extends keyof M
  ? { readonly [localName: string]: any }
  : { readonly [K in keyof M as StubName<K>]: ClientMethod<M[K]> }) & {
  /** Ends the connections. Clients that are not closed keep them. */
  readonly close: () => void;
};
type StubName<K> = K extends "close" | "then" ? `${K}$` : K;

/**
 * Makes a client of a service: of generated code, or `schema.service(name)`. `target` is an address as `host:port`, `dns:///host:port` or `unix:path`, or a registry.
 *
 * TLS unless `insecure`; each call has a deadline, 30 seconds by default. A call that ends with another status than OK raises RpcError.
 * Errors: INVALID_ARGUMENT (ProtobufError) for options that contradict each other or make no sense.
 * Source: https://grpc.io/docs/what-is-grpc/core-concepts/
 */
export function createClient<M extends Methods>(
  service: Service<M>,
  target: string | Registry,
  options: ClientOptions = {},
): Client<M> {
  const type = resolveService(service);
  // What may be refused comes first: a target is held until it is released.
  if (!(Math.abs(options.deadlineMargin ?? defaultMargin) < 1e12))
    throw new ProtobufError("INVALID_ARGUMENT", "`deadlineMargin` must be a number of milliseconds");
  const semantics = withSemantics(options);
  const connect = connector(options);
  const { address, release } =
    typeof target === "string" ? { address: target, release: () => {} } : targetOf(target, type.typeName);
  if (options.loadBalancing === "random") extendGrpc();
  keepMessagesBeforeErrors();
  const clients = connect(address);
  let turn = 0;
  let isClosed = false;
  const next = (): GrpcClient => {
    if (isClosed) throw new RpcError("CANCELLED", "the client is closed");
    return clients[turn++ % clients.length]!;
  };
  const invoke = intercept([...(options.interceptors ?? []), semantics], invokeOn(next));
  const site: Site = { type, address, options, invoke };
  const stubs = Object.entries<MethodType>(type.methods).map(([key, method]) => [
    key === "close" || key === "then" ? `${key}$` : key,
    stub(site, method),
  ]);
  const close = (): void => {
    isClosed = true;
    for (const client of clients) client.close();
    release();
  };
  // Without a prototype: what is no method of the service is none of the client.
  return Object.freeze(Object.assign(Object.create(null), Object.fromEntries(stubs), { close })) as Client<M>;
}

/** What the methods of a client have in common. */
interface Site {
  readonly type: ServiceType;
  readonly address: string;
  readonly options: ClientOptions;
  readonly invoke: Invoke;
}

/** What makes the connections to an address. INVALID_ARGUMENT for wrong options. */
function connector(options: ClientOptions): (address: string) => readonly GrpcClient[] {
  const credentials = clientCredentials(options.insecure, options.tls, options.callCredentials);
  const serverName = options.tls?.serverName;
  const channelOptions = {
    ...(serverName === undefined ? {} : { "grpc.ssl_target_name_override": serverName }),
    ...channelOptionsOf(options),
  };
  const count = options.connections ?? 1;
  if (!Number.isInteger(count) || count < 1)
    throw new ProtobufError("INVALID_ARGUMENT", "`connections` must be an integer from 1");
  if (count > 1) channelOptions["grpc.use_local_subchannel_pool"] = 1;
  return (address) => Array.from({ length: count }, () => new GrpcClient(address, credentials, channelOptions));
}

function stub(site: Site, method: MethodType): ClientMethodOf<any, any>[MethodKind] {
  const path = pathOf(site.type, method);
  if (method.serverStreaming)
    return (request: unknown, options: CallOptions = {}) => stream(site, method, path, request, options, currentCall());
  return async (request: unknown, options: CallOptions = {}) => {
    const context = contextOf(site, method, path, options);
    const reply = await site.invoke(request, context);
    tell(options.onHeaders, context.headers);
    tell(options.onTrailers, context.trailers);
    return reply;
  };
}

/** The call begins when it is iterated, but belongs to where it was made: `current`. */
async function* stream(
  site: Site,
  method: MethodType,
  path: string,
  request: unknown,
  options: CallOptions,
  current: CurrentCall | undefined,
): AsyncGenerator<unknown, void, undefined> {
  const context = resuming(current, () => contextOf(site, method, path, options));
  let begun = false;
  for await (const message of (await resuming(current, () =>
    site.invoke(request, context),
  )) as AsyncIterable<unknown>) {
    if (!begun) tell(options.onHeaders, context.headers);
    begun = true;
    yield message;
  }
  if (!begun) tell(options.onHeaders, context.headers);
  tell(options.onTrailers, context.trailers);
}

/** A reply has come, whatever becomes of this. */
function tell(listener: ((metadata: Metadata) => void) | undefined, metadata: Metadata): void {
  if (listener !== undefined) notify(listener, () => listener(metadata));
}

function contextOf(
  { type, address, options: client }: Site,
  method: MethodType,
  path: string,
  options: CallOptions,
): KeyedContext {
  const parent = currentCall()?.context;
  const own = deadlineOf(options.deadline ?? client.deadline ?? defaultDeadline);
  const inherited =
    parent?.deadline === undefined
      ? undefined
      : new Date(parent.deadline.getTime() - (client.deadlineMargin ?? defaultMargin));
  const trailers = new Metadata();
  return {
    side: "client",
    service: type.typeName,
    method,
    path,
    metadata: metadataOf(options.metadata),
    deadline: earlier(own, inherited),
    signal: options.signal ?? parent?.signal ?? neverAborts,
    peer: address,
    headers: new Metadata(),
    trailers,
    [callKey]: trailers,
    semantics: options.semantics,
  };
}

/** Milliseconds: a peer may accept a call and stay silent for ever. */
const defaultDeadline = 30_000;
const defaultMargin = 20;
