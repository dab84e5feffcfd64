// Installs the runtimes that npm has, where they are missing. Chromium is of the machine: its distribution has it.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findNode, nodes } from "../nodes/nodes.mjs";
import { frameworks, runtimes } from "./runtimes.mjs";

for (const major of nodes) findNode(major);
const all = [...runtimes, ...frameworks];
if (all.some(({ missing }) => missing()?.startsWith("the npm package"))) {
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error("cannot install the runtimes (npm ci in test/runtimes)");
}
for (const { name, missing } of all)
  console.log(missing() === undefined ? `${name}: there` : `${name}: ${missing()} is missing`);
