// Other engines of JavaScript: versions of Node, as packages of npm bring them, and a Chromium that is on the machine.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const directory = fileURLToPath(new URL("node_modules/.engines", import.meta.url));

/** The path of a Node of a major version, which is installed where it is missing. */
export function findNode(major) {
  const prefix = join(directory, `node-${major}`);
  const system = process.platform === "win32" ? "win" : process.platform;
  const name = `node-${system}-${process.arch}`;
  const path = join(prefix, "node_modules", name, "bin", system === "win" ? "node.exe" : "node");
  if (!existsSync(path)) {
    mkdirSync(prefix, { recursive: true });
    const { status } = spawnSync("npm", ["install", "--prefix", prefix, "--no-save", "--no-audit", "--no-fund", `${name}@${major}`], { stdio: ["ignore", 2, 2] });
    if (status !== 0) throw new Error(`cannot install Node ${major} (${name})`);
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
