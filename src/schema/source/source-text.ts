import { ProtobufError } from "../../errors.ts";
import { isRawByte } from "./raw-bytes.ts";

/** A line and a column, both from 1; columns as protoc counts them. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** protoc's tab stops. */
const tabWidth = 8;

/** The text of a `.proto` file, and where its offsets (code units) stand. */
export class SourceText {
  readonly file: string;
  readonly text: string;
  #lineStarts: number[] | undefined;
  /** A place whose column is known: asked for in order, the columns of a long line take one way along it. */
  #known = { offset: 0, column: 0 };

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** Columns count bytes of UTF-8 (a byte order mark too), and a tab reaches to the next multiple of eight. */
  position(offset: number): Position {
    const starts = (this.#lineStarts ??= lineStarts(this.text));
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    const { offset: known, column } = this.#known;
    const isAhead = known >= starts[low]! && known <= offset;
    this.#known = {
      offset,
      column: isAhead ? columnAfter(this.text, known, offset, column) : columnAfter(this.text, starts[low]!, offset, 0),
    };
    return { line: low + 1, column: this.#known.column + 1 };
  }

  /** An error at `offset`, or some bytes after it. */
  error(offset: number, message: string, bytes = 0): ProtobufError {
    const { line, column: start } = this.position(offset);
    const column = start + bytes;
    return new ProtobufError("INVALID_SCHEMA", `${this.file}:${line}:${column}: ${message}`, {
      file: this.file,
      line,
      column,
    });
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf("\n"); index >= 0; index = text.indexOf("\n", index + 1)) starts.push(index + 1);
  return starts;
}

/** The column of `end`, that of `start` being known. */
function columnAfter(text: string, start: number, end: number, column: number): number {
  for (let index = start; index < end; index++) {
    const code = text.charCodeAt(index);
    if (code === 9) column += tabWidth - (column % tabWidth);
    else if (code < 0x80 || isRawByte(text, index)) column += 1;
    // Half of the four bytes of a surrogate pair is two.
    else column += code < 0x800 || (code & 0xf800) === 0xd800 ? 2 : 3;
  }
  return column;
}
