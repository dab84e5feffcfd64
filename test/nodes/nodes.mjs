// The versions of Node that tests and the benchmark run in: those of package.json, which npm has for Linux. `npm run nodes:install` brings them.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const packages = JSON.parse(readFileSync(join(here, "package.json"), "utf8")).optionalDependencies;

/** Their majors, the oldest first: those with long-term support that wireform's package allows, and the current one. */
export const nodes = [...new Set(Object.keys(packages).map((name) => Number(name.split("-")[1])))].sort(
  (left, right) => left - right,
);

const nameOf = (major) => `node-${major}-${process.platform}-${process.arch}`;
const directoryOf = (major) => join(here, "node_modules", nameOf(major));

/** Where a Node of a major version is, if it is installed. */
export function pathOfNode(major) {
  return join(directoryOf(major), "bin/node");
}

/** The path of a Node of a major version; all are installed where it is missing, or not in the version of package.json. */
export function findNode(major) {
  const wanted = packages[nameOf(major)]?.split("@")[1];
  if (wanted === undefined)
    throw new Error(
      `there is no Node ${major} for ${process.platform}-${process.arch} in test/nodes/package.json: it has ${nodes.join(", ")}`,
    );
  if (versionIn(directoryOf(major)) !== wanted) install();
  return pathOfNode(major);
}

function versionIn(directory) {
  const manifest = join(directory, "package.json");
  return existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")).version : undefined;
}

function install() {
  const { status } = spawnSync("npm", ["ci", "--no-bin-links", "--no-audit", "--no-fund"], {
    cwd: here,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) throw new Error("cannot install the Nodes (npm ci in test/nodes)");
}
