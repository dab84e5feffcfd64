import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { root } from "./paths.mjs";

/** Writes the types of dist/, file by file. Remote calls are a project of their own: they alone may know Node. */
export function writeDeclarations() {
  const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
  for (const project of ["src", "src/rpc"])
    execFileSync(process.execPath, [compiler, "-p", project, "--emitDeclarationOnly"], { cwd: root, stdio: "inherit" });
}
