import type { MarkdownRenderer } from "vitepress";

/** Blocks of code that are files, as in "js server.mjs", show the name. */
export function nameFiles(markdown: MarkdownRenderer): void {
  const render = markdown.renderer.rules.fence!;
  markdown.renderer.rules.fence = (...arguments_) => {
    const [tokens, index] = arguments_;
    const name = /^\w+ ([\w./-]+\.\w+)$/u.exec(tokens[index]!.info.trim())?.[1];
    const block = render(...arguments_);
    return name === undefined ? block : `<div class="file"><p class="file-name">${name}</p>${block}</div>`;
  };
}

const picture =
  /<picture>\s*<source media="\(prefers-color-scheme: dark\)" srcset="([^"]+)">\s*<img src="([^"]+)"([^>]*)>\s*<\/picture>/gu;

/** Pictures that come light and dark follow the switch of the site, not the system's setting alone. */
export function switchPictures(markdown: MarkdownRenderer): void {
  markdown.core.ruler.push("pictures", ({ tokens }) => {
    for (const token of tokens)
      if (token.type === "html_block")
        token.content = token.content.replaceAll(
          picture,
          (_, dark, light, rest) =>
            `<p><img class="if-light" src="./${light}"${rest}><img class="if-dark" src="./${dark}"${rest}></p>`,
        );
  });
}
