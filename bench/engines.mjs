// Other engines of JavaScript: versions of Node, as packages of npm bring them, and a Chromium that is on the machine.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const directory = fileURLToPath(new URL("node_modules/.engines", import.meta.url));

/** Where a Node of a major version is, if it is installed. */
export function pathOfNode(major) {
  return join(prefixOf(major), "node_modules", packageOfNode, "bin", process.platform === "win32" ? "node.exe" : "node");
}

const packageOfNode = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

function prefixOf(major) {
  return join(directory, `node-${major}`);
}

/** The path of a Node of a major version, which is installed where it is missing. */
export function findNode(major) {
  const path = pathOfNode(major);
  if (!existsSync(path)) {
    const prefix = prefixOf(major);
    mkdirSync(prefix, { recursive: true });
    const { status } = spawnSync("npm", ["install", "--prefix", prefix, "--no-save", "--no-audit", "--no-fund", `${packageOfNode}@${major}`], { stdio: ["ignore", 2, 2] });
    if (status !== 0) throw new Error(`cannot install Node ${major} (${packageOfNode})`);
  }
  return path;
}

/** The path of a Chromium, by the variable CHROMIUM or by one of its names; undefined if there is none. */
export function findChromium() {
  const named = process.env.CHROMIUM;
  if (named !== undefined) return named;
  const paths = (process.env.PATH ?? "").split(":").flatMap((part) => ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].map((name) => join(part, name)));
  return paths.find((path) => existsSync(path));
}

/** What an engine says of itself: `v22.1.0`, `Chromium 140.0`. */
export function versionOf(path) {
  return execFileSync(path, ["--version"], { encoding: "utf8" }).trim().replace(/ built on.*$/, "");
}
