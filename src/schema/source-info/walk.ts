import type { LocationProto } from "../file-descriptor-proto.ts";
import { Cursor } from "../source/cursor.ts";
import { withoutRawBytes } from "../source/raw-bytes.ts";
import type { Position, SourceText } from "../source/source-text.ts";
import { sortComments } from "./comments.ts";
import type { Path } from "./parts.ts";

/** `Edition`: 2024. */
const firstWithVisibility = 1001;

/** From the beginning of a token to the end of a token. */
export interface Span {
  readonly start: Position;
  readonly end: Position;
}

/** A location that is being read. */
export interface Location {
  readonly path: Path;
  readonly start: Position;
  readonly proto: LocationProto;
}

/** A way through the tokens of a file that is known to be right, which notes where its parts stand. */
export class SourceWalk {
  readonly source: SourceText;
  readonly cursor: Cursor;
  /** `export` and `local` may stand before declarations. */
  readonly hasVisibility: boolean;
  #locations: LocationProto[] = [];
  readonly #counts = new Map<string, number>();
  /** Comments before the current declaration. */
  #leading = "";
  #detached: string[] = [];

  constructor(source: SourceText, edition = 0) {
    this.source = source;
    this.cursor = new Cursor(source);
    this.hasVisibility = edition >= firstWithVisibility;
    this.#readComments(0);
  }

  /** Path of the next element of the list at `list`. */
  next(list: Path): Path {
    const key = list.join();
    const index = this.#counts.get(key) ?? 0;
    this.#counts.set(key, index + 1);
    return [...list, index];
  }

  /** Where the current token begins. Positions are asked for in the order of the text, so that a long line is gone along once. */
  start(): Position {
    return this.source.position(this.cursor.token.start);
  }

  /** Notes a location that is known. */
  add(path: Path, { start, end }: Span): void {
    this.#locations.push({ path: path as number[], span: spanOf(start, end) });
  }

  addAll(locations: readonly LocationProto[]): void {
    for (const location of locations) this.#locations.push(location);
  }

  /** Notes what `read` goes over, from the current token or `start`. It comes before what is noted within it. */
  locate(path: Path, read: (location: Location) => void, start: Position = this.start()): Span {
    const proto: LocationProto = { path: path as number[] };
    this.#locations.push(proto);
    read({ path, start, proto });
    const end = this.source.position(this.cursor.previousEnd);
    proto.span = spanOf(start, end);
    return { start, end };
  }

  /** Notes the current token. */
  token(path: Path): Span {
    return this.locate(path, () => this.cursor.advance());
  }

  /** Goes past the token (`;`, `{` or `}`) that ends a declaration, or what it begins with: comments before and after it are those of `location`. */
  endOfDeclaration({ proto }: Location): void {
    if (this.#leading !== "") proto.leadingComments = this.#leading;
    if (this.#detached.length > 0) proto.leadingDetachedComments = this.#detached;
    this.cursor.advance();
    const trailing = this.#readComments(this.cursor.previousEnd);
    if (trailing !== "") proto.trailingComments = trailing;
  }

  /** Goes past the end of a block. The comments before it are nobody's. */
  endOfBlock(): void {
    this.cursor.advance();
    this.#readComments(this.cursor.previousEnd);
  }

  /** Goes past a `;` that ends nothing. */
  emptyStatement(): void {
    const detached = this.#detached;
    this.endOfBlock();
    for (const comment of this.#detached) detached.push(comment);
    this.#detached = detached;
  }

  /** What `read` notes, not yet noted. */
  apart(read: () => void): readonly LocationProto[] {
    const locations = this.#locations;
    this.#locations = [];
    read();
    const apart = this.#locations;
    this.#locations = locations;
    return apart;
  }

  /** Keeps the comments that belong to what comes next, and gives the one that belongs to what has ended. */
  #readComments(gapStart: number): string {
    const { token, word } = this.cursor;
    const { trailing, detached, leading } = sortComments(
      withoutRawBytes(this.source.text.slice(gapStart, token.start)),
      gapStart === 0,
      word,
    );
    this.#leading = leading;
    this.#detached = detached;
    return trailing;
  }

  /** All that has been noted. */
  get locations(): LocationProto[] {
    return this.#locations;
  }
}

/** As descriptor.proto has it: from 0, and the line of the end only if it is another one. */
function spanOf(start: Position, end: Position): number[] {
  const span = [start.line - 1, start.column - 1];
  if (end.line !== start.line) span.push(end.line - 1);
  span.push(end.column - 1);
  return span;
}
