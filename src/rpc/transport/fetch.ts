import { ProtobufError } from "../../errors.ts";
import { checkOptions, type Known } from "../call/check-options.ts";
import { RpcError, textOf } from "../call/rpc-error.ts";
import { noteUnsent } from "../call/unsent.ts";
import { type HttpRequest, type HttpResponse, noBytes } from "../protocol/http.ts";
import { Exchange } from "./exchange.ts";
import { hopNames } from "./hop-names.ts";
import type { Transport } from "./transport.ts";
import { WebBody } from "../protocol/web-body.ts";
import { streamOf } from "./web-stream.ts";
import { clientClosed } from "../call/reasons.ts";

/** Options of `fetchTransport`. */
export interface FetchOptions {
  /** What is asked, as `fetch` has it; in Node, instead of node:http. Default: the platform's own, at the time of each call; in Node, none. */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Whether cookies go along, and those of whom: where calls are made by `fetch`. Default: the platform's, `same-origin` in browsers. */
  readonly credentials?: "omit" | "same-origin" | "include" | undefined;
}

export const fetchOptions: Known<FetchOptions> = {
  fetch: "function",
  credentials: ["omit", "same-origin", "include"],
};

/**
 * Carries calls by `fetch`: Connect and gRPC-Web, in browsers, Deno, Bun, workerd and Node. `baseUrl` is what stands before `/package.Service/Method`: `https://api.example.com`, or in a page also
 * `/api`.
 *
 * Requests that stream go where `fetch` can send a body as it is made (Node, Deno, Bun, workerd; Chromium over HTTP/2 with TLS), elsewhere they are UNIMPLEMENTED; whether the answer comes before they
 * are over is the platform's to say. Redirections are not followed.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for any other URL, and for wrong options.
 */
export function fetchTransport(baseUrl: string, options: FetchOptions = {}): Transport {
  checkOptions("fetchTransport", options, fetchOptions);
  const base = checkBase(baseUrl);
  const running = new Set<Exchange>();
  return {
    peer: base,
    protocols: ["connect", "grpcWeb"],
    send(request, ending) {
      const controller = new AbortController();
      // Without the reason: Node would write another stack into it.
      const abort = (): void => controller.abort();
      const exchange = new Exchange(request.body, ending, { running, abort, failureOf: unavailable });
      return exchange.run(async () => {
        const init = initOf(request, exchange.source, options.credentials);
        const asked = (options.fetch ?? globalThis.fetch)(base + request.url, { ...init, signal: controller.signal });
        return responseOf(await asked);
      });
    },
    close() {
      for (const each of running) each.giveUp(clientClosed());
    },
  };
}

function checkBase(baseUrl: string): string {
  let url: URL | undefined;
  try {
    if (typeof baseUrl === "string")
      url = new URL(baseUrl, (globalThis as { readonly location?: { readonly href: string } }).location?.href);
  } catch {
    // Said below.
  }
  if (url === undefined || !/^https?:$/.test(url.protocol) || `${url.username}${url.password}${url.search}${url.hash}`)
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      "a client by fetch needs a URL like https://api.example.com, without credentials and query",
    );
  return baseUrl.replace(/\/+$/, "");
}

function initOf(
  { method, headers, body }: HttpRequest,
  source: AsyncIterator<Uint8Array> | undefined,
  credentials: FetchOptions["credentials"],
): RequestInit {
  const init: RequestInit & { duplex?: "half" } = { method, headers, redirect: "manual" };
  // workerd refuses members that it does not have.
  if (credentials !== undefined) init.credentials = credentials;
  if (source === undefined) return method === "GET" ? init : { ...init, body: body as Uint8Array<ArrayBuffer> };
  if (!canStream()) throw new RpcError("UNIMPLEMENTED", "fetch cannot send streams on this platform");
  init.duplex = "half";
  return { ...init, body: streamOf(source) };
}

function responseOf(response: Response): HttpResponse {
  const headers = new Headers(response.headers);
  const encodings = headers.get("content-encoding")?.split(",") ?? [];
  if (encodings.every((each) => decoded.has(each.trim().toLowerCase()))) headers.delete("content-encoding");
  for (const name of hopNames) headers.delete(name);
  return { status: response.status, headers, body: response.body === null ? noBytes : new WebBody(response.body) };
}

/** What `fetch` takes off a body itself, and names all the same. Others it leaves as they are. */
const decoded: ReadonlySet<string> = new Set(["gzip", "x-gzip", "deflate", "br", "zstd"]);

/** Whether `fetch` takes a stream for a body: where it does not, the stream is made text of. Source: https://developer.chrome.com/docs/capabilities/web-apis/fetch-streaming-requests#feature_detection */
function canStream(): boolean {
  const init: RequestInit & { duplex: "half" } = { method: "POST", body: new ReadableStream(), duplex: "half" };
  return (isStreaming ??= !new Request("http://localhost", init).headers.has("content-type"));
}

let isStreaming: boolean | undefined;

/** Codes of Node and Bun for connections that never were. */
const unconnected: ReadonlySet<unknown> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"],
]);

/** An error of `fetch`. Browsers do not say what it is; Deno says it in words. */
function unavailable(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: { readonly code?: unknown } };
  const text = [error, cause].flatMap((each) => (each === undefined ? [] : textOf(each))).join(": ");
  const failure = new RpcError("UNAVAILABLE", text, { cause: error });
  const isUnsent = unconnected.has(code) || unconnected.has(cause?.code) || text.includes("client error (Connect)");
  return isUnsent ? noteUnsent(failure) : failure;
}
