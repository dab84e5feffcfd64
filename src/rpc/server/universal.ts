import { Ending } from "../call/ending.ts";
import { RpcError } from "../call/rpc-error.ts";
import { type HttpResponse, noBytes } from "../protocol/http.ts";
import { WebBody } from "../protocol/web-body.ts";
import { streamOf } from "../transport/web-stream.ts";
import type { ServerRequest } from "./server-request.ts";

/** Statuses whose responses have no body. Source: https://fetch.spec.whatwg.org/#null-body-status */
const withoutBody: ReadonlySet<number> = new Set([204, 304]);

/** Answers a request of the web. */
export async function answerFetch(
  request: Request,
  handle: (request: ServerRequest) => Promise<HttpResponse>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const ending = new Ending().with(request.signal);
  const { status, headers, body } = await handle({
    method: request.method,
    url: pathname + search,
    headers: new Headers(request.headers),
    body: request.body === null ? noBytes : new WebBody(request.body),
    ending,
    connection: ending,
    peer: "",
    hasTrailers: false,
    isDuplex: true,
  });
  if (withoutBody.has(status)) return new Response(null, { status, headers });
  if (body instanceof Uint8Array) return new Response(body as Uint8Array<ArrayBuffer>, { status, headers });
  const cancel = (): void => ending.end(new RpcError("CANCELLED", "the call was cancelled"));
  return new Response(streamOf(body[Symbol.asyncIterator](), cancel), { status, headers });
}
