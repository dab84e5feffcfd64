import { watch } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { linkToRepository } from "../links.ts";
import { copyPages, docs } from "../pages.mjs";
import { sidebar } from "../sidebar.ts";

const repository = "https://github.com/wireform/wireform";

copyPages();
if (process.argv.includes("dev")) watch(docs, { recursive: true }, copyPages);

export default defineConfig({
  title: "wireform",
  description: "Protocol Buffers for TypeScript: fast, lossless, straight from the .proto file",
  lang: "en",
  base: "/wireform/",
  srcDir: "pages",
  outDir: "dist",
  cleanUrls: true,
  // Made after the pages: the reference by TypeDoc, the report by the benchmarks.
  ignoreDeadLinks: [/^\/reference\//u, /^\/report/u],
  vite: {
    // The playground bundles the library's source; see playground/no-long.cjs.
    resolve: { alias: { long: fileURLToPath(new URL("../playground/no-long.cjs", import.meta.url)) } },
    worker: { format: "es" },
    server: { fs: { allow: [fileURLToPath(new URL("../..", import.meta.url))] } },
  },
  markdown: { config: linkToRepository },
  themeConfig: {
    search: { provider: "local" },
    nav: [
      { text: "Guide", link: "/getting-started", activeMatch: "^/(?!playground|$)" },
      { text: "Playground", link: "/playground" },
      { text: "Reference", link: "/reference/", target: "_self" },
      { text: "Benchmarks", link: "/report.html", target: "_self" },
    ],
    sidebar,
    outline: { level: [2, 3] },
    socialLinks: [{ icon: "github", link: repository }],
    editLink: { pattern: `${repository}/edit/main/docs/:path` },
  },
});
