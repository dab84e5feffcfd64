import type { Position, SourceText } from "./source-text.ts";

/** What of a declaration an error may be about. */
export type Part =
  | "name"
  | "number"
  | "type"
  | "extendee"
  | "default"
  | "input"
  | "output"
  | "value"
  | "edition"
  | "json";

/** Where a declaration and its parts stand: offsets into the source; `start` is its first token. */
export type Marks = { readonly source: SourceText; readonly start: number } & { [P in Part]?: number };

/** A property of the nodes of file descriptors that were read from text: WeakMaps took a tenth of the time to load 2000 messages. */
const marks: unique symbol = Symbol.for("wireform.marks") as never;

interface Marked {
  [marks]?: Marks;
}

/** Notes where `node` begins; the parts are added as they are read. */
export function mark(node: object, source: SourceText, start: number): Marks {
  return ((node as Marked)[marks] = { source, start });
}

/** Lets `node` stand where `origin` does. */
export function shareMarks(origin: object, node: object): void {
  const shared = findMarks(origin);
  if (shared !== undefined) (node as Marked)[marks] = shared;
}

/** The offset at which a node stands in its source; what was not read from text comes last. */
export function startOf(node: object): number {
  return findMarks(node)?.start ?? Number.MAX_SAFE_INTEGER;
}

export function findMarks(node: object): Marks | undefined {
  return (node as Marked)[marks];
}

/** Position of a part of a node of a file descriptor, or else of the node; undefined if it was not read from text. */
export function positionOf(node: object, part?: Part): (Position & { readonly file: string }) | undefined {
  const found = findMarks(node);
  if (found === undefined) return undefined;
  const offset = part === undefined ? undefined : found[part];
  return { file: found.source.file, ...found.source.position(offset ?? found.start) };
}
