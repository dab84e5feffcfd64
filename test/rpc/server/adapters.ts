import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from "node:http";
import { createRequire } from "node:module";
import { Readable } from "node:stream";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { missingPackage } from "./frameworks.ts";

/* What serves a universal handler by node:http. */

type Fetch = (request: Request) => Promise<Response>;

const require = createRequire(new URL("../../runtimes/", import.meta.url));

/** The shortest that there is, by what Node has: a body that is cancelled destroys its request, and with it the connection. */
function byStreams(fetch: Fetch): HttpServer {
  return createServer(async (request, response) => {
    const leaving = new AbortController();
    response.on("close", () => leaving.abort());
    const { status, headers, body } = await fetch(requestOf(request, leaving.signal));
    response.writeHead(status, [...headers].flat());
    if (body === null) response.end();
    else
      Readable.fromWeb(body as NodeReadableStream)
        .on("error", () => response.destroy())
        .pipe(response as ServerResponse);
  });
}

function requestOf(request: IncomingMessage, signal: AbortSignal): Request {
  const { method = "", url, headersDistinct, headers } = request;
  const init: RequestInit & { duplex?: "half" } = {
    method,
    signal,
    headers: Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((each): [string, string] => [name, each]),
    ),
  };
  if (method !== "GET") {
    init.body = Readable.toWeb(request) as ReadableStream;
    init.duplex = "half";
  }
  return new Request(`http://${headers.host}${url}`, init);
}

export const adapters: readonly {
  readonly name: string;
  readonly missing: string | undefined;
  readonly make: (fetch: Fetch) => HttpServer;
}[] = [
  { name: "streams of Node", missing: undefined, make: byStreams },
  {
    name: "@hono/node-server",
    missing: missingPackage("@hono/node-server"),
    make: (fetch) => require("@hono/node-server").createAdaptorServer({ fetch, overrideGlobalObjects: false }),
  },
];
