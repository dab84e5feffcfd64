// What processes take: figures of this machine and this day.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { transformSync } from "esbuild";

/** Of the project: a peer brings an older compiler. */
const require = createRequire(new URL("../../package.json", import.meta.url));
const manifest = require.resolve("typescript/package.json");
const tsc = join(manifest, "..", require("typescript/package.json").bin.tsc);

export const compilerVersion = require("typescript/package.json").version;

export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Of `tsc` on a module: seconds of CPU time, and megabytes at the most. */
export function typeCheck(module, runs) {
  const project = `${module}.tsconfig.json`;
  const compilerOptions = {
    target: "es2022",
    lib: ["es2023", "dom"],
    module: "nodenext",
    types: [],
    noEmit: true,
    strict: true,
    skipLibCheck: true,
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [module] }));
  try {
    const results = Array.from({ length: runs }, () => {
      const usage =
        "process.once('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); console.log(`Usage: ${userCPUTime + systemCPUTime} ${maxRSS}`); });";
      const output = execFileSync(
        process.execPath,
        ["--import", `data:text/javascript,${encodeURIComponent(usage)}`, tsc, "-p", project],
        { encoding: "utf8" },
      );
      const [, microseconds, kilobytes] = /^Usage: (\d+) (\d+)$/m.exec(output);
      return { seconds: microseconds / 1e6, megabytes: kilobytes / 1024 };
    });
    const of = (key) => median(results.map((result) => result[key]));
    return { seconds: of("seconds"), megabytes: of("megabytes") };
  } finally {
    rmSync(project);
  }
}

/** Milliseconds of CPU time that Node takes to import a module in a process of its own. */
export function importTime(module, runs) {
  const script = `const before = process.cpuUsage(); await import(${JSON.stringify(pathToFileURL(module).href)}); const { user, system } = process.cpuUsage(before); console.log((user + system) / 1000);`;
  const once = () =>
    Number(execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }));
  return median(Array.from({ length: runs }, once));
}

/** The TypeScript of a directory as JavaScript, beside it. */
export function transpile(directory) {
  for (const name of readdirSync(directory, { recursive: true })) {
    if (!name.endsWith(".ts")) continue;
    const { code } = transformSync(readFileSync(join(directory, name), "utf8"), { loader: "ts", target: "es2022" });
    writeFileSync(join(directory, name.replace(/ts$/, "js")), code);
  }
}
