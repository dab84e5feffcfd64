import { isProtobufError } from "./library.ts";

/** Something wrong with a text, and where. */
export interface Problem {
  /** From 1, as protoc counts them; undefined where the whole text is meant. */
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly message: string;
}

/** A stretch of a text, as offsets of characters. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** `file:line:column: message`, one problem a line. */
const located = /^[^\n:]+:(\d+):(\d+): /;

/** What an error says, problem by problem: one of a schema may name up to 100. */
export function problemsOf(error: unknown): Problem[] {
  if (!isProtobufError(error)) return [{ line: undefined, column: undefined, message: String(error) }];
  const { line, column, message } = error;
  const lines = error.code === "INVALID_SCHEMA" || error.code === "NOT_FOUND" ? message.split("\n") : [message];
  if (!lines.some((each) => located.test(each))) return [{ line, column, message }];
  return lines.map((each) => {
    const [place, ofLine, ofColumn] = located.exec(each) ?? ["", undefined, undefined];
    return {
      line: ofLine === undefined ? undefined : Number(ofLine),
      column: ofColumn === undefined ? undefined : Number(ofColumn),
      message: each.slice(place.length),
    };
  });
}

/** What to underline: the word, string or sign at the place of a problem; undefined where there is no place. */
export function rangeOf(text: string, { line, column }: Problem): Range | undefined {
  if (line === undefined) return undefined;
  const lineStart = startOfLine(text, line);
  if (lineStart === undefined) return undefined;
  const lineText = /[^\r\n]*/.exec(text.slice(lineStart))![0];
  const index = Math.min(indexOfColumn(lineText, column ?? 1), lineText.length);
  const [word] = /^(?:[\w.]+|"[^"]*"?|'[^']*'?|[^\s])/u.exec(lineText.slice(index)) ?? [""];
  if (word !== "") return { start: lineStart + index, end: lineStart + index + word.length };
  // The end of a line: its last character is better than nothing at all.
  const start = lineStart + Math.max(0, index - 1);
  return { start, end: Math.max(start + 1, lineStart + index) };
}

function startOfLine(text: string, line: number): number | undefined {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf("\n", start);
    if (end < 0) return undefined;
    start = end + 1;
  }
  return start;
}

const tabWidth = 8;

/** Columns count bytes of UTF-8, and a tab reaches to the next multiple of eight. */
function indexOfColumn(line: string, column: number): number {
  let reached = 1;
  let index = 0;
  for (const character of line) {
    if (reached >= column) break;
    reached += character === "\t" ? tabWidth - ((reached - 1) % tabWidth) : utf8Length(character.codePointAt(0)!);
    index += character.length;
  }
  return index;
}

function utf8Length(code: number): number {
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
