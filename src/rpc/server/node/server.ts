import type { IncomingMessage, Server as HttpServer, ServerResponse } from "node:http";
import type { Http2Server, Http2ServerRequest, Http2ServerResponse, ServerHttp2Session } from "node:http2";
import type { AddressInfo, ListenOptions, Server as NetServer, Socket } from "node:net";
import type { TlsOptions as NodeTlsOptions } from "node:tls";
import { ProtobufError } from "../../../errors.ts";
import { checkOptions, type Known } from "../../call/check-options.ts";
import { checkServerSecurity, type TlsOptions } from "../../call/credentials.ts";
import { RpcError } from "../../call/rpc-error.ts";
import { timerOf } from "../../call/timer.ts";
import { checkKeepalive, keepAlive, type Keepalive, serverKeepalive } from "../../transport/node/keepalive.ts";
import { newHeaders } from "../../transport/node/fields.ts";
import { zlibGzip } from "../../transport/node/zlib-gzip.ts";
import { Router, type RouterOptions, routerOptions } from "../router.ts";
import { answerRequest, http1Engine } from "./http1.ts";
import { answerShared, http2Engine } from "./http2.ts";
import { maxConnections } from "./limits.ts";
import { listenerOf } from "./listener.ts";

/** Options of `createServer`. */
export interface ServerOptions extends RouterOptions {
  /** Without TLS: anyone on the network path can read and change what is sent. */
  readonly insecure?: boolean | undefined;
  /** The certificate of the server; with `ca`, clients must have a certificate, too. */
  readonly tls?: TlsOptions | undefined;
  /** Default: a ping after 30,000 ms, which must be answered in 10,000 ms. Only over HTTP/2. */
  readonly keepalive?: Keepalive | undefined;
}

const ownOptions: Known<Omit<ServerOptions, keyof RouterOptions>> = {
  insecure: "boolean",
  tls: "object",
  keepalive: "object",
};

/** Options of `shutdown`. */
export interface ShutdownOptions {
  /** Milliseconds before calls that are still running are cancelled. Default 10,000; `Infinity` is 24.8 days. */
  readonly grace?: number | undefined;
}

const shutdownOptions: Known<ShutdownOptions> = { grace: 0 };

/**
 * A Node server for any number of services: gRPC, gRPC-Web and Connect on one port, over HTTP/1.1 and HTTP/2. Made by
 * `createServer`.
 */
export class Server extends Router {
  /**
   * Answers a request of `node:http` or `node:http2`, and so of Express and Fastify. It must come before their body
   * parsers, which preserve the body of only some requests. With `next`, requests that are not calls of a method are
   * passed to it.
   *
   * Errors: to callers INTERNAL if the body was parsed and what was sent is lost.
   */
  readonly handler: (
    request: IncomingMessage | Http2ServerRequest,
    response: ServerResponse | Http2ServerResponse,
    next?: () => void,
  ) => void = (request, response, next) => {
    if (next !== undefined && !this.has(request.url ?? "")) return next();
    const handle = this.handle.bind(this);
    if ("stream" in request) answerShared(request, handle);
    else answerRequest(request, response as ServerResponse, handle);
  };
  readonly #options: ServerOptions;
  readonly #onShutdown: (() => void)[] = [];
  readonly #listeners: Set<NetServer> = new Set();
  readonly #sockets: Set<Socket> = new Set();
  readonly #sessions: Set<ServerHttp2Session> = new Set();
  readonly #http1: HttpServer;
  readonly #http2: Http2Server;
  #address: string | undefined;
  #isClosing = false;

  /** @internal `createServer` calls it. */
  constructor(options: ServerOptions) {
    super(options, { gzip: zlibGzip, newHeaders });
    checkKeepalive(options.keepalive);
    this.#options = options;
    this.#http1 = http1Engine((request) => this.handle(request));
    this.#http2 = http2Engine((request) => this.handle(request));
    this.#http1.on("request", (request: IncomingMessage, response: ServerResponse) =>
      response.on("finish", () => this.#isClosing && request.socket.end()),
    );
    this.#http2.on("session", (session) => {
      this.#sessions.add(session);
      session.on("close", () => this.#sessions.delete(session));
      keepAlive(session, options.keepalive ?? serverKeepalive, () => true);
      if (this.#isClosing) session.close();
    });
  }

  /** The address it listens on, as `createClient` accepts it; undefined before. */
  get address(): string | undefined {
    return this.#address;
  }

  /**
   * Listens on `host:port` or `unix:path`; port 0 picks a free one. Returns the address as `createClient` accepts it.
   * Errors: INVALID_ARGUMENT for an invalid address; RpcError UNAVAILABLE if it cannot listen.
   */
  async listen(address: string): Promise<string> {
    const place = placeToListen(address);
    const listener: NetServer = listenerOf(
      { http1: this.#http1, http2: this.#http2 },
      tlsOf(this.#options.tls),
      (socket) => {
        this.#sockets.add(socket);
        socket.on("close", () => this.#sockets.delete(socket));
      },
    );
    listener.maxConnections = maxConnections;
    await new Promise<void>((resolve, reject) => {
      listener.on("error", (error) => reject(new RpcError("UNAVAILABLE", error.message, { cause: error })));
      listener.listen(place, resolve);
    });
    // It looks after connections that are slow from when it listens.
    if (this.#listeners.size === 0) this.#http1.emit("listening");
    this.#listeners.add(listener);
    const { port } = (listener.address() as AddressInfo | null) ?? {};
    return (this.#address = address.startsWith("unix:") ? address : address.replace(/:\d+$/, `:${port}`));
  }

  /** Calls back when `shutdown` begins. */
  onShutdown(callback: () => void): void {
    this.#onShutdown.push(callback);
  }

  /**
   * Accepts no more calls, and waits for running ones; after a while they are cancelled. Errors: INVALID_ARGUMENT for
   * wrong options.
   */
  async shutdown(options: ShutdownOptions = {}): Promise<void> {
    checkOptions("shutdown", options, shutdownOptions);
    this.#isClosing = true;
    for (const callback of this.#onShutdown) callback();
    const closed = [...this.#listeners].map((each) => new Promise((resolve) => each.close(resolve)));
    for (const session of this.#sessions) session.close();
    this.#http1.closeIdleConnections();
    this.#http1.close();
    const timer = setTimeout(
      () => {
        for (const session of this.#sessions) session.destroy();
        for (const socket of this.#sockets) socket.destroy();
      },
      timerOf(options.grace ?? 10_000),
    );
    await Promise.all(closed);
    clearTimeout(timer);
  }
}

/**
 * Makes a server: `createServer({ tls }).add(service, handlers)`, then `listen`.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options, and if there is neither `tls` nor `insecure: true`.
 * Source: https://grpc.io/docs/what-is-grpc/core-concepts/
 */
export function createServer(options: ServerOptions = {}): Server {
  checkOptions("createServer", options, routerOptions, ownOptions);
  checkServerSecurity(options);
  return new Server(options);
}

function placeToListen(given: string): ListenOptions {
  const address = typeof given === "string" ? given : "";
  if (address.startsWith("unix:")) return { path: address.slice(5).replace(/^\/\/(?=\/)/, "") };
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:\s]*)):(\d{1,5})$/.exec(address) ?? [];
  if (port === undefined || Number(port) > 65_535)
    throw new ProtobufError("INVALID_ARGUMENT", "a server listens on host:port, or on unix:path");
  return { host: bracketed ?? plain ?? "", port: Number(port) };
}

function tlsOf(tls: TlsOptions | undefined): NodeTlsOptions | undefined {
  if (tls === undefined) return undefined;
  const { key, cert, ca } = tls;
  const mutual = ca === undefined ? {} : { ca: pem(ca), requestCert: true, rejectUnauthorized: true };
  return { key: pem(key!), cert: pem(cert!), ...mutual };
}

function pem(text: string | Uint8Array): Buffer {
  return Buffer.from(text);
}
