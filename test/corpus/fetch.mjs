import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** Puts the .proto files of a version into directories for what is its own and what it imports, once. */
export function fetchVersion({ own, imports }, directory, cache) {
  if (existsSync(directory)) return;
  copyProtos(own, join(directory, "own"), cache);
  for (const each of imports) copyProtos(each, join(directory, "imports"), cache);
  removeUnused(directory);
}

/** Packages carry more imports than they need, some of which lack imports of their own. */
function removeUnused(directory) {
  const pending = protosWithin(join(directory, "own"));
  const used = new Set();
  for (const path of pending) {
    used.add(path);
    for (const [, name] of readFileSync(path, "utf8").matchAll(/^\s*import\s+(?:public\s+)?"([^"]+)"/gmu)) {
      const found = join(directory, "imports", name);
      if (existsSync(found) && !used.has(found) && !pending.includes(found)) pending.push(found);
    }
  }
  for (const path of protosWithin(join(directory, "imports"))) if (!used.has(path)) rmSync(path);
}

function copyProtos(part, directory, cache) {
  const from = part.go === undefined ? fetchPackage(part.npm, cache) : fetchModule(part.go, cache);
  for (const [inside, as] of Object.entries(part.at)) {
    for (const path of protosWithin(join(from, inside))) {
      const target = join(directory, as, relative(join(from, inside), path));
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(path, target);
    }
  }
}

export function protosWithin(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true })
    .filter((name) => name.endsWith(".proto") && !/(?:^|\/)(?:node_modules|vendor|testdata)\//u.test(name))
    .map((name) => join(directory, name));
}

function fetchModule(module, cache) {
  const env = { ...process.env, GOMODCACHE: join(cache, "go"), GOFLAGS: "-modcacherw" };
  return JSON.parse(execFileSync("go", ["mod", "download", "-json", module], { cwd: cache, env, encoding: "utf8" }))
    .Dir;
}

function fetchPackage(name, cache) {
  const target = join(cache, "npm", name);
  if (existsSync(target)) return join(target, "package");
  const download = mkdtempSync(join(cache, "pack-"));
  execFileSync("npm", ["pack", "--silent", "--pack-destination", download, name], { encoding: "utf8" });
  mkdirSync(target, { recursive: true });
  execFileSync("tar", ["-xzf", join(download, readdirSync(download)[0]), "-C", target]);
  rmSync(download, { recursive: true });
  return join(target, "package");
}
