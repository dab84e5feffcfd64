import type { Server as HttpServer } from "node:http";
import type { Http2Server } from "node:http2";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { prefaceTimeout } from "./limits.ts";

/** What speaks on connections. */
export interface Engines {
  readonly http1: HttpServer;
  readonly http2: Http2Server;
}

/**
 * Listens for connections, in plain text or over TLS, and passes each to the server for its version of HTTP. `onSocket`
 * is called for all.
 */
export function listenerOf(engines: Engines, tls: TlsOptions | undefined, onSocket: (socket: Socket) => void): Server {
  const take = (socket: Socket): void => {
    socket.on("error", ignore);
    const { alpnProtocol } = socket as { alpnProtocol?: string | false | null };
    if (alpnProtocol === "h2") engines.http2.emit("connection", socket);
    else if (alpnProtocol === "http/1.1") engines.http1.emit("connection", socket);
    else sniff(socket, engines);
  };
  if (tls === undefined)
    return createServer({ noDelay: true }, (socket) => {
      onSocket(socket);
      take(socket);
    });
  const server = createTlsServer({ ...tls, ALPNProtocols: ["h2", "http/1.1"], handshakeTimeout: prefaceTimeout }, take);
  server.on("connection", (socket: Socket) => {
    socket.setNoDelay(true);
    socket.on("error", ignore);
    onSocket(socket);
  });
  server.on("tlsClientError", ignore);
  return server;
}

/** What a connection of HTTP/2 begins with, as far as it tells it from all methods of HTTP/1.1. Source: https://www.rfc-editor.org/rfc/rfc9113#section-3.4 */
const preface = "PRI";

/** Looks at the first bytes of a connection, and puts them back. */
function sniff(socket: Socket, { http1, http2 }: Engines): void {
  const timer = setTimeout(() => socket.destroy(), prefaceTimeout);
  const stop = (): void => clearTimeout(timer);
  let seen = Buffer.alloc(0);
  const look = (): void => {
    for (let part: Buffer | null; (part = socket.read() as Buffer | null) !== null; )
      seen = Buffer.concat([seen, part]);
    const begin = seen.toString("latin1", 0, preface.length);
    if (begin.length < preface.length && preface.startsWith(begin)) return;
    stop();
    socket.off("readable", look).off("close", stop);
    socket.unshift(seen);
    (begin === preface ? http2 : http1).emit("connection", socket);
  };
  socket
    .on("readable", look)
    .on("close", stop)
    .on("end", () => socket.end());
}

function ignore(): void {}
