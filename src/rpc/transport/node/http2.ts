import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  constants,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from "node:http2";
import type { Ending } from "../../call/ending.ts";
import { RpcError, textOf } from "../../call/rpc-error.ts";
import type { StatusCode } from "../../call/status.ts";
import { noteUnsent } from "../../call/unsent.ts";
import { type HttpRequest, type HttpResponse, leave, partsToCome } from "../../protocol/http.ts";
import type { Transport } from "../transport.ts";
import { addHeaders, headersFrom, nodeHeaders } from "./headers.ts";
import { newHeaders } from "./fields.ts";
import { NodeBody, writeParts } from "./node-body.ts";
import { countStream, SessionKeeper, type SessionOptions } from "./session.ts";

/** Carries calls over HTTP/2. `keeper` keeps the connection. */
export function http2Transport(options: SessionOptions, keeper: SessionKeeper = new SessionKeeper(options)): Transport {
  const { authority, prefix } = options.place;
  const scheme = options.tls === undefined ? "http" : "https";
  return {
    peer: authority,
    protocols: ["grpc", "grpcWeb", "connect"],
    connect: (onLost) => keeper.connect(onLost),
    close: () => keeper.close(),
    send(request, ending) {
      const { method, url } = request;
      const begin = (session: ClientHttp2Session): Promise<HttpResponse> =>
        new Exchange(session, request, ending).begin({
          ":method": method,
          ":scheme": scheme,
          ":authority": authority,
          ":path": prefix + url,
          "user-agent": "wireform",
        });
      const session = keeper.take(ending);
      return session instanceof Promise ? connected(session, request).then(begin) : begin(session);
    },
  };
}

/** The session, when it stands. */
async function connected(session: Promise<ClientHttp2Session>, { body }: HttpRequest): Promise<ClientHttp2Session> {
  try {
    return await session;
  } catch (error) {
    leave(partsToCome(body));
    throw error;
  }
}

/** A request and its response. */
class Exchange {
  readonly #session: ClientHttp2Session;
  readonly #request: HttpRequest;
  readonly #ending: Ending;
  readonly #trailers: Headers = newHeaders();
  #stream: ClientHttp2Stream | undefined;
  /** What went wrong on this side: it, and not what follows, is told. */
  #failure: { readonly is: unknown } | undefined;
  #error: unknown;

  constructor(session: ClientHttp2Session, request: HttpRequest, ending: Ending) {
    this.#session = session;
    this.#request = request;
    this.#ending = ending;
  }

  begin(head: OutgoingHttpHeaders): Promise<HttpResponse> {
    const { headers, body } = this.#request;
    const session = this.#session;
    const isWhole = body instanceof Uint8Array;
    return new Promise((resolve, reject) => {
      let stream: ClientHttp2Stream;
      try {
        stream = this.#stream = session.request(nodeHeaders(headers, head), {
          endStream: isWhole && body.length === 0,
        });
      } catch (error) {
        leave(partsToCome(body));
        reject(noteUnsent(new RpcError("UNAVAILABLE", textOf(error), { cause: error })));
        return;
      }
      countStream(session, 1);
      const stop = this.#ending.onEnd(() => cancel(stream));
      stream.on("error", (error) => (this.#error = error));
      stream.on("trailers", (trailers) => addHeaders(this.#trailers, trailers));
      let hasResponse = false;
      stream.on("response", (received) => {
        hasResponse = true;
        resolve(this.#respond(stream, received));
      });
      stream.on("close", () => {
        stop();
        countStream(session, -1);
        if (!hasResponse) reject(this.#reason());
      });
      if (isWhole) {
        if (body.length > 0) stream.end(body);
      } else void this.#write(stream, body);
    });
  }

  #respond(stream: ClientHttp2Stream, received: IncomingHttpHeaders): HttpResponse {
    return {
      status: Number(received[":status"]),
      headers: headersFrom(received),
      body: new NodeBody(
        stream,
        () => stream.aborted && stream.rstCode !== constants.NGHTTP2_NO_ERROR,
        () => this.#reason() as RpcError,
        // Who leaves the answer has no use for the rest of it.
        () => cancel(stream),
      ),
      trailers: this.#trailers,
    };
  }

  async #write(stream: ClientHttp2Stream, body: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      if (await writeParts(stream, body)) stream.end();
    } catch (error) {
      this.#failure = { is: error };
      cancel(stream);
    }
  }

  /** Why there is no answer, or no more of it. */
  #reason(): unknown {
    if (this.#failure !== undefined) return this.#failure.is;
    if (this.#ending.reason !== undefined) return this.#ending.reason;
    const stream = this.#stream!;
    const text = this.#error === undefined ? "" : `: ${textOf(this.#error)}`;
    if (this.#session.destroyed || stream.pending) {
      const lost = new RpcError("UNAVAILABLE", `the connection was lost${text}`, { cause: this.#error });
      return stream.pending ? noteUnsent(lost) : lost;
    }
    const { rstCode } = stream;
    const failure = new RpcError(codeOfReset(rstCode), `the server has reset the call, with code ${rstCode}${text}`);
    return rstCode === constants.NGHTTP2_REFUSED_STREAM ? noteUnsent(failure) : failure;
  }
}

/** Node would end a stream in good order before it resets it, and the other side take a request that was given up for a whole one. */
function cancel(stream: ClientHttp2Stream): void {
  stream.end = () => stream;
  stream.close(constants.NGHTTP2_CANCEL);
}

/** Source: https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#errors */
function codeOfReset(code: number): StatusCode {
  switch (code) {
    case constants.NGHTTP2_REFUSED_STREAM:
      return "UNAVAILABLE";
    case constants.NGHTTP2_CANCEL:
      return "CANCELLED";
    case constants.NGHTTP2_ENHANCE_YOUR_CALM:
      return "RESOURCE_EXHAUSTED";
    case constants.NGHTTP2_INADEQUATE_SECURITY:
      return "PERMISSION_DENIED";
    default:
      return "INTERNAL";
  }
}
