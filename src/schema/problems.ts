import { ProtobufError, shorten } from "../errors.ts";
import { positionOf, type Part } from "./source/marks.ts";

interface Problem {
  readonly text: string;
  readonly place: { readonly file: string; readonly line?: number; readonly column?: number };
}

/** More problems than this are counted only. */
const maxProblems = 100;
/** Characters of a problem: names of a schema can be of any length. */
const longestProblem = 500;

/** What is wrong with a set of files: gathered, so that one error can tell all of it. */
export class Problems {
  readonly #found: Problem[] = [];
  #more = 0;

  /** Adds a problem with `node` of file `file`; `part` says with what of it. */
  add(file: string, node: object, part: Part | undefined, message: string): void {
    if (this.isFull) {
      this.#more += 1;
      return;
    }
    const position = positionOf(node, part);
    const text =
      position === undefined
        ? `${file}: ${message}`
        : `${position.file}:${position.line}:${position.column}: ${message}`;
    this.#found.push({ text: shorten(text, longestProblem), place: position ?? { file } });
  }

  /** Further problems are counted only. */
  get isFull(): boolean {
    return this.#found.length === maxProblems;
  }

  get isEmpty(): boolean {
    return this.#found.length === 0;
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw this.error();
  }

  /** INVALID_SCHEMA at the place of the first problem, with the text of all, one a line. */
  error(): ProtobufError {
    const lines = this.#found.map(({ text }) => text);
    if (this.#more > 0) lines.push(`and ${this.#more} more problems`);
    return new ProtobufError("INVALID_SCHEMA", lines.join("\n"), this.#found[0]?.place);
  }
}
