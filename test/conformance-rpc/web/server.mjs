// The universal handler as a server of Deno, Bun or Node: reads on stdin how it is to be, and says on stdout where it is.
import process from "node:process";
import { message } from "../common.mjs";
import { readFrames, writeFrame } from "../frames.mjs";
import { routerFor } from "../handlers.mjs";

const Request = message("ServerCompatRequest");
const Response = message("ServerCompatResponse");

/** Serves on a free port, and gives it. */
async function serve(fetch) {
  const { Deno, Bun } = globalThis;
  const place = { port: 0, hostname: "127.0.0.1" };
  if (Bun !== undefined) return Bun.serve({ ...place, fetch, idleTimeout: 0 }).port;
  if (Deno !== undefined)
    return new Promise((resolve) => Deno.serve({ ...place, onListen: ({ port }) => resolve(port) }, fetch));
  const { createRequire } = await import("node:module");
  const adapter = createRequire(process.env.RUNTIMES)("@hono/node-server");
  return new Promise((resolve) => adapter.serve({ ...place, fetch }, ({ port }) => resolve(port)));
}

process.on("SIGTERM", () => process.exit(0));
for await (const bytes of readFrames(process.stdin)) {
  const { messageReceiveLimit } = Request.decode(bytes);
  const port = await serve(routerFor(messageReceiveLimit).fetch);
  await writeFrame(process.stdout, Response.encode({ host: "127.0.0.1", port }));
  break;
}
