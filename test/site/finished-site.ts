import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

/* The site as `npm run docs` makes it, in site/dist: its files by their paths, and a server that finds them as a static host does. */

export const root: string = new URL("../..", import.meta.url).pathname;
const directory = join(root, "site/dist");
/** The path of the site. */
export const base: string = new URL(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).homepage).pathname;

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".woff2": "font/woff2",
};

/** `rpc/calls.html`, of every file that is there. */
export function filesOfSite(): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(directory.length + 1));
}

export const readFile = (file: string): string => readFileSync(join(directory, file), "utf8");

/** The file for a path below the base, without `.html` as well. */
export function fileFor(path: string, files: ReadonlySet<string>): string | undefined {
  return [path, `${path}.html`, join(path, "index.html")].find((file) => files.has(file));
}

/** Serves the site; the origin and what stops it. */
export async function serveSite(): Promise<{ origin: string; stop: () => void }> {
  const files = new Set(filesOfSite());
  const server: Server = createServer((request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    const file = pathname.startsWith(base) ? fileFor(pathname.slice(base.length), files) : undefined;
    if (file === undefined) return void response.writeHead(404).end();
    const type = types[extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type }).end(readFileSync(join(directory, file)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { origin: `http://127.0.0.1:${port}`, stop };
}
