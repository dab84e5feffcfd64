import type { ChannelOptions, Server as GrpcServer } from "@grpc/grpc-js";
import type { Methods, MethodType, ServiceType } from "../codec/service-type.ts";
import { ProtobufError } from "../errors.ts";
import { type CallContext, intercept, type Interceptor, type Invoke } from "./call/context.ts";
import { serverCredentials, type TlsOptions } from "./credentials.ts";
import { newGrpcServer } from "./grpc-server.ts";
import { methodOf } from "./call/method-of.ts";
import { notify } from "./call/notify.ts";
import { RpcError } from "./call/rpc-error.ts";
import { handleCall } from "./server-call.ts";
import { asIs, type InitOf, type MessageOf, pathOf, resolveService, type Service } from "./call/service.ts";
import { timerOf } from "./call/timer.ts";
import { type Keepalive, serverKeepalive, transportOptionsOf } from "./transport-options.ts";

/** Options of `createServer`. */
export interface ServerOptions {
  /** Without TLS: everybody on the way can read and change what is sent. */
  readonly insecure?: boolean | undefined;
  /** The certificate of the server; with `ca`, clients must have one, too. */
  readonly tls?: TlsOptions | undefined;
  /** Around each call; the first is the outermost. */
  readonly interceptors?: readonly Interceptor[] | undefined;
  /** Gets what went wrong on this side and is not told to callers: what a handler throws other than an RpcError, replies that are no such message, metadata that cannot be sent. Default: to the console. */
  readonly onError?: ((error: unknown, context: CallContext) => void) | undefined;
  /** Bytes of a message that is received, at most. Default 4 MiB. */
  readonly maxReceiveBytes?: number | undefined;
  /** Bytes of a message that is sent, at most. Default 4 MiB. */
  readonly maxSendBytes?: number | undefined;
  /** Default: a ping after 30,000 ms, which must be answered in 10,000 ms. */
  readonly keepalive?: Keepalive | undefined;
  /** Options of grpc-js itself; they win over those above. */
  readonly channelOptions?: ChannelOptions | undefined;
}

/** What answers a method, by its kind. */
export interface HandlerOf<Input, Output> {
  readonly unary: (request: Input, context: CallContext) => Promise<Output> | Output;
  readonly clientStreaming: (requests: AsyncIterable<Input>, context: CallContext) => Promise<Output> | Output;
  readonly serverStreaming: (request: Input, context: CallContext) => AsyncIterable<Output>;
  readonly bidiStreaming: (requests: AsyncIterable<Input>, context: CallContext) => AsyncIterable<Output>;
}

/** What answers a method. */
export type Handler<M extends MethodType> = HandlerOf<MessageOf<M["input"]>, InitOf<M["output"]>>[M["kind"]];

/** Handlers of a service whose types the compiler does not know. */
export interface UntypedHandlers {
  /** Answers a method. */
  readonly [localName: string]: (request: any, context: CallContext) => any;
}

/** What answers the methods of a service, by localName; those without are UNIMPLEMENTED. */
export type Handlers<M extends Methods> = string extends keyof M
  ? UntypedHandlers
  : { readonly [K in keyof M]?: Handler<M[K]> };

/** A server of any number of services. Made by `createServer`. */
export class Server {
  /** The server of grpc-js below, for what this one does not do. */
  readonly grpc: GrpcServer;
  /** The services that it answers. */
  readonly services: readonly ServiceType[] = [];
  readonly #options: ServerOptions;
  readonly #report: (error: unknown, context: CallContext) => void;
  readonly #onShutdown: (() => void)[] = [];

  /** @internal `createServer` calls it. */
  constructor(options: ServerOptions) {
    this.#options = options;
    const onError = options.onError ?? printError;
    this.#report = (error, context) => notify(onError, () => onError(error, context));
    this.grpc = newGrpcServer({
      ...transportOptionsOf({ ...options, keepalive: options.keepalive ?? serverKeepalive }),
      ...options.channelOptions,
    });
  }

  /**
   * Adds a service. What a handler returns, or yields, is sent; what it throws is the status: of an RpcError that one, with its text; of anything else INTERNAL, with none. Handlers are
   * properties of `handlers` itself, or methods of its class.
   *
   * Errors: INVALID_ARGUMENT for handlers of methods that the service does not have.
   */
  add<M extends Methods>(service: Service<M>, handlers: Handlers<M>): this {
    const type = resolveService(service);
    const stray = Object.keys(handlers).find((name) => !Object.hasOwn(type.methods, name));
    if (stray !== undefined)
      throw new ProtobufError(
        "INVALID_ARGUMENT",
        `the service ${type.typeName} has no method ${stray}; it has ${Object.keys(type.methods).join(", ")}`,
      );
    // What grpc-js looks up in these must not be found in Object.prototype.
    const definition: Record<string, object> = Object.create(null);
    const implementation: Record<string, any> = Object.create(null);
    for (const [key, method] of Object.entries<MethodType>(type.methods)) {
      definition[method.name] = methodDefinition(type, method);
      const handler = methodOf(handlers, key);
      if (handler !== undefined)
        implementation[method.name] = handleCall({
          service: type,
          method,
          invoke: intercept(this.#options.interceptors ?? [], handle(handlers, handler)),
          report: this.#report,
        });
    }
    this.grpc.addService(definition as any, implementation);
    (this.services as ServiceType[]).push(type);
    return this;
  }

  /** Listens on `host:port` or `unix:path`; port 0 is any free one. Gives the address as `createClient` takes it. Errors: RpcError UNAVAILABLE, where it cannot. */
  listen(address: string): Promise<string> {
    const credentials = serverCredentials(this.#options.insecure, this.#options.tls);
    return new Promise((resolve, reject) => {
      this.grpc.bindAsync(address, credentials, (error, port) => {
        if (error !== null) reject(new RpcError("UNAVAILABLE", error.message, { cause: error }));
        else resolve(address.startsWith("unix:") ? address : address.replace(/:\d+$/, `:${port}`));
      });
    });
  }

  /** Calls back when `shutdown` begins. */
  onShutdown(callback: () => void): void {
    this.#onShutdown.push(callback);
  }

  /** Takes no more calls, and waits for those that run: at most `grace` milliseconds, then they are cancelled. Default 10,000; `Infinity` is 24.8 days. */
  async shutdown({ grace = 10_000 }: { readonly grace?: number | undefined } = {}): Promise<void> {
    for (const callback of this.#onShutdown) callback();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => {
        this.grpc.forceShutdown();
        // Not waited for any longer: a connection that never spoke HTTP/2 would keep it from ending.
        resolve();
      }, timerOf(grace));
      this.grpc.tryShutdown(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}

/**
 * Makes a server: `createServer({ tls }).add(service, handlers)`, then `listen`.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError), where it has neither `tls` nor `insecure: true`.
 * Source: https://grpc.io/docs/what-is-grpc/core-concepts/
 */
export function createServer(options: ServerOptions = {}): Server {
  serverCredentials(options.insecure, options.tls);
  return new Server(options);
}

function printError(error: unknown, { path }: CallContext): void {
  console.error(`${path}:`, error);
}

function methodDefinition(service: ServiceType, method: MethodType): object {
  return {
    path: pathOf(service, method),
    originalName: method.localName,
    requestStream: method.clientStreaming,
    responseStream: method.serverStreaming,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  };
}

/** A handler as the innermost of its interceptors, with the object that it is of. */
function handle(handlers: object, handler: unknown): Invoke {
  if (typeof handler !== "function") throw new ProtobufError("INVALID_ARGUMENT", "a handler must be a function");
  return async (request, context) => handler.call(handlers, request, context);
}
