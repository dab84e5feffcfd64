import type { Position, SourceText } from "./source-text.ts";

/** What of a declaration an error may be about. */
export type Part = "name" | "number" | "type" | "extendee" | "default" | "input" | "output" | "value" | "edition" | "end";

/** Where the parts of a declaration stand: offsets into the source; `start` is its first token. */
export interface Marks {
  readonly source: SourceText;
  readonly start: number;
  readonly parts: { [P in Part]?: number };
}

/** Of the nodes of file descriptors that were read from text. */
const marksOf = new WeakMap<object, Marks>();

/** Notes where `node` begins; the parts are added as they are read. */
export function mark(node: object, source: SourceText, start: number): Marks["parts"] {
  const parts: Marks["parts"] = {};
  marksOf.set(node, { source, start, parts });
  return parts;
}

export function findMarks(node: object): Marks | undefined {
  return marksOf.get(node);
}

/** Position of a part of a node of a file descriptor, or else of the node; undefined where it was not read from text. */
export function positionOf(node: object, part?: Part): (Position & { readonly file: string }) | undefined {
  const marks = marksOf.get(node);
  if (marks === undefined) return undefined;
  const offset = part === undefined ? undefined : marks.parts[part];
  return { file: marks.source.file, ...marks.source.position(offset ?? marks.start) };
}
