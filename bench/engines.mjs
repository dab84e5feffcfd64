// Other engines of JavaScript: the versions of Node in test/nodes, Bun and Deno in test/runtimes, and a Chromium that is on the machine.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findNode } from "../test/nodes/nodes.mjs";

const runtimes = {
  bun: { name: "Bun", execArgv: [] },
  deno: { name: "Deno", execArgv: ["run", "--allow-all", "--v8-flags=--expose-gc"] },
};

/**
 * The program of a run, as `fork` wants it, and its version: a major version of Node, `bun` or `deno`. `execPath` is undefined where it is not there: `npm run runtimes:install` brings Bun and Deno,
 * and Nodes come of themselves.
 */
export function findProgram(name) {
  if (runtimes[name] === undefined) {
    const execPath = findNode(name);
    return { execPath, version: `Node ${versionOf(execPath)}` };
  }
  const execPath = fileURLToPath(new URL(`../test/runtimes/node_modules/.bin/${name}`, import.meta.url));
  if (!existsSync(execPath)) return {};
  const [version] = /\d\S*/.exec(versionOf(execPath));
  return { execPath, execArgv: runtimes[name].execArgv, version: `${runtimes[name].name} ${version}` };
}

/** The path of a Chromium, by the variable CHROMIUM or by one of its names; undefined if there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return named;
  const paths = (process.env.PATH ?? "")
    .split(":")
    .flatMap((part) =>
      ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map((name) => join(part, name)),
    );
  return paths.find((path) => existsSync(path));
}

/** What an engine says of itself: `v22.1.0`, `Chromium 140.0`. */
export function versionOf(path) {
  return execFileSync(path, ["--version"], { encoding: "utf8" })
    .trim()
    .replace(/ built on.*$/, "");
}
