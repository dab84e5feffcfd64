import type { ProtobufError } from "../errors.ts";
import type { Note } from "./annotate.ts";
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

const escapes = { tag: "\u001b[36m", offset: "\u001b[2m", bad: "\u001b[31m" } as const;
const plain = "\u001b[0m";

interface Layout {
  readonly offset: number;
  readonly bytes: number;
  readonly field: number;
  readonly wireType: number;
  readonly type: number;
  readonly colour: boolean;
}

type NoteSource = () => Generator<Note, ProtobufError | undefined, undefined>;

/** Lays notes out in columns, a line at a time. They are asked for twice, once for the widths, so that a large input needs no memory. */
export function* layOut(
  bytes: Uint8Array,
  notes: NoteSource,
  options: ListingOptions = {},
): Generator<string, ProtobufError | undefined, undefined> {
  const layout = measure(notes, options.colour === true);
  if (options.bare !== true && bytes.length > 0)
    yield row(layout, "offset", "bytes", 0, "field", "wire", "type", "value", false);
  const reading = notes();
  let step = reading.next();
  for (; !step.done; step = reading.next()) yield* noteLines(layout, bytes, step.value);
  return step.value;
}

function measure(notes: NoteSource, colour: boolean): Layout {
  const widths = { offset: 6, bytes: 5, field: 5, wireType: 4, type: 4 };
  for (const note of notes()) {
    widths.offset = Math.max(widths.offset, String(note.start).length);
    widths.bytes = Math.max(widths.bytes, 3 * Math.min(note.end - note.start, lineBytes) - 1);
    if (note.bad) continue;
    widths.field = Math.max(widths.field, fieldText(note).length);
    widths.wireType = Math.max(widths.wireType, note.wireType.length);
    widths.type = Math.max(widths.type, typeText(note).length);
  }
  return { ...widths, colour };
}

function* noteLines(layout: Layout, bytes: Uint8Array, note: Note): Generator<string, void, undefined> {
  const { start, end } = note;
  const last = Math.min(end, start + lineBytes * maxLines);
  for (let from = start; from < last || from === start; from += lineBytes) {
    const shown = hex(bytes.subarray(from, Math.min(from + lineBytes, last)));
    const tagLength = Math.max(0, 3 * Math.min(note.content - from, lineBytes) - 1);
    if (from > start) yield row(layout, "", shown, tagLength, "", "", "", "", false);
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
  if (last < end) yield row(layout, "", `.. ${end - last} more`, 0, "", "", "", "", false);
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
  const paint = (text: string, escape: string): string =>
    layout.colour && text !== "" ? `${escape}${text}${plain}` : text;
  const shown =
    paint(bytes.slice(0, tagLength), escapes.tag) +
    paint(bytes.slice(tagLength), bad ? escapes.bad : "") +
    " ".repeat(Math.max(0, layout.bytes - bytes.length));
  const columns = [paint(offset.padStart(layout.offset), escapes.offset), shown];
  if (bad) columns.push(paint(value, escapes.bad));
  else columns.push(field.padEnd(layout.field), wireType.padEnd(layout.wireType), type.padEnd(layout.type), value);
  return columns.join("  ").trimEnd();
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
