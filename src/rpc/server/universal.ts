import { Ending } from "../call/ending.ts";
import { RpcError } from "../call/rpc-error.ts";
import { type HttpResponse, noBytes } from "../protocol/http.ts";
import { streamOf, WebBody } from "../transport/web-stream.ts";
import { drain } from "./drain.ts";
import type { ServerRequest } from "./server-request.ts";
import { unreadable } from "./unreadable.ts";

/** Statuses whose responses have no body. Source: https://fetch.spec.whatwg.org/#null-body-status */
const withoutBody: ReadonlySet<number> = new Set([204, 304]);

/** Answers a request of the web. */
export async function answerFetch(
  request: Request,
  handle: (request: ServerRequest) => Promise<HttpResponse>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const ending = new Ending().with(request.signal);
  const wasRead = request.bodyUsed;
  const incoming = request.body === null || wasRead ? undefined : new WebBody(request.body);
  const onOver = (): Promise<void> | void => incoming && settled(incoming);
  const { status, headers, body } = await handle({
    method: request.method,
    url: pathname + search,
    headers: new Headers(request.headers),
    body: wasRead ? unreadable : incoming === undefined ? noBytes : lent(incoming),
    ending,
    connection: ending,
    peer: "",
    hasTrailers: false,
    isDuplex: true,
  });
  if (!(body instanceof Uint8Array)) {
    const onCancel = (): void => {
      ending.end(new RpcError("CANCELLED", "the call was cancelled"));
      incoming?.return();
    };
    return responseOf(streamOf(body[Symbol.asyncIterator](), { onOver, onCancel }), status, headers);
  }
  await onOver();
  return responseOf(withoutBody.has(status) ? null : (body as Uint8Array<ArrayBuffer>), status, headers);
}

/** Milliseconds for which an answer waits for the rest of its request. */
const grace = 50;

/** Whether the request is over, or will be soon: workerd takes a connection for broken whose request was not read when its answer is there. What still comes then is read afterwards. */
async function settled(incoming: WebBody): Promise<void> {
  if (!incoming.isOver) await Promise.race([drain(incoming), new Promise((resolve) => setTimeout(resolve, grace))]);
}

/** Workers compress what has a `content-encoding`, unless they are told that it is compressed. Source: https://developers.cloudflare.com/workers/runtime-apis/response/ */
function responseOf(body: ReadableStream | Uint8Array<ArrayBuffer> | null, status: number, headers: Headers): Response {
  const init: ResponseInit & { encodeBody?: "manual" } = { status, headers, encodeBody: "manual" };
  return new Response(body, init);
}

/** A body that is not cancelled when it is left: what serves requests by node:http would close the connection then, and the answer would be lost. */
function lent(body: WebBody): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => body.next() }) };
}
