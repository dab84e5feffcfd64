import { readFileSync } from "node:fs";
import { arch, availableParallelism, cpus, platform, totalmem } from "node:os";

/** What the numbers were measured on. */
export function machine() {
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  return {
    date: new Date().toISOString().slice(0, 10),
    cpu: cpus()[0].model.trim(),
    cores: availableParallelism(),
    memory,
    system: `${platform()} ${arch()}`,
    node: process.version,
    v8: process.versions.v8,
  };
}

/** Package names and their versions. */
export function versions(contestants) {
  const names = [...new Set(contestants.flatMap(({ packageName }) => packageName ?? []))];
  return Object.fromEntries([
    ["wireform", read("../../package.json")],
    ...names.map((name) => [name, read(`../node_modules/${name}/package.json`)]),
  ]);
}

function read(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")).version;
}
