import { isProtobufError } from "../../src/errors.ts";

/*
 * What is read and written in two ways, straight and by books, and texts to try that with.
 */

/** Seeded, so that a failure comes again. */
export function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A text with up to three pieces put in, taken out or replaced. */
export function damage(text: string, pieces: readonly string[], random: (below: number) => number): string {
  let damaged = text;
  for (let count = 1 + random(3); count > 0; count--) {
    const at = random(damaged.length);
    const length = random(4) === 0 ? random(12) : random(2);
    const piece = random(3) === 0 ? "" : pieces[random(pieces.length)]!;
    damaged = damaged.slice(0, at) + piece + damaged.slice(at + length);
  }
  return damaged;
}

/** What comes of something: its value, or what a ProtobufError tells, the text included. */
export function outcome(run: () => unknown): Record<string, unknown> {
  try {
    return { value: run() };
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    const { code, path, offset, line, column, message } = error;
    return { code, path, offset, line, column, message };
  }
}
