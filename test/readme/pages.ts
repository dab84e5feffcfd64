import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { slugOf } from "../../site/slug.ts";

/** The root of the checkout. */
export const root: string = new URL("../..", import.meta.url).pathname;

export const read = (path: string): string => readFileSync(join(root, path), "utf8");

const markdownIn = (directory: string): string[] =>
  readdirSync(join(root, directory))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `${directory}/${name}`);

/** Every page that users read, by its path from the root: the README and all of docs/. */
export const pages: readonly string[] = ["README.md", ...markdownIn("docs"), ...markdownIn("docs/rpc")];

/** A link within the repository, and the file that it leads to. */
export interface Link {
  readonly text: string;
  /** From the root. */
  readonly path: string;
  readonly anchor: string | undefined;
}

/** Relative links and images of a page, in Markdown and in HTML. */
export function linksOf(page: string): Link[] {
  const prose = read(page).replaceAll(/^```.*?^```$/gmsu, "");
  const targets = [...prose.matchAll(/\]\(([^)\s]+)\)/gu), ...prose.matchAll(/\b(?:href|src|srcset)="([^"]+)"/gu)].map(
    ([, target]) => target!,
  );
  return targets
    .filter((target) => !/^[a-z]+:/u.test(target))
    .map((text) => {
      const [path, anchor] = text.split("#");
      return { text, path: path === "" ? page : relative(root, join(root, dirname(page), path!)), anchor };
    });
}

/** The anchors of a page's headings. */
export function anchorsOf(page: string): string[] {
  const prose = read(page).replaceAll(/^```.*?^```$/gmsu, "");
  return [...prose.matchAll(/^#+ (.*)$/gmu)].map(([, text]) => slugOf(text!));
}
