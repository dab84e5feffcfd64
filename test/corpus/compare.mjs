import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { check, fails, policies } from "../../dist/compat/index.js";
import { load } from "../../dist/index.js";
import { protosWithin } from "./fetch.mjs";

/* What `check` and `buf breaking` say of two versions, issue by issue. */

const buf = new URL("../../node_modules/.bin/buf", import.meta.url).pathname;
const categories = ["WIRE", "WIRE_JSON"];

/**
 * Issues of both, and the verdicts. Where buf objects and `check` does not by the same rule, `bufOnly` says what it has there instead; nothing if it has
 * nothing.
 */
export async function compareVersions(old, next) {
  const issues = check(await loadVersion(old), await loadVersion(next));
  const told = categories.map((category) => [category, bufIssues(old, next, category)]);
  const theirs = new Map(told.flatMap(([, list]) => list).map((issue) => [`${issue.rule} ${placeOf(issue)}`, issue]));
  const ours = byPlace(issues);
  const differences = [...theirs.values()].map((issue) => ({ issue, instead: ours.get(placeOf(issue)) ?? [] }));
  return {
    issues,
    both: differences.filter(({ issue, instead }) => instead.some(({ rule }) => rule === issue.rule)).length,
    bufOnly: differences
      .filter(({ issue, instead }) => !instead.some(({ rule }) => rule === issue.rule))
      .map(({ issue, instead }) => ({ ...issue, instead: reasonsOf(issue, instead, issues) })),
    failed: [
      ...Object.keys(policies).filter((name) => issues.some((issue) => fails(issue, name))),
      ...told.filter(([, list]) => list.length > 0).map(([category]) => `buf ${category}`),
    ],
  };
}

function byPlace(issues) {
  const places = new Map();
  for (const issue of issues) {
    const place = placeOf(issue.new ?? {});
    places.set(place, [...(places.get(place) ?? []), issue]);
  }
  return places;
}

function placeOf({ file, line }) {
  return `${file}:${line}`;
}

/** The rules that tell the same otherwise: of a type with another name, that it is in another package now. */
function reasonsOf({ rule }, instead, issues) {
  const isTypeRule = /_TYPE$/u.test(rule);
  const all = instead.length > 0 ? instead : issues.filter((issue) => isTypeRule && issue.rule === "TYPE_SAME_PACKAGE");
  return [...new Set(all.map((issue) => issue.rule))];
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
    const paths = modules.map((name) => `  - path: ${name}\n`).join("");
    writeFileSync(join(directory, "buf.yaml"), `version: v2\nmodules:\n${paths}breaking: { use: [${category}] }\n`);
  }
  const run = spawnSync(buf, ["breaking", next, "--against", old, "--error-format", "json"], { encoding: "utf8" });
  const issues = run.stdout.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
  if ((run.status !== 0 && run.status !== 100) || issues.some(({ type }) => type === "COMPILE"))
    throw new Error(`buf: ${run.status} ${run.stderr}${run.stdout}`);
  return issues
    .filter(({ path = "" }) => !path.includes("/imports/"))
    .map(({ type, path = "", start_line, message }) => ({
      rule: type,
      file: path.slice(path.indexOf("/own/") + "/own/".length),
      line: start_line,
      message,
    }));
}
