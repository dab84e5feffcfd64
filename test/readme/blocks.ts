/** A fenced block of a Markdown file. */
export interface Block {
  readonly language: string;
  /** Line of its first content, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** All fenced blocks of a Markdown text. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [index, text] of markdown.split("\n").entries()) {
    const fence = /^\s*(?:```|~~~)(.*)$/u.exec(text);
    if (fence === null) open?.lines.push(text);
    else if (open === undefined) open = { language: fence[1]!, line: index + 2, lines: [] };
    else {
      blocks.push(open);
      open = undefined;
    }
  }
  if (open !== undefined) throw new Error(`the block at line ${open.line} has no end`);
  return blocks;
}

/** A claim that stands behind code: what it gives, or what it throws. */
export const claim = /^(.*?);?\s*\/\/ (=>|throws) (.*)$/u;

/**
 * The program that the blocks are, one after the other, with every `// =>` and `// throws` a call of `expectValue` or `expectError` with the line's number.
 * Line numbers are those of the Markdown.
 */
export function programOf(blocks: readonly Block[]): string {
  const program: string[] = [];
  for (const { line, lines } of blocks) {
    while (program.length < line - 1) program.push("");
    for (const [index, text] of lines.entries()) program.push(hasComment(text) ? checkOf(text, line + index) : text);
  }
  return program.join("\n");
}

/** Whether there is a comment, beside URLs. */
function hasComment(text: string): boolean {
  return text.replaceAll("://", "").includes("//");
}

function checkOf(text: string, line: number): string {
  const [, code, kind, expected] = claim.exec(text) ?? [];
  if (code === undefined) throw new Error(`line ${line}: a comment that is no claim: ${text}`);
  if (kind === "throws") return `expectError(${line}, () => (${code}), ${JSON.stringify(expected)});`;
  const declared = /^\s*const (\w+) = /u.exec(code)?.[1];
  if (declared !== undefined) return `${code}; expectValue(${line}, ${declared}, ${JSON.stringify(expected)});`;
  return `expectValue(${line}, (${code}), ${JSON.stringify(expected)});`;
}

/** The rows of the table whose header begins with `header`, as text. */
export function tableOf(markdown: string, header: string): string[][] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => line.startsWith(`| ${header} |`));
  if (start < 0) throw new Error(`there is no table of ${header}`);
  const end = lines.findIndex((line, index) => index > start && !line.startsWith("|"));
  return lines.slice(start + 2, end).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll("`", "")),
  );
}
