import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { consoleBlock, copyExamples, type Examples, missingRuntimes } from "./example.ts";

const { findChromium } = (await import(new URL("../../bench/engines.mjs", import.meta.url).href)) as {
  findChromium(): string | undefined;
};
const chromiumPath = findChromium();
const runtimes = new URL("../runtimes/", import.meta.url);
const title = (name: string): string => `${name}${missingRuntimes}`;

describe.skipIf(missingRuntimes !== "")(title("servers and pages"), () => {
  let examples: Examples;
  beforeAll(() => {
    examples = copyExamples({ express: "test/runtimes", "@types/node": "." });
  }, 120_000);
  afterAll(() => examples.remove());

  test("express takes and gives JSON and bytes, and remote calls", async () => {
    const address = await examples.start("express", "server.js");
    const binary = "application/x-protobuf";
    const post = (path: string, type: string, body: string | Uint8Array<ArrayBuffer>, accept = "*/*") =>
      fetch(address + path, { method: "POST", headers: { "content-type": type, accept }, body });
    const made = await post("/orders", "application/json", `{"id": 7, "customer": "ana"}`);
    expect([made.status, await made.text()]).toEqual([201, `{"id":"7","customer":"ana"}`]);
    const bytes = await fetch(`${address}/orders/7`, { headers: { accept: binary } });
    expect(Buffer.from(await bytes.arrayBuffer()).toString("hex")).toBe("08071203616e61");
    const again = await post("/orders", binary, new Uint8Array([8, 9]), "application/json");
    expect([again.status, await again.text()]).toEqual([201, `{"id":"9"}`]);
    expect((await fetch(`${address}/orders/tea`)).status).toBe(404);
    const wrong = await post("/orders", binary, new Uint8Array([8]));
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: "TRUNCATED", path: "id", offset: 1 }]);
    const called = await post("/rpc/shop.Orders/GetOrder", "application/json", `{"id": "7"}`);
    expect([called.status, await called.text()]).toEqual([200, `{"id":"7","customer":"ana"}`]);
    expect(consoleBlock("express")).toContain(`/rpc/shop.Orders/GetOrder\n{"id":"7","customer":"ana"}`);
  });

  test("grpc: the client prints what its README says", async () => {
    examples.npmRun("grpc", "build");
    const address = await examples.start("grpc", "dist/server.js");
    const printed = examples.npmRun("grpc", "client", address);
    expect(consoleBlock("grpc", 1)).toBe(`$ npm run client\n${printed}`);
    const stock = await fetch(`http://${address}/inventory.Inventory/GetStock`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"sku": "tea"}`,
    });
    expect(consoleBlock("grpc", 2)).toContain(`\n${await stock.text()}\n`);
  });

  test("worker: workerd runs it, where nothing is evaluated", async () => {
    examples.npmRun("worker", "build");
    examples.npmRun("worker", "typecheck");
    const { startWorkerd } = await import(new URL("workerd.mjs", runtimes).href);
    const { port, stop } = await startWorkerd(join(examples.directory("worker"), "dist/worker.js"));
    try {
      const ask = (hex: string, accept: string) =>
        fetch(`http://127.0.0.1:${port}/`, {
          method: "POST",
          headers: { accept },
          body: Uint8Array.from(Buffer.from(hex, "hex")),
        });
      // device "d", readings of 1 and -2 degrees
      const batch = "0a0164 1209 09000000000000f03f 1209 0900000000000000c0".replaceAll(" ", "");
      expect(await (await ask(batch, "*/*")).json()).toEqual({ device: "d", count: 2, lowest: -2, highest: 1 });
      const summary = await (await ask(batch, "application/x-protobuf")).arrayBuffer();
      expect(Buffer.from(summary).toString("hex")).toBe("0a016410021900000000000000c021000000000000f03f");
      expect((await ask("0a", "*/*")).status).toBe(400);
    } finally {
      stop();
    }
  });

  const inChromium = chromiumPath === undefined ? " (skipped, for a Chromium is missing)" : "";
  test.skipIf(inChromium !== "")(
    `vite: the page shows the bytes as you type, under its own policy${inChromium}`,
    async () => {
      examples.npmRun("vite", "build");
      examples.npmRun("vite", "typecheck");
      const served = await serve(join(examples.directory("vite"), "dist"));
      const { chromium } = createRequire(new URL("package.json", runtimes))("playwright-core");
      const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
      try {
        const page = await browser.newPage();
        const errors: string[] = [];
        page.on("pageerror", (error: Error) => errors.push(String(error)));
        await page.goto(served.address);
        await page.getByText("15 bytes").waitFor();
        expect(await page.locator("#bytes").textContent()).toBe("0a 03 41 6e 61 10 1e 1a 02 70 74 1a 02 65 6e");
        await page.locator("#json").fill(`{"age": 300}`);
        expect(await page.locator("#bytes").textContent()).toBe("10 ac 02");
        await page.locator("#json").fill(`{"age": -1}`);
        expect(await page.locator("#size").textContent()).toContain("age");
        expect(errors).toEqual([]);
      } finally {
        await browser.close();
        served.server.close();
      }
    },
  );
});

/** A server of the files of a folder. */
async function serve(directory: string): Promise<{ address: string; server: Server }> {
  const server = createServer((request, response) => {
    const name = request.url === "/" ? "/index.html" : request.url!;
    try {
      const body = readFileSync(join(directory, name));
      response.writeHead(200, { "content-type": name.endsWith(".js") ? "text/javascript" : "text/html" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
