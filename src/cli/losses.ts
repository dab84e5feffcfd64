import { type DataIssue, type DataLoss, type Grade, grades } from "../compat/index.ts";

/** What messages lose at one place. */
export interface LossRow {
  /** The path of the field in a message, with `[]` for any element or entry. */
  readonly path: string;
  readonly loss: DataLoss;
  readonly grade: Grade;
  /** How many messages lose it. */
  readonly messages: number;
  /** How many times: more than the number of messages if they have several elements. */
  readonly times: number;
  /** The index of the first message that loses it, from 0, and what is lost there. */
  readonly example: { readonly message: number; readonly path: string; readonly text: string };
}

/** The most places that are counted by name; recursive types have any number of places. */
const maxRows = 1000;
const otherPaths = "(other paths)";

/** Counts what messages lose, one after another. */
export class Losses {
  readonly #rows = new Map<string, { -readonly [K in keyof LossRow]: LossRow[K] } & { last: number }>();
  #messages = 0;
  #affected = 0;

  get messages(): number {
    return this.#messages;
  }

  /** The number of messages that lose anything. */
  get affected(): number {
    return this.#affected;
  }

  /** Adds what the next message loses. */
  add(issues: readonly DataIssue[]): void {
    const message = this.#messages++;
    if (issues.length > 0) this.#affected++;
    for (const issue of issues) {
      const row = this.#rowOf(issue, message);
      row.times++;
      if (row.last !== message) row.messages++;
      row.last = message;
    }
  }

  #rowOf({ path, loss, grade, message: text }: DataIssue, message: number) {
    const isKnown = this.#rows.has(keyOf(placeOf(path), loss, grade));
    const place = isKnown || this.#rows.size < maxRows ? placeOf(path) : otherPaths;
    const key = keyOf(place, loss, grade);
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = { path: place, loss, grade, messages: 0, times: 0, example: { message, path, text }, last: -1 };
      this.#rows.set(key, row);
    }
    return row;
  }

  /** The worst first; within a grade, what most messages lose. */
  rows(): LossRow[] {
    return [...this.#rows.values()]
      .map(({ last: _, ...row }) => row)
      .sort(
        (left, right) => grades.indexOf(right.grade) - grades.indexOf(left.grade) || right.messages - left.messages,
      );
  }
}

function keyOf(place: string, loss: DataLoss, grade: Grade): string {
  return `${loss} ${grade} ${place}`;
}

/** Indexes and keys; anything else in brackets is an extension. */
const step = /\[(?:-?\d+|true|false|"(?:[^"\\]|\\.)*"(?:\.\.\.)?)\]/gu;

function placeOf(path: string): string {
  return path.replace(step, "[]");
}
