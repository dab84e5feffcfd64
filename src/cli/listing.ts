import type { Note } from "../inspect/annotate.ts";
import { printable } from "./host.ts";

export interface ListingOptions {
  /** With ANSI colours. */
  readonly colour?: boolean | undefined;
  /** Without the line that names the columns. */
  readonly bare?: boolean | undefined;
}

/** Bytes on one line, and lines of bytes of one note: the rest is counted. */
const lineBytes = 8;
const maxLines = 3;
const maxField = 40;
const maxType = 40;

const escapes = { heading: "\u001b[1m", tag: "\u001b[36m", offset: "\u001b[2m", bad: "\u001b[31m" } as const;
const plain = "\u001b[0m";

interface Layout {
  offset: number;
  bytes: number;
  field: number;
  wireType: number;
  type: number;
  readonly colour: boolean;
}

/** A line above the notes of a message. */
export interface Heading {
  readonly heading: string;
}

/** Lays notes out in columns, some at a time. A column is as wide as those so far need it: what comes later may widen it. */
export class Listing {
  readonly #options: ListingOptions;
  readonly #layout: Layout;
  #isBegun = false;

  constructor(options: ListingOptions = {}) {
    this.#options = options;
    this.#layout = { offset: 6, bytes: 5, field: 5, wireType: 4, type: 4, colour: options.colour === true };
  }

  /** The lines of these notes, which come after those of the ones before. */
  lines(items: readonly (Note | Heading)[]): string[] {
    const layout = this.#layout;
    for (const item of items) if (!("heading" in item)) widen(layout, item);
    const lines: string[] = [];
    if (!this.#isBegun && this.#options.bare !== true && items.length > 0)
      lines.push(row(layout, "offset", "bytes", 0, "field", "wire", "type", "value", false));
    this.#isBegun ||= items.length > 0;
    for (const item of items) {
      if ("heading" in item) lines.push(paint(layout, item.heading, escapes.heading));
      else lines.push(...noteLines(layout, item));
    }
    return lines;
  }
}

function widen(layout: Layout, note: Note): void {
  layout.offset = Math.max(layout.offset, String(note.start).length);
  layout.bytes = Math.max(layout.bytes, 3 * Math.min(note.bytes.length, lineBytes) - 1);
  if (note.bad) return;
  layout.field = Math.max(layout.field, fieldText(note).length);
  layout.wireType = Math.max(layout.wireType, note.wireType.length);
  layout.type = Math.max(layout.type, typeText(note).length);
}

function* noteLines(layout: Layout, note: Note): Generator<string, void, undefined> {
  const { start, end, bytes } = note;
  const last = Math.min(bytes.length, lineBytes * maxLines);
  for (let from = 0; from < last || from === 0; from += lineBytes) {
    const shown = hex(bytes.subarray(from, Math.min(from + lineBytes, last)));
    const tagLength = Math.max(0, 3 * Math.min(note.content - start - from, lineBytes) - 1);
    if (from > 0) yield row(layout, "", shown, tagLength, "", "", "", "", false);
    else if (note.bad) yield row(layout, String(start), shown, 0, "", "", "", `!! ${printable(note.value)}`, true);
    else
      yield row(
        layout,
        String(start),
        shown,
        tagLength,
        fieldText(note),
        note.wireType,
        typeText(note),
        printable(note.value),
        false,
      );
  }
  const more = end - start - last;
  if (more > 0) yield row(layout, "", more === Infinity ? ".. more" : `.. ${more} more`, 0, "", "", "", "", false);
}

function row(
  layout: Layout,
  offset: string,
  bytes: string,
  tagLength: number,
  field: string,
  wireType: string,
  type: string,
  value: string,
  bad: boolean,
): string {
  const shown =
    paint(layout, bytes.slice(0, tagLength), escapes.tag) +
    paint(layout, bytes.slice(tagLength), bad ? escapes.bad : "") +
    " ".repeat(Math.max(0, layout.bytes - bytes.length));
  const columns = [paint(layout, offset.padStart(layout.offset), escapes.offset), shown];
  if (bad) columns.push(paint(layout, value, escapes.bad));
  else columns.push(field.padEnd(layout.field), wireType.padEnd(layout.wireType), type.padEnd(layout.type), value);
  return columns.join("  ").trimEnd();
}

function paint({ colour }: Layout, text: string, escape: string): string {
  return colour && text !== "" && escape !== "" ? `${escape}${text}${plain}` : text;
}

function fieldText({ depth, field }: Note): string {
  return cut(`${"  ".repeat(depth)}${printable(field)}`, maxField);
}

function typeText({ type }: Note): string {
  return cut(printable(type), maxType);
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 3)}...`;
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
