import {
  constants,
  createServer,
  type Http2Server,
  type Http2ServerRequest,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from "node:http2";
import type { TLSSocket } from "node:tls";
import { Ending } from "../../call/ending.ts";
import { type HttpResponse, leave, partsToCome } from "../../protocol/http.ts";
import { headersFrom, nodeHeaders } from "../../transport/node/headers.ts";
import { NodeBody, writeParts } from "../../transport/node/node-body.ts";
import type { ServerRequest } from "../server-request.ts";
import { connectionWindow, maxConcurrentStreams, maxHeaderBytes, maxHeaderPairs, streamWindow } from "./limits.ts";
import { certificateOf, peerOf } from "./peer.ts";
import { bodyReadBefore } from "./read-before.ts";
import { cancelled } from "../../call/reasons.ts";

/** What answers requests. */
export type Handle = (request: ServerRequest) => Promise<HttpResponse>;

/** Speaks HTTP/2 on the connections that it is given. */
export function http2Engine(handle: Handle): Http2Server {
  const server = createServer({
    maxHeaderListPairs: maxHeaderPairs,
    maxSendHeaderBlockLength: maxHeaderBytes,
    settings: { maxConcurrentStreams, maxHeaderListSize: maxHeaderBytes, initialWindowSize: streamWindow },
  });
  server.on("session", (session) => {
    session.on("error", ignore);
    session.setLocalWindowSize(connectionWindow);
  });
  server.on("sessionError", ignore);
  server.on("stream", (stream, headers) => answerStream(stream, headers, handle));
  return server;
}

/** Answers a request of the API that HTTP/2 shares with HTTP/1.1. */
export function answerShared(request: Http2ServerRequest, handle: Handle): void {
  // It would send trailers of its own.
  request.stream.removeAllListeners("wantTrailers");
  answerStream(request.stream as ServerHttp2Stream, request.headers, handle, request);
}

/** Answers a stream, whatever it is; `shared` is the request where that may have been read. */
function answerStream(
  stream: ServerHttp2Stream,
  given: IncomingHttpHeaders,
  handle: Handle,
  shared?: Http2ServerRequest,
): void {
  stream.on("error", ignore);
  const ending = new Ending();
  const gone = (): void => ending.end(cancelled);
  stream.on("aborted", gone).on("close", gone);
  const { peer, peerCertificate } = callerOf(stream.session);
  const headers = headersFrom(given);
  const nodeBody = new NodeBody(
    stream,
    () => stream.aborted,
    () => ending.reason ?? cancelled(),
  );
  const request: ServerRequest = {
    method: given[":method"] ?? "",
    url: shared?.url ?? given[":path"] ?? "",
    headers,
    body: (shared && bodyReadBefore(shared, headers)) ?? nodeBody,
    ending,
    connection: stream.session ?? stream,
    peer,
    peerCertificate,
    hasTrailers: true,
    isDuplex: true,
    settled: () => turns(turnsToCancel, () => stream.aborted),
  };
  handle(request)
    .then((response) => respond(stream, response))
    .catch(() => stream.close(constants.NGHTTP2_INTERNAL_ERROR));
}

/** Who is at the other end of a session. */
type Caller = Pick<ServerRequest, "peer" | "peerCertificate">;

/** It does not change while a session lasts, whose socket is slow to ask. */
const callers = new WeakMap<Http2Session, Caller>();

function callerOf(session: Http2Session | undefined): Caller {
  const known = session && callers.get(session);
  if (known !== undefined) return known;
  const socket = session?.socket;
  if (session === undefined || socket === undefined) return { peer: "" };
  const caller = { peer: peerOf(socket), peerCertificate: certificateOf(socket as TLSSocket) };
  callers.set(session, caller);
  return caller;
}

/**
 * Node, and programs that use it, end a stream normally before they reset it. The reset shows about two turns of the
 * event loop later; the server waits for this many.
 */
const turnsToCancel = 4;

async function turns(count: number, isOver: () => boolean): Promise<void> {
  for (let turn = 0; turn < count && !isOver(); turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Gives a promise for what is not written at once. */
function respond(
  stream: ServerHttp2Stream,
  { status, headers, body, trailers }: HttpResponse,
): Promise<void> | undefined {
  const isWhole = body instanceof Uint8Array;
  if (stream.destroyed || stream.closed) {
    leave(partsToCome(body));
    return undefined;
  }
  const head = nodeHeaders(headers, { ":status": status });
  if (isWhole && body.length === 0 && trailers === undefined) {
    stream.respond(head, { endStream: true });
    closeAfterwards(stream);
    return undefined;
  }
  stream.respond(head, { waitForTrailers: trailers !== undefined });
  if (trailers === undefined) stream.on("finish", () => closeAfterwards(stream));
  else
    stream.on("wantTrailers", () => {
      stream.sendTrailers(nodeHeaders(trailers));
      closeAfterwards(stream);
    });
  if (!isWhole) return writeParts(stream, body).then((isAll) => void (isAll && stream.end()));
  stream.end(body);
  return undefined;
}

/** The answer is there: who still sends is told to stop. */
function closeAfterwards(stream: ServerHttp2Stream): void {
  if (!stream.readableEnded) setImmediate(() => stream.close(constants.NGHTTP2_NO_ERROR));
}

function ignore(): void {}
