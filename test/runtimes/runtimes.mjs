// The runtimes: how each is found, and how it runs the body. What is missing is installed by install.mjs, not here.
import { execFile, spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { findChromium } from "../../bench/engines.mjs";
import { nodes, pathOfNode } from "../nodes/nodes.mjs";
import { buildDirectory } from "./bundle.mjs";

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
  { name: "workerd", missing: () => missingPackage("workerd"), run: runWorkerd },
  { name: "Chromium", missing: missingChromium, run: () => runChromium({}) },
  {
    name: "Chromium, evaluation forbidden",
    missing: missingChromium,
    run: () => runChromium({ "content-security-policy": "default-src 'self'" }),
  },
];

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

async function runWorkerd() {
  writeFileSync(
    join(buildDirectory, "workerd.capnp"),
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2025-09-01",
);
`,
  );
  const child = spawn(command("workerd"), ["serve", "workerd.capnp", "--control-fd=3"], {
    cwd: buildDirectory,
    stdio: ["ignore", "inherit", "inherit", "pipe"],
  });
  try {
    const port = await new Promise((resolve, reject) => {
      child.once("exit", (code) => reject(new Error(`workerd ended with ${code}`)));
      let text = "";
      child.stdio[3].on("data", (chunk) => {
        text += chunk;
        const listening = text
          .split("\n")
          .slice(0, -1)
          .map((line) => JSON.parse(line))
          .find(({ event }) => event === "listen");
        if (listening !== undefined) resolve(listening.port);
      });
    });
    const response = await fetch(`http://127.0.0.1:${port}/`);
    return {
      version: JSON.parse(readFileSync(require.resolve("workerd/package.json"), "utf8")).version,
      report: await response.json(),
    };
  } finally {
    child.removeAllListeners("exit");
    child.kill();
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
