import type { Methods, MethodType, ServiceType } from "../../codec/service-type.ts";
import { ProtobufError } from "../../errors.ts";
import { type CallContext, type CompressionName, intercept, type Interceptor, type Invoke } from "../call/context.ts";
import { callbacks, checkOptions, type Known, milliseconds } from "../call/check-options.ts";
import { methodOf } from "../call/method-of.ts";
import { notify } from "../call/notify.ts";
import { type InitOf, type MessageOf, type MethodsIn, pathOf, resolveService, type Service } from "../call/service.ts";
import { type Compression, webGzip } from "../protocol/compression.ts";
import type { HttpResponse } from "../protocol/http.ts";
import { handleRequest, pathIn } from "./handle.ts";
import { defaultMaxCalls, Load } from "./load.ts";
import { checkCors, type CorsOptions } from "./cors.ts";
import type { Route, Site } from "./route.ts";
import type { ServerRequest } from "./server-request.ts";
import { answerFetch } from "./universal.ts";

/** Options of `createRouter`. */
export interface RouterOptions {
  /** Interceptors around each call; the first is the outermost. */
  readonly interceptors?: readonly Interceptor[] | undefined;
  /**
   * Called with faults of the server that callers do not get: what a handler throws other than an RpcError, replies
   * that are not valid messages, metadata that cannot be sent. Default: writes to the console.
   */
  readonly onError?: ((error: unknown, context: CallContext) => void) | undefined;
  /** Bytes of a message that is received, at most, after it has been decompressed. Default 4 MiB. */
  readonly maxReceiveBytes?: number | undefined;
  /** Bytes of a message that is sent, at most. Default 4 MiB. */
  readonly maxSendBytes?: number | undefined;
  /** How replies are compressed if the caller accepts it: for all calls, or per call. Default `identity`. */
  readonly compression?: CompressionName | ((context: CallContext) => CompressionName) | undefined;
  /**
   * The most handlers that run at once, for all connections; for one connection 500. More calls get RESOURCE_EXHAUSTED.
   * Default 10,000.
   */
  readonly maxCalls?: number | undefined;
  /**
   * Milliseconds in which the single message of a request must arrive; otherwise the call fails with DEADLINE_EXCEEDED.
   * Default 60,000.
   */
  readonly receiveTimeout?: number | undefined;
  /** The prefix of `/package.Service/Method` in the path, such as `/api`. Default: none. */
  readonly prefix?: string | undefined;
  /** Which pages of other origins may make calls. Default: none. */
  readonly cors?: CorsOptions | undefined;
}

export const routerOptions: Known<RouterOptions> = {
  interceptors: callbacks,
  onError: "function",
  maxReceiveBytes: 0,
  maxSendBytes: 0,
  compression: {
    takes: (value) => value === "identity" || value === "gzip" || typeof value === "function",
    text: "identity, gzip, or a function that gives one of them",
  },
  maxCalls: 1,
  receiveTimeout: milliseconds,
  prefix: "string",
  cors: "object",
};

/** Options of `add`. */
export interface ServiceOptions {
  /** Interceptors around each call of this service, instead of those of the server. Default: those of the server. */
  readonly interceptors?: readonly Interceptor[] | undefined;
}

const serviceOptions: Known<ServiceOptions> = { interceptors: callbacks };

/** The signature of a handler, by the kind of its method. */
export interface HandlerOf<Input, Output> {
  readonly unary: (request: Input, context: CallContext) => Promise<Output> | Output;
  readonly clientStreaming: (requests: AsyncIterable<Input>, context: CallContext) => Promise<Output> | Output;
  readonly serverStreaming: (request: Input, context: CallContext) => AsyncIterable<Output>;
  readonly bidiStreaming: (requests: AsyncIterable<Input>, context: CallContext) => AsyncIterable<Output>;
}

/** What answers a method. */
export type Handler<M extends MethodType> = HandlerOf<MessageOf<M["input"]>, InitOf<M["output"]>>[M["kind"]];

/** Handlers of a service without types. */
export interface UntypedHandlers {
  /** A handler without types. */
  readonly [localName: string]: (request: any, context: CallContext) => any;
}

/**
 * The handlers of a service, `Handlers<typeof Calculator>`, by localName; methods without a handler are UNIMPLEMENTED.
 */
export type Handlers<S extends Service | Methods> = HandlersOf<MethodsIn<S>>;
type HandlersOf<M> = string extends keyof M
  ? UntypedHandlers
  : { readonly [K in keyof M]?: M[K] extends MethodType ? Handler<M[K]> : never };

/** The parts of a router that the platform provides. */
interface RouterPlatform {
  readonly gzip: Compression;
  /** Makes headers. */
  readonly newHeaders: () => Headers;
}

const web: RouterPlatform = { gzip: webGzip, newHeaders: () => new Headers() };

/** Services and their handlers, on any platform. Made by `createRouter`. */
export class Router {
  /** The services of the router. */
  readonly services: readonly ServiceType[] = [];
  /**
   * Answers a web `Request`, for Deno, Bun, workers, Next.js and Hono. Supports gRPC-Web and Connect; gRPC needs
   * trailers, which a `Response` does not have.
   */
  readonly fetch: (request: Request) => Promise<Response> = (request) =>
    answerFetch(request, (each) => this.handle(each));
  readonly #options: RouterOptions;
  readonly #site: Site;
  readonly #routes: Map<string, Route> = new Map();

  /** @internal `createRouter` calls it. */
  constructor(options: RouterOptions, { gzip, newHeaders }: RouterPlatform = web) {
    const { maxReceiveBytes = defaultMaxBytes, maxSendBytes = defaultMaxBytes, compression = "identity" } = options;
    checkCors(options.cors);
    const onError = options.onError ?? printError;
    this.#options = options;
    this.#site = {
      // Called for each call.
      settings: { compression: "gzip", gzip, maxReceiveBytes, maxSendBytes },
      newHeaders,
      load: new Load(options.maxCalls ?? defaultMaxCalls),
      receiveTimeout: options.receiveTimeout ?? defaultReceiveTimeout,
      compresses: (context) => (typeof compression === "function" ? compression(context) : compression) === "gzip",
      report: (error, context) => notify(onError, () => onError(error, context)),
    };
  }

  /**
   * Adds a service. What a handler returns or yields is sent; what it throws becomes the status: an RpcError with its
   * code and text, anything else INTERNAL without the text. Handlers are properties of `handlers` or methods of its
   * class.
   *
   * Errors: INVALID_ARGUMENT for handlers of methods that the service does not have, and for wrong options.
   */
  add<M extends Methods>(service: Service<M>, handlers: Handlers<M>, options: ServiceOptions = {}): this {
    checkOptions("add", options, serviceOptions);
    const type = resolveService(service);
    if (typeof handlers !== "object" || handlers === null)
      throw new ProtobufError("INVALID_ARGUMENT", `the handlers of ${type.typeName} must be an object of functions`);
    const stray = Object.keys(handlers).find((name) => !Object.hasOwn(type.methods, name));
    if (stray !== undefined)
      throw new ProtobufError(
        "INVALID_ARGUMENT",
        `the service ${type.typeName} has no method ${stray}; it has ${Object.keys(type.methods).join(", ")}`,
      );
    const interceptors = options.interceptors ?? this.#options.interceptors ?? [];
    for (const [key, method] of Object.entries<MethodType>(type.methods)) {
      const handler = methodOf(handlers, key);
      const invoke = handler === undefined ? undefined : intercept(interceptors, handle(handlers, handler, method));
      const path = pathOf(type, method);
      this.#routes.set(path, { service: type, method, path, invoke });
    }
    (this.services as ServiceType[]).push(type);
    return this;
  }

  /** @internal Whether a path belongs to a method. */
  has(url: string): boolean {
    return this.#routes.has(pathIn(url, this.#options.prefix ?? "") ?? "");
  }

  /** @internal Answers any request. Never rejects. */
  handle(request: ServerRequest): Promise<HttpResponse> {
    const { prefix = "", cors } = this.#options;
    return handleRequest(request, { routes: this.#routes, site: this.#site, prefix, cors });
  }
}

/** The most bytes of a message: 4 MiB, as in all implementations of gRPC. */
const defaultMaxBytes = 4 * 1024 * 1024;
const defaultReceiveTimeout = 60_000;

/**
 * Makes a router: services and their handlers, without a server:
 * `export default createRouter().add(service, handlers)`, or pass its `fetch` to whatever serves requests.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options.
 */
export function createRouter(options: RouterOptions = {}): Router {
  checkOptions("createRouter", options, routerOptions);
  return new Router(options);
}

function printError(error: unknown, { path }: CallContext): void {
  console.error(`${path}:`, error);
}

/** The handler inside its interceptors, bound to its object. */
function handle(handlers: object, handler: unknown, { name }: MethodType): Invoke {
  if (typeof handler !== "function")
    throw new ProtobufError("INVALID_ARGUMENT", `the handler of ${name} must be a function`);
  return (request, context) => {
    try {
      return Promise.resolve(handler.call(handlers, request, context));
    } catch (error) {
      return Promise.reject(error);
    }
  };
}
