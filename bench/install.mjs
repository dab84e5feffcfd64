// Installs the peers, in the versions of bench/package-lock.json, unless they are there.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Whether every package that bench/package.json names is there in that version. */
export function installed() {
  const { dependencies } = JSON.parse(readFileSync(`${here}package.json`, "utf8"));
  return Object.entries(dependencies).every(([name, version]) => {
    const manifest = `${here}node_modules/${name}/package.json`;
    return existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version === version;
  });
}

export function install() {
  if (installed()) return;
  const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: here, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error("cannot install the peers (npm ci in bench)");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install();
