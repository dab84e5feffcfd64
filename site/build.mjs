import { execFileSync } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";

/* `npm run docs`: the pages, the reference and the report, in site/dist. */

const site = import.meta.dirname;
const root = join(site, "..");
const run = (directory, ...words) => execFileSync("npm", ["run", "-s", ...words], { cwd: directory, stdio: "inherit" });

if (!existsSync(join(site, "node_modules"))) run(root, "docs:install");
run(site, "build");
run(root, "reference", "--", "--out", join(site, "dist/reference"));
cpSync(join(root, "bench/report.html"), join(site, "dist/report.html"));
