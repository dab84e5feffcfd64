import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/* The pages that VitePress reads: docs/ as it is, and the two that only the site has. They lie in a folder of the site, where Vue is found and nothing of the site gets into docs/. */

const site = import.meta.dirname;
export const docs = join(site, "../docs");
const pages = join(site, "pages");

export function copyPages() {
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(pages);
  cpSync(docs, pages, { recursive: true });
  for (const page of ["index.md", "playground.md"]) cpSync(join(site, page), join(pages, page));
}
