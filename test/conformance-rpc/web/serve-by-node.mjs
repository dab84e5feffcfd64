import { createServer } from "node:http";
import { Readable } from "node:stream";

/** Serves a universal handler by node:http, on a free port, and gives it. */
export async function serveByNode(fetch) {
  const server = createServer(async (request, response) => {
    const controller = new AbortController();
    response.on("close", () => controller.abort());
    // What nobody has read would stand in the way of the next request.
    response.on("finish", () => request.resume());
    const hasBody = request.method !== "GET" && request.method !== "HEAD";
    const { status, headers, body } = await fetch(
      new Request(`http://${request.headers.host}${request.url}`, {
        method: request.method,
        headers: Object.entries(request.headersDistinct).flatMap(([name, values]) =>
          values.map((each) => [name, each]),
        ),
        signal: controller.signal,
        ...(hasBody ? { body: Readable.toWeb(request), duplex: "half" } : {}),
      }),
    );
    response.writeHead(status, [...headers].flat());
    response.flushHeaders();
    if (body === null) return response.end();
    Readable.fromWeb(body)
      .on("error", () => response.destroy())
      .pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server.address().port;
}
