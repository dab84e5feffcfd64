/**
 * Wraps a text between words into lines of some width; all lines after the first begin with `more`. A longer word is
 * not broken.
 */
export function wrap(text: string, width: number, more: string = ""): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length > width) lines.push(more + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}
