import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { load } from "../../dist/index.js";
import { check, fails, policies } from "../../dist/compat/index.js";
import { protosWithin } from "./fetch.mjs";

/* What `check` and `buf breaking` say of two versions, issue by issue. */

const buf = new URL("../../node_modules/.bin/buf", import.meta.url).pathname;
const categories = ["WIRE", "WIRE_JSON"];

export async function compareVersions(old, next) {
  const issues = check(await loadVersion(old), await loadVersion(next));
  const verdicts = Object.keys(policies).filter((name) => issues.some((issue) => fails(issue, name)));
  const told = Object.fromEntries(categories.map((category) => [category, bufIssues(old, next, category)]));
  const theirs = new Map(categories.flatMap((category) => told[category]).map((each) => [keyOf(each), each]));
  const ours = new Map(issues.map((issue) => [keyOf({ rule: issue.rule, ...(issue.new ?? {}) }), issue]));
  return {
    issues,
    failed: [...verdicts, ...categories.filter((category) => told[category].length > 0).map((name) => `buf ${name}`)],
    bufOnly: [...theirs].filter(([key]) => !ours.has(key)).map(([, each]) => each),
    both: [...theirs.keys()].filter((key) => ours.has(key)).length,
  };
}

function loadVersion(directory) {
  const own = join(directory, "own");
  const names = protosWithin(own).map((path) => relative(own, path));
  return load(names.sort(), { includePaths: [own, join(directory, "imports")] });
}

/** A module of one's own, and one of imports, whose issues are left out. */
function bufIssues(old, next, category) {
  for (const directory of [old, next]) {
    const modules = ["own", "imports"].filter((name) => existsSync(join(directory, name)));
    const lines = [
      "version: v2",
      "modules:",
      ...modules.map((name) => `  - path: ${name}`),
      `breaking: { use: [${category}] }`,
    ];
    writeFileSync(join(directory, "buf.yaml"), `${lines.join("\n")}\n`);
  }
  const run = spawnSync(buf, ["breaking", next, "--against", old, "--error-format", "json"], { encoding: "utf8" });
  if (run.status !== 0 && run.status !== 100) throw new Error(`buf: ${run.status} ${run.stderr}${run.stdout}`);
  const prefix = `${join(next, "own")}/`;
  return run.stdout
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const issue = JSON.parse(line);
      if (issue.type === "COMPILE") throw new Error(`buf: ${line}`);
      return issue;
    })
    .filter(({ path }) => path === undefined || !path.includes("/imports/"))
    .map(({ type, path, start_line, message }) => ({
      rule: type,
      file: path === undefined ? undefined : path.slice(path.indexOf("own/") + "own/".length),
      line: start_line,
      message,
      prefix,
    }));
}

function keyOf({ rule, file, line }) {
  return `${rule} ${file}:${line}`;
}
