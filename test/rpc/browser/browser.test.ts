import { readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createServer, RpcError, type Server } from "../../../src/rpc/index.ts";
import { Calculator, calculator } from "../support/calculator.ts";
import type { Call, Outcome } from "./page.ts";

/* Clients in a headless Chromium, in a page of another origin than the server: ours, connect-web and Google's grpc-web. */

const { findChromium } = (await import(new URL("../../../bench/engines.mjs", import.meta.url).href)) as {
  findChromium(): string | undefined;
};
const require = createRequire(new URL("../../runtimes/", import.meta.url));
const missing = findChromium() === undefined ? "a Chromium" : missingPackage();

function missingPackage(): string | undefined {
  try {
    require.resolve("playwright-core");
    return undefined;
  } catch {
    return "playwright-core";
  }
}

const names = [
  ...["wireform, Connect", "wireform, Connect, JSON", "wireform, Connect, GET", "wireform, Connect, gzip"],
  ...["wireform, gRPC-Web", "wireform, gRPC-Web, JSON"],
  ...["connect-web, Connect", "connect-web, Connect, JSON", "connect-web, Connect, GET"],
  ...["connect-web, gRPC-Web", "connect-web, gRPC-Web, JSON"],
  ...["grpc-web, text", "grpc-web, binary"],
];

/** What ran in the handlers of streams that were left. */
const left: (() => void)[] = [];
let page: any;
const closing: (() => unknown)[] = [];

describe.skipIf(missing !== undefined)(
  missing === undefined ? "in Chromium" : `skipped, for ${missing} is missing (npm run runtimes:install)`,
  () => {
    beforeAll(async () => {
      const pages = createHttpServer((_request, response) =>
        response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>calls</title>"),
      );
      await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
      closing.push(() => pages.close());
      const pageOrigin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
      const server = serverFor([pageOrigin]);
      closing.push(() => server.shutdown({ grace: 0 }));
      const address = await server.listen("127.0.0.1:0");
      const browser = await require("playwright-core").chromium.launch({
        executablePath: findChromium(),
        args: ["--no-sandbox"],
      });
      closing.push(() => browser.close());
      page = await browser.newPage();
      await page.goto(pageOrigin);
      await page.addScriptTag({ content: await script(`http://${address}`) });
    });
    afterAll(async () => {
      for (const close of closing.reverse()) await close();
    });

    for (const name of names)
      describe(name, () => {
        test("one message", async () => {
          expect(await call(name, "add", { a: 1.5, b: 2 }, { "x-echo": "a" })).toEqual({
            replies: [{ result: 3.5 }],
            end: [0, "", null],
            echo: "a",
          });
        });

        test("a stream", async () => {
          const { replies, end } = await call(name, "generateSequence", { start: 1, count: 3, step: 2 });
          expect([replies, end]).toEqual([
            [{ value: 1 }, { value: 3 }, { value: 5 }],
            [0, "", null],
          ]);
        });

        test("an error, and what it tells", async () => {
          const { replies, end } = await call(name, "add", {}, { "x-do": "fail" });
          expect([replies, end]).toEqual([[], [10, "no: 漢 %", "so"]]);
        });

        test("an error after messages", async () => {
          const { replies, end } = await call(name, "generateSequence", { count: 2 }, { "x-do": "fail" });
          expect([replies, end]).toEqual([
            [{ value: 0 }, { value: 0 }],
            [10, "no: 漢 %", "so"],
          ]);
        });

        // Google's client, not asking for text, hands messages out when the stream is over.
        if (name !== "grpc-web, binary")
          test("a stream that is left ends on the server", async () => {
            const over = new Promise<void>((resolve) => left.push(resolve));
            await call(name, "generateSequence", { start: 1 }, { "x-do": "last" }, 1);
            await over;
          });

        if (name.startsWith("wireform"))
          test("a request that streams cannot go over HTTP/1.1: it fails, and nothing hangs", async () => {
            const { end } = await call(name, "computeStatistics", []);
            expect(end[0]).toBe(14);
          });
      });

    test("a server that does not name the page: UNAVAILABLE", async () => {
      const server = serverFor(["https://other.test"]);
      closing.push(() => server.shutdown({ grace: 0 }));
      const address = await server.listen("127.0.0.1:0");
      const status = await page.evaluate(
        (origin: string) =>
          globalThis
            .wireformAt(origin)("add", {}, {})
            .then(({ end }: Outcome) => end[0]),
        `http://${address}`,
      );
      expect(status).toBe(14);
    });
  },
);

/** The calculator, for pages of some origins. */
function serverFor(origins: readonly string[]): Server {
  const refuse = (): never => {
    throw new RpcError("ABORTED", "no: 漢 %", { metadata: { "x-why": "so" } });
  };
  return createServer({ insecure: true, compression: "gzip", cors: { origins } }).add(Calculator, {
    ...calculator,
    add({ a, b }, { metadata, headers }) {
      if (metadata.get("x-do") === "fail") refuse();
      headers.set("x-echo", metadata.get("x-echo") ?? "");
      return { result: a + b };
    },
    async *generateSequence({ start, count, step }, { metadata, signal }) {
      for (let index = 0; index < count; index++) yield { value: start + index * step };
      if (metadata.get("x-do") === "fail") refuse();
      if (metadata.get("x-do") !== "last") return;
      signal.addEventListener("abort", () => left.shift()?.());
      yield { value: start };
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
    },
  });
}

function call(
  name: string,
  method: string,
  request: object,
  metadata: Readonly<Record<string, string>> = {},
  limit?: number,
): Promise<Outcome> {
  const make = ([client, ...given]: [string, ...Parameters<Call>]): Promise<Outcome> =>
    globalThis.clients[client]!(...given);
  return page.evaluate(make, [name, method, request, metadata, limit]);
}

/** The script of the page: it has no module of Node. */
async function script(origin: string): Promise<string> {
  const proto = readFileSync(new URL("../../../proto/remote.proto", import.meta.url), "utf8");
  const { outputFiles } = await build({
    entryPoints: [new URL("page.ts", import.meta.url).pathname],
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
    define: { "globalThis.proto": JSON.stringify(proto), "globalThis.origin": JSON.stringify(origin) },
    external: ["node:*", "fs", "path"],
  });
  return outputFiles[0]!.text;
}
