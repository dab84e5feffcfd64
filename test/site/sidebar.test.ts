import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { pagesOfSidebar } from "../../site/sidebar.ts";

test("the sidebar has every page of docs/ once, and no others", () => {
  const pages = readdirSync(new URL("../../docs", import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.replace(/\.md$/u, ""));
  expect([...pagesOfSidebar].sort()).toEqual(pages.sort());
});
