// The runtimes: how each is found, and how it runs the body. What is missing is installed by install.mjs, not here.
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findChromium } from "../../bench/engines.mjs";
import { nodes, pathOfNode } from "../nodes/nodes.mjs";
import { buildDirectory } from "./bundle.mjs";
import { startWorkerd } from "./workerd.mjs";

const run = promisify(execFile);
const here = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);

/** Each: `missing()`, what is not there, or undefined; `run()`, its version and the report of the body. */
export const runtimes = [
  ...nodes.map((major) => ({
    name: `Node ${major}`,
    missing: () => (existsSync(pathOfNode(major)) ? undefined : `Node ${major}`),
    run: () => runServer(pathOfNode(major), [], (version) => version.slice(1)),
  })),
  { name: "Bun", missing: () => missingPackage("bun"), run: () => runServer(command("bun"), [], (version) => version) },
  {
    name: "Deno",
    missing: () => missingPackage("deno"),
    run: () =>
      runServer(command("deno"), ["run", "--allow-read", "--allow-env"], (version) => /^deno (\S+)/.exec(version)[1]),
  },
  { name: "QuickJS", missing: () => missingPackage("quickjs-emscripten"), run: runQuickJS },
  { name: "workerd", missing: () => missingPackage("workerd"), run: runWorkerd },
  { name: "Chromium", missing: missingChromium, run: () => runChromium({}) },
  {
    name: "Chromium, evaluation forbidden",
    missing: missingChromium,
    run: () => runChromium({ "content-security-policy": "default-src 'self'" }),
  },
];

/** What servers are made with that others answer calls in, and how universal handlers are served by Node. */
export const frameworks = ["express", "express-4", "fastify", "hono", "@hono/node-server"].map((name) => ({
  name,
  missing: () => missingPackage(name),
}));

function missingPackage(name) {
  return existsSync(join(here, "node_modules", name, "package.json")) ? undefined : `the npm package ${name}`;
}

function missingChromium() {
  return findChromium() === undefined ? "a Chromium" : missingPackage("playwright-core");
}

function command(name) {
  return join(here, "node_modules/.bin", name);
}

/** A program that runs a file, and prints what it prints. */
async function runServer(program, flags, versionOf) {
  const { stdout: version } = await run(program, ["--version"]);
  const { stdout } = await run(program, [...flags, join(buildDirectory, "server.js")], { maxBuffer: 1e8 });
  return { version: versionOf(version.trim()), report: JSON.parse(stdout) };
}

/** The engine itself tells no version: it is that of the package which has it as WebAssembly. */
async function runQuickJS() {
  const { stdout } = await run(process.execPath, [join(here, "quickjs.mjs")], { maxBuffer: 1e8 });
  return { version: versionOfPackage("quickjs-emscripten"), report: JSON.parse(stdout) };
}

function versionOfPackage(name) {
  return JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8")).version;
}

async function runWorkerd() {
  const { port, stop } = await startWorkerd(join(buildDirectory, "worker.js"));
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    return {
      version: versionOfPackage("workerd"),
      report: await response.json(),
    };
  } finally {
    stop();
  }
}

/** A page of a server on this machine, with these headers. */
async function runChromium(headers) {
  const { chromium } = require("playwright-core");
  const pages = {
    "/": ["text/html", "<!doctype html><title>wireform</title><script src=page.js></script>"],
    "/page.js": ["text/javascript", readFileSync(join(buildDirectory, "page.js"))],
  };
  const server = createServer(({ url }, response) => {
    const [type, content] = pages[url] ?? ["text/plain", ""];
    response.writeHead(200, { "content-type": `${type}; charset=utf-8`, ...headers }).end(content);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    return { version: browser.version(), report: await page.evaluate(() => globalThis.report) };
  } finally {
    await browser.close();
    server.close();
  }
}
