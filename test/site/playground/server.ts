import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { build } from "esbuild";

/* The playground alone, served as the site does it, with a policy that forbids to evaluate code. */

const playground = new URL("../../../site/playground/", import.meta.url).pathname;
const here = new URL(".", import.meta.url).pathname;

/** No inline script, no code from text, no other origin. */
const policy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; connect-src 'none'; img-src 'self' data:";

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Playground</title><link rel="stylesheet" href="/theme.css"><link rel="stylesheet" href="/playground.css">
<link rel="icon" href="data:,"><div id="playground"></div><script type="module" src="/ui/page.js"></script></html>`;

export interface PlaygroundServer {
  readonly origin: string;
  /** Paths that have been asked for. */
  readonly requests: string[];
  close(): void;
}

/** Serves the playground on a free port of this machine. */
export async function servePlayground(): Promise<PlaygroundServer> {
  const files = new Map<string, readonly [type: string, content: string]>([
    ["/", ["text/html", html]],
    // Where `new URL("../worker.ts", import.meta.url)` leads from the page's script.
    ["/worker.ts", ["text/javascript", await bundle(`${playground}worker.ts`)]],
    ["/ui/page.js", ["text/javascript", await bundle(`${here}page.ts`)]],
    ["/playground.css", ["text/css", readFileSync(`${playground}playground.css`, "utf8")]],
    ["/theme.css", ["text/css", readFileSync(`${here}theme.css`, "utf8")]],
  ]);
  const requests: string[] = [];
  const server = createServer(({ url = "/" }, response) => {
    requests.push(url);
    const [type, content] = files.get(url) ?? ["text/plain", undefined];
    response.writeHead(content === undefined ? 404 : 200, {
      "content-type": `${type}; charset=utf-8`,
      "content-security-policy": policy,
    });
    response.end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, requests, close: () => server.close() };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
    alias: { long: `${playground}no-long.cjs` },
    external: ["node:*"],
  });
  return outputFiles[0]!.text;
}
