import { watch } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { base, origin, repositoryUrl } from "../address.mjs";
import { linkToRepository } from "../links.ts";
import { nameFiles, switchPictures } from "../markdown.ts";
import { copyPages, docs } from "../pages.mjs";
import { sidebar } from "../sidebar.ts";
import { slugOf } from "../slug.ts";

copyPages();
if (process.argv.includes("dev")) watch(docs, { recursive: true }, copyPages);

export default defineConfig({
  title: "wireform",
  description: "Protocol Buffers for TypeScript: fast, lossless, straight from the .proto file",
  lang: "en",
  base,
  head: [["link", { rel: "icon", type: "image/svg+xml", href: `${base}icon.svg` }]],
  sitemap: { hostname: origin + base },
  srcDir: "pages",
  outDir: "dist",
  cleanUrls: true,
  // No scripts within the pages: heads.mjs forbids them.
  metaChunk: true,
  // Every link is tested in the finished site, which has more than these pages (test/site).
  ignoreDeadLinks: true,
  vite: {
    // The playground bundles the library's source; see playground/no-long.cjs.
    resolve: { alias: { long: fileURLToPath(new URL("../playground/no-long.cjs", import.meta.url)) } },
    worker: { format: "es" },
    server: { fs: { allow: [fileURLToPath(new URL("../..", import.meta.url))] } },
  },
  markdown: {
    anchor: { slugify: slugOf },
    theme: { light: "github-light-high-contrast", dark: "github-dark-default" },
    languageAlias: { capnp: "proto" },
    config: (markdown) => {
      linkToRepository(markdown);
      nameFiles(markdown);
      switchPictures(markdown);
    },
  },
  themeConfig: {
    search: { provider: "local" },
    nav: [
      { text: "Guide", link: "/getting-started", activeMatch: "^/(?!playground|rpc/|$)" },
      { text: "Remote calls", link: "/rpc/", activeMatch: "^/rpc/" },
      { text: "Playground", link: "/playground" },
      { text: "Reference", link: "/reference/", target: "_self" },
      { text: "Benchmarks", link: "/report.html", target: "_self" },
    ],
    sidebar,
    outline: { level: [2, 3] },
    socialLinks: [{ icon: "github", link: repositoryUrl }],
    editLink: { pattern: `${repositoryUrl}/edit/main/docs/:path` },
  },
});
