import { execFileSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { finishHeads } from "./heads.mjs";

/* `npm run docs`: the pages, the reference and the report, in site/dist. */

const site = import.meta.dirname;
const root = join(site, "..");
const run = (directory, program, ...words) => execFileSync(program, words, { cwd: directory, stdio: "inherit" });

if (!existsSync(join(site, "node_modules"))) run(root, "npm", "run", "-s", "docs:install");
run(site, "npm", "run", "-s", "build");
run(root, process.execPath, "node_modules/typedoc/bin/typedoc", "--options", "site/typedoc.json", "--logLevel", "Warn");
cpSync(join(root, "bench/report.html"), join(site, "dist/report.html"));
finishHeads(join(site, "dist"));
