import { existsSync } from "node:fs";
import { join } from "node:path";
import { base, fileFor, filesOfSite, readFile, root } from "./finished-site.ts";

const site = "https://wireform.github.io";
const repository = /^https:\/\/github\.com\/wireform\/wireform\/(?:blob|edit|tree)\/main\/([^#?]*)/u;

const unescape = (text: string): string =>
  text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<");

/** The tags of a page, and not what scripts, styles and comments have. */
const tagsOf = (html: string): string[] =>
  html.replaceAll(/<(script|style)\b([^>]*)>[^]*?<\/\1>|<!--[^]*?-->/gu, "<$1$2>").match(/<[a-z][^>]*>/giu) ?? [];

const attributes = (tag: string, name: RegExp): string[] =>
  [...tag.matchAll(name)].map(([, quoted]) => unescape(quoted!));

/** Links, images, scripts and styles of all pages that lead to nothing, as "page: link". */
export function brokenLinks(): string[] {
  const files = new Set(filesOfSite());
  const pages = [...files].filter((file) => file.endsWith(".html"));
  const withTags = [...files].filter((file) => /\.(?:html|svg)$/u.test(file));
  const tags = new Map(withTags.map((file) => [file, tagsOf(readFile(file))]));
  const anchors = new Map(
    [...tags].map(([file, all]) => [file, new Set(all.flatMap((tag) => attributes(tag, /\s(?:id|name)="([^"]*)"/gu)))]),
  );
  const leadsSomewhere = (page: string, link: string): boolean => {
    const [, file] = repository.exec(link) ?? [];
    if (file !== undefined) return existsSync(join(root, decodeURIComponent(file)));
    const url = new URL(link, `${site}${base}${page}`);
    if (url.origin !== site) return true;
    if (!url.pathname.startsWith(base)) return false;
    const target = fileFor(decodeURIComponent(url.pathname.slice(base.length)), files);
    if (target === undefined) return false;
    return url.hash.length < 2 || anchors.get(target)?.has(decodeURIComponent(url.hash.slice(1))) === true;
  };
  return pages.flatMap((page) =>
    tags
      .get(page)!
      .flatMap((tag) => attributes(tag, /\s(?:href|src|srcset)="([^"]*)"/gu))
      .filter((link) => !leadsSomewhere(page, link))
      .map((link) => `${page}: ${link}`),
  );
}
