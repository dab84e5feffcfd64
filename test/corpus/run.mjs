// npm run corpus:check -- [name...]: versions of published schemas, compared by `check` and by `buf breaking`. Exit status 1 where buf objects and `check` says nothing.
// Packages are kept in a temporary directory, or where WIREFORM_CORPUS says.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compareVersions } from "./compare.mjs";
import { fetchVersion } from "./fetch.mjs";
import { sources } from "./sources.mjs";

const cache = process.env.WIREFORM_CORPUS ?? join(tmpdir(), "wireform-corpus");
mkdirSync(cache, { recursive: true });
const names = process.argv.slice(2);

for (const [name, versions] of Object.entries(sources)) {
  if (names.length > 0 && !names.includes(name)) continue;
  const fetched = Object.entries(versions).map(([version, parts]) => {
    const directory = join(cache, "versions", name, version);
    fetchVersion(parts, directory, cache);
    return { version, directory };
  });
  for (const [index, next] of fetched.slice(1).entries()) {
    const old = fetched[index];
    report(`${name} ${old.version} -> ${next.version}`, await compareVersions(old.directory, next.directory));
  }
}

function report(pair, { issues, both, bufOnly, failed }) {
  const counts = `${issues.length} issues, ${both} of buf's ${both + bufOnly.length} among them`;
  console.log(`${pair}: ${counts}; fails ${failed.join(", ") || "nothing"}`);
  for (const { rule, file, line, message, instead } of bufOnly) {
    console.log(`  buf alone: ${rule} ${file}:${line} ${message}\n    here: ${instead.join(", ") || "NOTHING"}`);
    if (instead.length === 0) process.exitCode = 1;
  }
}
