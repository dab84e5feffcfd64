/*
 * The place in the JSON or text format that is being read. Readers are given a position and leave here where they
 * ended.
 */

/** `memory` is how much messages may still take, in estimated bytes. */
export const cursor: { position: number; memory: number } = { position: 0, memory: 0 };

/** The position of the next character that is not white space. */
export function skipSpace(text: string, position: number): number {
  for (;;) {
    const unit = text.charCodeAt(position);
    if (unit > 0x20 || (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09)) return position;
    position++;
  }
}
