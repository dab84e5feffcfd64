import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/*
 * The pages that VitePress reads: docs/ as it is, and the two that only the site has. They lie in a folder of the site, where Vue is found and nothing of the site gets into docs/. The home page has its
 * example and its charts from the README.
 */

const site = import.meta.dirname;
export const docs = join(site, "../docs");
const pages = join(site, "pages");

export function copyPages() {
  rmSync(pages, { recursive: true, force: true });
  mkdirSync(pages);
  cpSync(docs, pages, { recursive: true });
  cpSync(join(site, "public"), join(pages, "public"), { recursive: true });
  cpSync(join(site, "playground.md"), join(pages, "playground.md"));
  const readme = readFileSync(join(site, "../README.md"), "utf8");
  writeFileSync(join(pages, "index.md"), homeOf(readFileSync(join(site, "index.md"), "utf8"), readme));
}

function homeOf(home, readme) {
  const example = /^```ts\n[^]*?^```$/mu.exec(readme)?.[0] ?? "";
  const charts = [...readme.matchAll(/<picture>[^]*?<\/picture>/gu)].map(([chart]) => chart);
  return home
    .replace("<!-- example -->", () => example)
    .replace("<!-- charts -->", () => charts.join("\n\n").replaceAll('"docs/', '"'));
}
