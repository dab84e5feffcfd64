import type { LocationProto } from "../file-descriptor-proto.ts";
import { Cursor } from "../source/cursor.ts";
import type { SourceText } from "../source/source-text.ts";
import { sortComments } from "./comments.ts";
import type { Path } from "./parts.ts";

/** `Edition`: 2024. */
const firstWithVisibility = 1001;

/** From the beginning of a token to the end of a token: offsets into the source. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A location that is being read. */
export interface Location extends Span {
  readonly path: Path;
  end: number;
  leading: string;
  trailing: string;
  detached: readonly string[];
}

/** A way through the tokens of a file that is known to be right, which notes where its parts stand. */
export class SourceWalk {
  readonly source: SourceText;
  readonly cursor: Cursor;
  /** `export` and `local` may stand before declarations. */
  readonly hasVisibility: boolean;
  #locations: Location[] = [];
  readonly #counts = new Map<string, number>();
  /** Comments before the current declaration. */
  #leading = "";
  #detached: readonly string[] = [];

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

  /** Notes a location that is known. */
  add(path: Path, { start, end }: Span): Location {
    const location = { path, start, end, leading: "", trailing: "", detached: [] };
    this.#locations.push(location);
    return location;
  }

  /** Notes what `read` goes over, from the current token or `start`. It comes before what is noted within it. */
  locate(path: Path, read: (location: Location) => void, start: number = this.cursor.token.start): Span {
    const location = this.add(path, { start, end: start });
    read(location);
    location.end = this.cursor.previousEnd;
    return location;
  }

  /** Notes the current token. */
  token(path: Path): Span {
    return this.locate(path, () => this.cursor.advance());
  }

  /** Goes past the token (`;`, `{` or `}`) that ends a declaration, or what it begins with: comments before and after it are those of `location`. */
  endOfDeclaration(location: Location): void {
    location.leading = this.#leading;
    location.detached = this.#detached;
    this.cursor.advance();
    location.trailing = this.#readComments(this.cursor.previousEnd);
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
    this.#detached = [...detached, ...this.#detached];
  }

  /** What `read` notes, not yet noted. */
  apart(read: () => void): readonly Location[] {
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
    const { trailing, detached, leading } = sortComments(this.source.text.slice(gapStart, token.start), gapStart === 0, word);
    this.#leading = leading;
    this.#detached = detached;
    return trailing;
  }

  /** All that has been noted, as descriptor.proto has it. */
  end(): LocationProto[] {
    const offsets = new Set(this.#locations.flatMap(({ start, end }) => [start, end]));
    // In the order of the text, for which it has to be gone over once only.
    const positions = new Map([...offsets].sort((left, right) => left - right).map((offset) => [offset, this.source.position(offset)]));
    return this.#locations.map(({ path, start, end, leading, trailing, detached }) => {
      const from = positions.get(start)!;
      const to = positions.get(end)!;
      const span = from.line === to.line ? [from.line - 1, from.column - 1, to.column - 1] : [from.line - 1, from.column - 1, to.line - 1, to.column - 1];
      const location: LocationProto = { path: [...path], span };
      if (leading !== "") location.leadingComments = leading;
      if (trailing !== "") location.trailingComments = trailing;
      if (detached.length > 0) location.leadingDetachedComments = [...detached];
      return location;
    });
  }
}
