import { Ending } from "../call/ending.ts";
import { RpcError } from "../call/rpc-error.ts";
import { readParts } from "../protocol/compression.ts";
import { type Body, type HttpResponse, noBytes } from "../protocol/http.ts";
import type { ServerRequest } from "./server-request.ts";

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
    body: request.body === null ? noBytes : readParts(request.body),
    ending,
    peer: "",
    hasTrailers: false,
    isDuplex: true,
  });
  return new Response(body instanceof Uint8Array ? bytesFor(body, status) : streamOf(body, ending), {
    status,
    headers,
  });
}

function bytesFor(bytes: Uint8Array, status: number): Uint8Array<ArrayBuffer> | null {
  return bytes.length === 0 && status === 204 ? null : (bytes as Uint8Array<ArrayBuffer>);
}

/** A body as a stream of the web, which is asked for when there is room. */
function streamOf(body: Exclude<Body, Uint8Array>, ending: Ending): ReadableStream<Uint8Array> {
  const parts = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await parts.next();
          if (done === true) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          controller.error(error);
        }
      },
      cancel() {
        ending.end(new RpcError("CANCELLED", "the call was cancelled"));
        parts.return?.().catch(() => {});
      },
    },
    { highWaterMark: 0 },
  );
}
