import { callKey, type CallContext, endingKey, type KeyedContext } from "../call/context.ts";
import { deadlineIn } from "../call/deadline.ts";
import { RpcError, textOf } from "../call/rpc-error.ts";
import { connectServer, WrongType } from "../protocol/connect-server.ts";
import { grpcServer, grpcWebServer } from "../protocol/grpc-server.ts";
import { grpcWebTextServer } from "../protocol/grpc-web-text.ts";
import { type HttpResponse, mediaTypeOf, noBytes } from "../protocol/http.ts";
import type { ServerCall, ServerProtocol } from "../protocol/server-protocol.ts";
import { answer } from "./answer.ts";
import { type CorsOptions, expose, preflight } from "./cors.ts";
import type { Route, Site } from "./route.ts";
import type { ServerRequest } from "./server-request.ts";

/** What a router answers with. */
export interface Routes {
  /** By path. */
  readonly routes: ReadonlyMap<string, Route>;
  readonly site: Site;
  readonly prefix: string;
  readonly cors: CorsOptions | undefined;
}

const protocols: readonly ServerProtocol[] = [grpcServer, connectServer, grpcWebServer, grpcWebTextServer];

/** Answers a request, whatever it is. */
export function handleRequest(request: ServerRequest, routes: Routes): Promise<HttpResponse> {
  const { cors } = routes;
  return cors === undefined ? answerRequest(request, routes) : answerPage(request, routes, cors);
}

/** Answers a request that may be of a page from elsewhere. */
async function answerPage(request: ServerRequest, routes: Routes, cors: CorsOptions): Promise<HttpResponse> {
  const origin = request.headers.get("origin");
  return preflight(request, cors) ?? expose(await answerRequest(request, routes), origin, cors);
}

async function answerRequest(request: ServerRequest, { routes, site, prefix }: Routes): Promise<HttpResponse> {
  // A protocol takes away of the headers what is its own.
  const mediaType = mediaTypeOf(request.headers);
  const protocol = protocols.find((each) => each.matches(request, mediaType));
  const route = routes.get(pathIn(request.url, prefix) ?? "");
  try {
    return refuse(request, { protocol, mediaType, route }) ?? (await call(request, protocol!, route!, site));
  } catch (error) {
    // What is thrown here is not a handler's: it is of the request, or ours.
    request.ending.finish();
    if (error instanceof WrongType) return wrongType();
    const known = error instanceof RpcError ? error : new RpcError("INTERNAL", textOf(error), { cause: error });
    return protocol!.refuse(mediaType, known);
  }
}

/** The path without what stands before it; undefined for another. */
export function pathIn(url: string, prefix: string): string | undefined {
  const end = url.indexOf("?");
  const path = end < 0 ? url : url.slice(0, end);
  return path.startsWith(prefix) ? path.slice(prefix.length) : undefined;
}

/** What a request asks for, as far as there is such a thing. */
interface Found {
  readonly protocol: ServerProtocol | undefined;
  readonly mediaType: string;
  readonly route: Route | undefined;
}

/** What is answered to what is not a call. */
function refuse(request: ServerRequest, { protocol, mediaType, route }: Found): HttpResponse | undefined {
  if (route === undefined) {
    if (protocol === undefined) return { status: 404, headers: new Headers(), body: noBytes };
    const error = new RpcError("UNIMPLEMENTED", `there is no ${request.url.split("?")[0]}`);
    return { ...protocol.refuse(mediaType, error), ...(protocol === connectServer ? { status: 404 } : {}) };
  }
  const mayGet = route.method.kind === "unary" && route.method.idempotency === "noSideEffects";
  if (request.method !== "POST" && !(mayGet && request.method === "GET"))
    return { status: 405, headers: new Headers({ allow: mayGet ? "GET, POST" : "POST" }), body: noBytes };
  if (protocol === undefined) return wrongType();
  if (protocol === grpcServer && !request.hasTrailers)
    return { status: 505, headers: new Headers({ "content-type": "text/plain" }), body: noTrailers() };
  if (route.invoke === undefined)
    return protocol.refuse(mediaType, new RpcError("UNIMPLEMENTED", `${route.path} has no handler`));
  return undefined;
}

function noTrailers(): Uint8Array {
  return new TextEncoder().encode("gRPC needs trailers, which there are with HTTP/2 alone: use gRPC-Web or Connect\n");
}

function wrongType(): HttpResponse {
  const types = protocols.flatMap(({ contentTypes }) => contentTypes).join(", ");
  return { status: 415, headers: new Headers({ "accept-post": types }), body: noBytes };
}

function call(request: ServerRequest, protocol: ServerProtocol, route: Route, site: Site): Promise<HttpResponse> {
  const { ending } = request;
  const call = protocol.open(request, route.method, site.settings);
  const deadline = call.timeout === undefined ? undefined : deadlineIn(call.timeout);
  ending.at(deadline);
  let sendHeaders = ignore;
  const leave = site.load.enter(request.connection);
  const context = contextOf(request, route, {
    call,
    deadline,
    protocol,
    newHeaders: site.newHeaders,
    sendHeaders: () => sendHeaders(),
  });
  return answer(
    { call, route, site, ending, context, leave, settled: request.settled },
    (send) => (sendHeaders = send),
  );
}

/** What is known of a call beside its request. */
interface Opened {
  readonly call: ServerCall;
  readonly deadline: Date | undefined;
  readonly protocol: ServerProtocol;
  readonly newHeaders: () => Headers;
  readonly sendHeaders: () => void;
}

function contextOf(
  { ending, peer, peerCertificate }: ServerRequest,
  { service, method, path }: Route,
  { call, deadline, protocol, newHeaders, sendHeaders }: Opened,
): CallContext {
  const trailers = newHeaders();
  const context: Omit<KeyedContext, "signal"> = {
    side: "server",
    service: service.typeName,
    method,
    path,
    metadata: call.metadata,
    deadline,
    peer,
    headers: newHeaders(),
    trailers,
    [callKey]: trailers,
    peerCertificate,
    sendHeaders,
    protocol: protocol.name,
    query: call.query,
    [endingKey]: ending,
  };
  return Object.defineProperty(context as KeyedContext, "signal", lateSignal);
}

/** Signals are made when they are asked for. One getter for all contexts: with one of its own, each would be a class of its own to the engine, which takes nine times as long. */
const lateSignal: PropertyDescriptor & ThisType<KeyedContext> = {
  get() {
    return this[endingKey]!.signal;
  },
  enumerable: true,
};

function ignore(): void {}
