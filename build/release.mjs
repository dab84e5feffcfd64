// npm run release [-- --dry-run]: looks whether this commit can be published, builds and checks the package, and publishes it. With --dry-run npm only says what it would do.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
/** What looks at the packed package: its files, types, sizes and subpaths, and examples that have installed it. */
const checks = ["test/package/", "test/examples/", "test/bench/sizes.test.ts"];

/**
 * Why a version cannot be published; nothing where it can. `status` is what `git status --porcelain` prints. A dry run may be of changes that are not committed, and of a version without a date.
 */
export function obstacles({ version, changelog, status, isDryRun }) {
  const heading = changelog.match(/^## \[(.*?)\](?: - (.*))?$/m);
  const [, newest, date] = heading ?? [];
  return [
    ...(newest === version ? [] : [`CHANGELOG.md begins with ${newest ?? "no version"}, package.json has ${version}`]),
    ...(isDryRun || /^\d{4}-\d{2}-\d{2}$/.test(date ?? "") ? [] : [`CHANGELOG.md has no date for ${version}`]),
    ...(isDryRun || status === "" ? [] : ["there are changes that are not committed"]),
  ];
}

/** The arguments of npm. Provenance needs the token that only a workflow has. */
export function publishArguments(isDryRun) {
  return ["publish", "--access", "public", "--ignore-scripts", isDryRun ? "--dry-run" : "--provenance"];
}

function release(isDryRun) {
  const run = (program, ...args) => execFileSync(program, args, { cwd: root, stdio: "inherit" });
  const read = (name) => readFileSync(`${root}${name}`, "utf8");
  const found = obstacles({
    version: JSON.parse(read("package.json")).version,
    changelog: read("CHANGELOG.md"),
    status: execFileSync("git", ["status", "--porcelain"], { cwd: root, encoding: "utf8" }).trim(),
    isDryRun,
  });
  if (found.length > 0) {
    console.error(found.join("\n"));
    process.exitCode = 1;
    return;
  }
  run("npm", "run", "-s", "build");
  run("npx", "vitest", "run", "--config", "test/vitest.config.ts", "--project", "node", ...checks);
  run("npm", ...publishArguments(isDryRun));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) release(process.argv.includes("--dry-run"));
