import { Ending } from "../call/ending.ts";
import { type HttpResponse, noBytes } from "../protocol/http.ts";
import { WebBody } from "../protocol/web-body.ts";
import { streamOf } from "../transport/web-stream.ts";
import { drain } from "./drain.ts";
import type { ServerRequest } from "./server-request.ts";
import { unreadable } from "./unreadable.ts";
import { cancelled } from "../call/reasons.ts";

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
  const incoming = request.body === null || wasRead ? undefined : new Incoming(request.body);
  const { status, headers, body } = await handle({
    method: request.method,
    url: pathname + search,
    headers: new Headers(request.headers),
    body: wasRead ? unreadable : incoming === undefined ? noBytes : incoming.lent,
    ending,
    connection: ending,
    peer: "",
    hasTrailers: false,
    isDuplex: true,
  });
  if (!(body instanceof Uint8Array)) {
    const onCancel = (): void => {
      ending.end(cancelled());
      incoming?.return();
    };
    return responseOf(streamOf(settling(body[Symbol.asyncIterator](), incoming), onCancel), status, headers);
  }
  await incoming?.settled();
  return responseOf(withoutBody.has(status) ? null : (body as Uint8Array<ArrayBuffer>), status, headers);
}

/** Milliseconds for which an answer waits for the rest of its request. */
const grace = 50;

/** Workers compress what has a `content-encoding`, unless they are told that it is compressed. Source: https://developers.cloudflare.com/workers/runtime-apis/response/ */
function responseOf(body: ReadableStream | Uint8Array<ArrayBuffer> | null, status: number, headers: Headers): Response {
  const init: ResponseInit & { encodeBody?: "manual" } = { status, headers, encodeBody: "manual" };
  return new Response(body, init);
}

/** The body of a request, which is read to its end, whatever the one who answers wants of it. */
class Incoming extends WebBody {
  #isOver = false;

  /** For who answers. It is not cancelled when it is left: what serves requests by node:http would close the connection then, and the answer would be lost. */
  readonly lent: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => ({ next: () => this.next() }) };

  /** Errors: CANCELLED where the client is gone before the end, as on every connection. */
  override async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    let result: IteratorResult<Uint8Array, undefined>;
    try {
      result = await super.next();
    } catch (error) {
      this.#isOver = true;
      throw cancelled(error);
    }
    if (result.done === true) this.#isOver = true;
    return result;
  }

  /** Waits for the rest, which workerd wants to be read when the answer is there, but not for long. What still comes then is read afterwards. */
  async settled(): Promise<void> {
    if (!this.#isOver) await Promise.race([drain(this), new Promise((resolve) => setTimeout(resolve, grace))]);
  }
}

/** Parts of an answer, which ends when its request is settled. */
function settling(parts: AsyncIterator<Uint8Array>, incoming: Incoming | undefined): AsyncIterator<Uint8Array> {
  const next = async (): Promise<IteratorResult<Uint8Array>> => {
    const result = await parts.next();
    if (result.done === true) await incoming?.settled();
    return result;
  };
  return { next, return: async () => (await parts.return?.()) ?? { done: true, value: undefined } };
}
