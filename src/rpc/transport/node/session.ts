import { type ClientHttp2Session, connect as connectHttp2 } from "node:http2";
import { connect as connectPlain, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";
import type { TlsOptions } from "../../call/credentials.ts";
import type { Ending } from "../../call/ending.ts";
import { RpcError } from "../../call/rpc-error.ts";
import { noteUnsent } from "../../call/unsent.ts";
import { keepAlive, type Keepalive } from "./keepalive.ts";
import { type Place, tlsConnection } from "./place.ts";

/** How a session is made. */
export interface SessionOptions {
  readonly place: Place;
  /** Undefined for plain text. */
  readonly tls: TlsOptions | undefined;
  readonly keepalive: Keepalive;
  /** What is offered over TLS (ALPN). Default: HTTP/2 alone. */
  readonly offered?: readonly string[] | undefined;
}

/** Milliseconds that a connection may take, with TLS. */
const connectTimeout = 20_000;
/** Bytes of a stream, and of all, that are on their way and not read. */
const streamWindow: number = 256 * 1024;
const connectionWindow: number = 1024 * 1024;
/** Bytes of headers, as HTTP/2 counts them: metadata of 64 KiB, and what answers have of their own. */
const maxHeaderBytes: number = 80 * 1024;

/** A connection of HTTP/2 that is made when it is needed, kept, and replaced when it has ended. */
export class SessionKeeper {
  readonly #options: SessionOptions;
  #session: ClientHttp2Session | undefined;
  #connecting: Promise<ClientHttp2Session> | undefined;
  readonly #sessions: Set<ClientHttp2Session> = new Set();
  /** Of the connection that is being made. */
  #socketToBe: Socket | undefined;
  /** Kept when the server has said something on the session that stands. */
  #hasSpoken: Promise<void> = Promise.resolve();
  #onLost: (() => void) | undefined;
  #isClosed = false;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** The session that stands. Errors: RpcError UNAVAILABLE, noted as unsent. */
  get(): ClientHttp2Session | Promise<ClientHttp2Session> {
    const session = this.#session;
    if (session !== undefined && !session.closed && !session.destroyed) return session;
    this.#connecting ??= this.#connect().finally(() => (this.#connecting = undefined));
    this.#socketToBe?.ref();
    return this.#connecting;
  }

  /** The session that stands, unless the call ends before. Each call has an error of its own. Errors: RpcError UNAVAILABLE, and the reason of the end, noted as unsent. */
  take(ending: Ending): ClientHttp2Session | Promise<ClientHttp2Session> {
    const session = this.get();
    if (!(session instanceof Promise)) return session;
    return ending.race(session).catch((error: RpcError) => {
      const { code, details, cause } = error;
      throw noteUnsent(error === ending.reason ? error : new RpcError(code, details, { cause }));
    });
  }

  /** Makes a session, if there is none. It stands when the server has spoken: the system takes connections for a process that is stopped. */
  async connect(onLost: () => void): Promise<void> {
    const isNeeded = this.#connecting !== undefined;
    const found = this.get();
    if (!isNeeded) this.#socketToBe?.unref();
    const session = await found;
    const timer = setTimeout(() => session.destroy(), connectTimeout).unref();
    await this.#hasSpoken.finally(() => clearTimeout(timer));
    if (this.#session !== session) throw this.#lost();
    this.#onLost = onLost;
  }

  /** Ends all connections. */
  close(): void {
    this.#isClosed = true;
    this.#socketToBe?.destroy();
    for (const session of this.#sessions) session.destroy();
  }

  async #connect(): Promise<ClientHttp2Session> {
    const { place, keepalive } = this.#options;
    const socket = await this.#socket().catch((error: Error) => {
      throw noteUnsent(
        new RpcError("UNAVAILABLE", `cannot connect to ${place.authority}: ${error.message}`, { cause: error }),
      );
    });
    const session = connectHttp2(`http://${place.authority}`, {
      createConnection: () => socket,
      maxSendHeaderBlockLength: maxHeaderBytes,
      settings: { enablePush: false, initialWindowSize: streamWindow, maxHeaderListSize: maxHeaderBytes },
    });
    session.on("error", ignore);
    session.on("connect", () => session.setLocalWindowSize(connectionWindow));
    // No new call goes where the server takes no more.
    session.on("goaway", () => this.#forget(session));
    session.on("close", () => {
      this.#forget(session);
      this.#sessions.delete(session);
    });
    keepAlive(session, keepalive, () => this.#isUsed(session));
    this.#hasSpoken = new Promise((resolve, reject) => {
      session.once("remoteSettings", () => resolve()).once("close", () => reject(this.#lost()));
    });
    this.#hasSpoken.catch(ignore);
    this.#sessions.add(session);
    this.#session = session;
    session.unref();
    return session;
  }

  #forget(session: ClientHttp2Session): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    const onLost = this.#onLost;
    this.#onLost = undefined;
    onLost?.();
  }

  #lost(): RpcError {
    return noteUnsent(new RpcError("UNAVAILABLE", `the connection to ${this.#options.place.authority} was lost`));
  }

  /** Whether calls are in flight: idle connections are not pinged. */
  #isUsed(session: ClientHttp2Session): boolean {
    return streamsOf(session) > 0;
  }

  /** The connection, when it stands and the server's certificate is what it has to be. */
  #socket(): Promise<Socket> {
    const { place, tls, offered = ["h2"] } = this.#options;
    if (this.#isClosed) return Promise.reject(new Error("the client is closed"));
    return new Promise((resolve, reject) => {
      const socket: Socket =
        tls === undefined ? connectPlain({ ...place.connect }) : connectTls(tlsConnection(place, tls, offered));
      this.#socketToBe = socket;
      const timer = setTimeout(() => socket.destroy(new Error("it takes too long")), connectTimeout).unref();
      const end = (): void => {
        clearTimeout(timer);
        if (this.#socketToBe === socket) this.#socketToBe = undefined;
      };
      const fail = (error?: Error): void => {
        end();
        const isRefused =
          (error as NodeJS.ErrnoException | undefined)?.code === "ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL";
        reject(isRefused ? new WithoutHttp2(error) : (error ?? new Error("the connection was closed")));
      };
      socket.setNoDelay(true);
      socket.on("error", fail).once("close", fail);
      socket.once(tls === undefined ? "connect" : "secureConnect", () => {
        end();
        socket.off("close", fail);
        if ("alpnProtocol" in socket && socket.alpnProtocol !== "h2") {
          socket.destroy();
          reject(new WithoutHttp2());
        } else resolve(socket);
      });
    });
  }
}

class WithoutHttp2 extends Error {
  constructor(cause?: Error) {
    super("the server does not speak HTTP/2", { cause });
  }
}

/** Whether there is no session since the server speaks HTTP/1.1 alone. */
export function isWithoutHttp2(error: unknown): boolean {
  return error instanceof RpcError && error.cause instanceof WithoutHttp2;
}

/** Streams of each session that are open. */
const counts = new WeakMap<ClientHttp2Session, number>();

/** How many streams a session has. */
function streamsOf(session: ClientHttp2Session): number {
  return counts.get(session) ?? 0;
}

/** Notes that a stream has begun, or ended. While there are any, the session keeps the process alive. */
export function countStream(session: ClientHttp2Session, change: 1 | -1): void {
  const count = streamsOf(session) + change;
  counts.set(session, count);
  if (session.destroyed) return;
  if (count === 1 && change === 1) session.ref();
  else if (count === 0) session.unref();
}

function ignore(): void {}
