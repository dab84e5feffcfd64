// Builds dist/ of src/. Types stay file by file, as tsc writes them. JavaScript is bundled, since an import costs by the file: each public module is a file,
// and what they share is in chunks, one copy of each module. It stays readable, and statements stay apart, so that bundlers can drop what is not used.
import { chmodSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeDeclarations } from "./declarations.mjs";
import { programs } from "./entries.mjs";
import { bundleModules } from "./modules.mjs";
import { dist } from "./paths.mjs";

rmSync(dist, { recursive: true, force: true });
writeDeclarations();
await bundleModules({ write: true });
for (const program of programs) chmodSync(join(dist, `${program}.js`), 0o755);
