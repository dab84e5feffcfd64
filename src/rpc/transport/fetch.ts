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
  /**
   * The function to use, with the signature of `fetch`; in Node, instead of node:http. Default: the platform's own,
   * looked up for each call; in Node, none.
   */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Which cookies `fetch` sends. Default: the platform's, `same-origin` in browsers. */
  readonly credentials?: "omit" | "same-origin" | "include" | undefined;
}

export const fetchOptions: Known<FetchOptions> = {
  fetch: "function",
  credentials: ["omit", "same-origin", "include"],
};

/**
 * Carries calls with `fetch`: Connect and gRPC-Web, in browsers, Deno, Bun, workerd and Node. `baseUrl` is the URL in
 * front of `/package.Service/Method`: `https://api.example.com`, or in a page also `/api`.
 *
 * Request streams work where `fetch` can send a body while it is being made (Node, Deno, Bun, workerd; Chromium over
 * HTTP/2 with TLS); elsewhere they are UNIMPLEMENTED. Whether the answer can arrive before they are over depends on the
 * platform. Redirects are not followed.
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
      // Without the reason: Node would overwrite its stack.
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
  // workerd rejects options that it does not know.
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

/** Encodings that `fetch` decodes itself but still names in the headers. It leaves others as they are. */
const decoded: ReadonlySet<string> = new Set(["gzip", "x-gzip", "deflate", "br", "zstd"]);

/**
 * Whether `fetch` accepts a stream as a body: if not, it converts the stream to text. Source:
 * https://developer.chrome.com/docs/capabilities/web-apis/fetch-streaming-requests#feature_detection
 */
function canStream(): boolean {
  const init: RequestInit & { duplex: "half" } = { method: "POST", body: new ReadableStream(), duplex: "half" };
  return (isStreaming ??= !new Request("http://localhost", init).headers.has("content-type"));
}

let isStreaming: boolean | undefined;

/** Codes of Node and Bun for connections that were never made. */
const unconnected: ReadonlySet<unknown> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"],
]);

/** Converts an error of `fetch`. Browsers do not say what it is; Deno says it in its text. */
function unavailable(error: unknown): RpcError {
  if (error instanceof RpcError) return error;
  const { code, cause } = (error ?? {}) as { readonly code?: unknown; readonly cause?: { readonly code?: unknown } };
  const text = [error, cause].flatMap((each) => (each === undefined ? [] : textOf(each))).join(": ");
  const failure = new RpcError("UNAVAILABLE", text, { cause: error });
  const isUnsent = unconnected.has(code) || unconnected.has(cause?.code) || text.includes("client error (Connect)");
  return isUnsent ? noteUnsent(failure) : failure;
}
