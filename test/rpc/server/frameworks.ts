import {
  Agent,
  createServer as createHttpServer,
  type IncomingMessage,
  request,
  type Server as HttpServer,
} from "node:http";
import { createServer as createHttp2Server, type Http2Server } from "node:http2";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { Server } from "../../../src/rpc/index.ts";
import { afterwards } from "../support/calculator.ts";

/* Servers of others, in which calls are answered by `server.handler`. */

const require = createRequire(new URL("../../runtimes/", import.meta.url));

/** What runs before calls: a parser that takes bodies for JSON, or leaves their bytes. */
export type Parser = "json" | "raw";

export interface Framework {
  readonly name: string;
  readonly missing: string | undefined;
  /** A server with calls at `/`, or under `prefix`, after a parser, and with `GET /page`, which answers `page`. */
  readonly make: (
    calls: Server,
    options?: { readonly prefix?: string; readonly parser?: Parser },
  ) => Promise<HttpServer>;
}

/** What is to be said to be missing, if it is. */
export function missingPackage(name: string): string | undefined {
  try {
    require.resolve(name);
    return undefined;
  } catch {
    return `the npm package ${name}`;
  }
}

function express(name: string, title: string): Framework {
  return {
    name: title,
    missing: missingPackage(name),
    async make(calls, { prefix = "/", parser } = {}) {
      const express = require(name);
      const app = express();
      if (parser !== undefined) app.use(parser === "json" ? express.json() : express.raw({ type: () => true }));
      app.use(prefix, calls.handler);
      app.get("/page", (_request: unknown, response: { send(text: string): void }) => response.send("page"));
      return createHttpServer(app);
    },
  };
}

const fastify: Framework = {
  name: "Fastify",
  missing: missingPackage("fastify"),
  make: async (calls, { parser } = {}) => (await fastifyApp(calls, {}, parser)).server,
};

/** Calls are routes of a plugin, which parses nothing; with a parser they are beside the others. */
export async function fastifyApp(calls: Server, options: object, parser?: Parser): Promise<any> {
  const app = require("fastify")(options);
  const routes = async (scope: any): Promise<void> => {
    if (parser === undefined) {
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser("*", (_request: unknown, _payload: unknown, done: (error: null) => void) =>
        done(null),
      );
    }
    scope.all("/remote.Calculator/*", (request: any, reply: any) => {
      reply.hijack();
      if (parser === "raw") request.raw.body = request.body;
      calls.handler(request.raw, reply.raw);
    });
  };
  if (parser === "raw")
    app.addContentTypeParser(
      ["application/json", "application/proto"],
      { parseAs: "buffer" },
      (_request: unknown, body: Buffer, done: (error: null, body: Buffer) => void) => done(null, body),
    );
  await app.register(routes);
  app.get("/page", async () => "page");
  await app.ready();
  return app;
}

const nodeHttp: Framework = {
  name: "node:http",
  missing: undefined,
  make: async (calls) =>
    createHttpServer((request, response) => calls.handler(request, response, () => response.end("page"))),
};

export const frameworks: readonly Framework[] = [
  nodeHttp,
  express("express", "Express 5"),
  express("express-4", "Express 4"),
  fastify,
];

/** Those that hand requests of HTTP/2 on. */
export const frameworksOfHttp2: readonly {
  readonly name: string;
  readonly missing: string | undefined;
  readonly make: (calls: Server) => Promise<Http2Server>;
}[] = [
  {
    name: "node:http2",
    missing: undefined,
    make: async (calls) =>
      createHttp2Server((request, response) => calls.handler(request, response, () => response.end("page"))),
  },
  {
    name: "Fastify",
    missing: missingPackage("fastify"),
    make: async (calls) => (await fastifyApp(calls, { http2: true })).server,
  },
];

/** Listens until the test is over, and gives the address. */
export async function listen(server: HttpServer | Http2Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterwards(() => {
    if ("closeAllConnections" in server) server.closeAllConnections();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Asks over one connection, request after request. */
export function askerOf(address: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  afterwards(() => agent.destroy());
  const [host, port] = address.split(":");
  return async (path: string, headers: Record<string, string>, body: Buffer) => {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const asking = request({ agent, host, port, path, method: "POST", headers });
      asking.on("response", resolve).on("error", reject).end(body);
    });
    let text = "";
    for await (const part of response) text += part;
    return { status: response.statusCode, text };
  };
}

/** What tests of it are called. */
export function titleOf({ name, missing }: { readonly name: string; readonly missing: string | undefined }): string {
  return missing === undefined ? name : `${name}: skipped, for ${missing} is missing (npm run runtimes:install)`;
}
