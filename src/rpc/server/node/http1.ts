import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { Ending } from "../../call/ending.ts";
import { type HttpResponse, leave, partsToCome } from "../../protocol/http.ts";
import { headersFrom, nodeHeaders } from "../../transport/node/headers.ts";
import { NodeBody, writeParts } from "../../transport/node/node-body.ts";
import { maxDrainBytes } from "../drain.ts";
import type { Handle } from "./http2.ts";
import { drainInterval, drainTimeout, headersTimeout, idleTimeout, maxHeaderBytes, maxHeaderPairs } from "./limits.ts";
import { certificateOf, peerOf } from "./peer.ts";
import { bodyReadBefore } from "./read-before.ts";
import { cancelled } from "../../call/reasons.ts";

/** Speaks HTTP/1.1 on the connections that it is given. */
export function http1Engine(handle: Handle): Server {
  const server = createServer({ maxHeaderSize: maxHeaderBytes, headersTimeout, requestTimeout: 0, keepAlive: true });
  server.maxHeadersCount = maxHeaderPairs;
  server.keepAliveTimeout = idleTimeout;
  server.on("request", (request, response) => answerRequest(request, response, handle));
  server.on("clientError", (_error, socket) => socket.destroy());
  return server;
}

/** Answers a request, whatever it is. */
export function answerRequest(request: IncomingMessage, response: ServerResponse, handle: Handle): void {
  const ending = new Ending();
  request.on("error", ignore);
  response.on("error", ignore);
  response.on("close", () => ending.end(cancelled));
  const nodeBody = new NodeBody(
    request,
    () => !request.complete,
    () => ending.reason ?? cancelled(),
  );
  response.on("finish", () => void (request.complete || drain(request, nodeBody)));
  const headers = headersFrom(request.headers);
  handle({
    method: request.method ?? "",
    url: request.url ?? "",
    headers,
    body: bodyReadBefore(request, headers) ?? nodeBody,
    ending,
    connection: request.socket,
    peer: peerOf(request.socket),
    peerCertificate: certificateOf(request.socket),
    hasTrailers: false,
    isDuplex: false,
  })
    .then((answer) => respond(response, answer))
    .catch(() => response.destroy());
}

/** Reads what is still sent after the answer, so that the connection can be used again, and the answer is not lost with it; but not for long. */
async function drain(request: IncomingMessage, body: NodeBody): Promise<void> {
  const { socket } = request;
  const end = socket.bytesRead + maxDrainBytes;
  // Node may throw away what comes: the socket counts it in any case.
  const look = setInterval(() => socket.bytesRead > end && request.destroy(), drainInterval);
  const timer = setTimeout(() => request.destroy(), drainTimeout);
  try {
    for await (const _ of body);
  } catch {
    // It was closed: that is an end, too.
  }
  clearInterval(look);
  clearTimeout(timer);
}

async function respond(response: ServerResponse, { status, headers, body }: HttpResponse): Promise<void> {
  const isWhole = body instanceof Uint8Array;
  if (response.destroyed) return leave(partsToCome(body));
  const head = nodeHeaders(headers);
  if (isWhole) {
    head["content-length"] = body.length;
    response.writeHead(status, head);
    response.end(body);
    return;
  }
  response.writeHead(status, head);
  response.flushHeaders();
  if (await writeParts(response, body)) response.end();
}

function ignore(): void {}
