import { posix } from "node:path";
import type { MarkdownRenderer } from "vitepress";
import { repositoryUrl } from "./address.mjs";

/** Links from docs/ to other files of the repository lead to where its code is read. */
export function linkToRepository(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("repository links", ({ tokens, env }) => {
    const { relativePath } = env as { relativePath?: string };
    if (relativePath === undefined) return;
    const page = posix.join("docs", relativePath);
    for (const token of tokens.flatMap(({ children }) => children ?? [])) {
      const href = token.type === "link_open" ? token.attrGet("href") : null;
      if (href === null || /^(?:[a-z]+:|#|\/)/u.test(href)) continue;
      const path = posix.join(posix.dirname(page), href);
      if (!path.startsWith("docs/")) token.attrSet("href", `${repositoryUrl}/blob/main/${path}`);
    }
  });
}
