// Other engines of JavaScript: the versions of Node in test/nodes, and a Chromium that is on the machine.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

export { findNode } from "../test/nodes/nodes.mjs";

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
