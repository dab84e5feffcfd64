// npm run corpus:check -- [name...]: versions of published schemas, compared by `check` and by `buf breaking`. Exit status 1 where buf objects, and `check` has nothing at that place.
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
    const { issues, failed, bufOnly, both } = await compareVersions(old.directory, next.directory);
    console.log(
      `${name} ${old.version} -> ${next.version}: ${issues.length} issues, ${both} of them buf's; fails ${failed.join(", ") || "nothing"}`,
    );
    for (const { rule, file, line, message } of bufOnly) console.log(`  buf alone: ${rule} ${file}:${line} ${message}`);
  }
}
