import { printable } from "./host.ts";

/** The most characters of a line that are shown. */
const longest = 100;
/** How much of a longer line is shown before the place. */
const before = 60;
const tabWidth = 8;

/** Characters that take two cells in a terminal. */
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u;

/**
 * A line of source with a caret below it at `column`, counted as in schema errors: from 1, in bytes of UTF-8, with tab
 * stops at multiples of eight.
 */
export function excerpt(line: string, column: number): readonly [string, string] {
  const characters = [...line.replace(/\r$/u, "")];
  const at = indexOfColumn(characters, column);
  const start = characters.length > longest && at > before ? at - before : 0;
  const shown = characters.slice(start, start + longest);
  const cells = shown
    .slice(0, at - start)
    .map((character) =>
      character === "\t" ? "\t" : " ".repeat(wide.test(character) ? 2 : printable(character).length),
    );
  const [left, right] = [start > 0 ? "…" : "", start + longest < characters.length ? "…" : ""];
  return [left + shown.map(visible).join("") + right, `${" ".repeat(left.length)}${cells.join("")}^`];
}

function indexOfColumn(characters: readonly string[], column: number): number {
  let reached = 1;
  let index = 0;
  for (; index < characters.length && reached < column; index++) {
    const character = characters[index]!;
    reached += character === "\t" ? tabWidth - ((reached - 1) % tabWidth) : utf8Length(character.codePointAt(0)!);
  }
  return index;
}

function utf8Length(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** Tabs are kept in both lines. */
function visible(character: string): string {
  return character === "\t" ? character : printable(character);
}
