// The universal handler as a server of Deno or Bun: reads on stdin how it is to be, and says on stdout where it is.
import process from "node:process";
import { createRouter } from "wireform/rpc";
import { message, Service } from "../common.mjs";
import { readFrames, writeFrame } from "../frames.mjs";
import { handlers, noteTimeout } from "../handlers.mjs";

const Request = message("ServerCompatRequest");
const Response = message("ServerCompatResponse");

/** Serves on a free port, and gives it. */
async function serve(fetch) {
  const { Deno, Bun } = globalThis;
  const place = { port: 0, hostname: "127.0.0.1" };
  if (Bun !== undefined) return Bun.serve({ ...place, fetch, idleTimeout: 0 }).port;
  return new Promise((resolve) => Deno.serve({ ...place, onListen: ({ port }) => resolve(port) }, fetch));
}

process.on("SIGTERM", () => process.exit(0));
for await (const bytes of readFrames(process.stdin)) {
  const { messageReceiveLimit } = Request.decode(bytes);
  const limit = messageReceiveLimit > 0 ? { maxReceiveBytes: messageReceiveLimit } : {};
  const router = createRouter({ ...limit, compression: "gzip" }).add(Service, handlers, {
    interceptors: [noteTimeout],
  });
  const port = await serve(router.fetch);
  await writeFrame(process.stdout, Response.encode({ host: "127.0.0.1", port }));
  break;
}
