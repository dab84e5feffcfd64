import {
  Agent,
  type ClientRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request as requestPlain,
} from "node:http";
import { Agent as TlsAgent, request as requestTls } from "node:https";
import type { TlsOptions } from "../../call/credentials.ts";
import type { Ending } from "../../call/ending.ts";
import { RpcError, textOf } from "../../call/rpc-error.ts";
import { noteUnsent } from "../../call/unsent.ts";
import type { HttpRequest, HttpResponse } from "../../protocol/http.ts";
import type { Transport } from "../transport.ts";
import { headersFrom, nodeHeaders } from "./headers.ts";
import { NodeBody, writeParts } from "./node-body.ts";
import { type Place, tlsConnection } from "./place.ts";

/** Carries calls over HTTP/1.1: a connection for each call at a time. gRPC needs trailers, and HTTP/2. */
export function http1Transport({
  place,
  tls,
}: {
  readonly place: Place;
  readonly tls: TlsOptions | undefined;
}): Transport {
  const agent = tls === undefined ? new Agent({ keepAlive: true }) : new TlsAgent({ keepAlive: true });
  const connection =
    tls === undefined
      ? "path" in place.connect
        ? { socketPath: place.connect.path }
        : place.connect
      : tlsConnection(place, tls, ["http/1.1"]);
  return {
    peer: place.authority,
    protocols: ["connect", "grpcWeb"],
    close: () => agent.destroy(),
    send: (request, ending) => {
      const options = {
        ...connection,
        agent,
        method: request.method,
        path: place.prefix + request.url,
        headers: headOf(request, place.authority),
        maxHeaderSize: 80 * 1024,
      };
      return exchange(request, ending, () => (tls === undefined ? requestPlain : requestTls)(options));
    },
  };
}

function headOf({ headers, body }: HttpRequest, authority: string): OutgoingHttpHeaders {
  const head = nodeHeaders(headers, { host: authority, "user-agent": "wireform" });
  return body instanceof Uint8Array && body.length > 0 ? { ...head, "content-length": body.length } : head;
}

function exchange(request: HttpRequest, ending: Ending, open: () => ClientRequest): Promise<HttpResponse> {
  const { body } = request;
  return new Promise((resolve, reject) => {
    let failure: { readonly is: unknown } | undefined;
    let cause: unknown;
    const reason = (): unknown => {
      if (failure !== undefined) return failure.is;
      return ending.reason ?? connectionLost(cause);
    };
    const outgoing = open();
    const stop = ending.onEnd(() => outgoing.destroy());
    outgoing.on("error", (error) => (cause = error));
    outgoing.on("response", (response) => resolve(respond(response, outgoing, () => reason() as RpcError)));
    outgoing.on("close", () => {
      stop();
      reject(reason());
    });
    if (body instanceof Uint8Array) outgoing.end(body);
    else {
      outgoing.flushHeaders();
      writeParts(outgoing, body).then(
        (isWhole) => void (isWhole && outgoing.end()),
        (error: unknown) => {
          failure = { is: error };
          outgoing.destroy();
        },
      );
    }
  });
}

function respond(response: IncomingMessage, outgoing: ClientRequest, reason: () => RpcError): HttpResponse {
  response.on("error", ignore);
  // Who leaves the answer has no use for the rest of it.
  const onLeft = (): void => void outgoing.destroy();
  return {
    status: response.statusCode ?? 0,
    headers: headersFrom(response.headers),
    body: new NodeBody(response, () => !response.complete, reason, onLeft),
  };
}

/** Where a connection was not made, nothing has left. */
function connectionLost(cause: unknown): RpcError {
  const error = new RpcError("UNAVAILABLE", cause === undefined ? "the connection was lost" : textOf(cause), { cause });
  const { syscall } = (cause ?? {}) as { syscall?: unknown };
  return syscall === "connect" || syscall === "getaddrinfo" ? noteUnsent(error) : error;
}

function ignore(): void {}
