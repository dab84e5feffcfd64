/*
 * What happens to data that one schema has written and another reads.
 *
 * The values that both types can hold are kept up to `data-dependent`; the grades differ in what becomes of the others.
 */

/**
 * The grades: what happens to data that one schema has written and another reads, the least severe first.
 *
 * - `identical`: nothing changes.
 * - `wire-safe`: all bytes are read as they were meant; something else differs, as a type's name.
 * - `breaks-json`: the bytes are read as they were meant, ProtoJSON is refused or read as something else.
 * - `lossy`: values that the reader's type cannot hold are silently altered (truncated, of the other sign, the last of several).
 * - `data-dependent`: values that the reader's type cannot hold are refused, kept as unknown fields, or numbers that no enum value has.
 * - `unknown`: what was written is an unknown field.
 * - `corruption`: what was written is silently read as something else.
 */
export const grades = [
  "identical",
  "wire-safe",
  "breaks-json",
  "lossy",
  "data-dependent",
  "unknown",
  "corruption",
] as const;
/** How severe a change is: one of `grades`. */
export type Grade = (typeof grades)[number];

/** The most severe of some grades; `identical` of none. */
export function worst(...given: readonly Grade[]): Grade {
  return given.reduce((most, grade) => (isAtLeast(grade, most) ? grade : most), "identical");
}

/** Returns whether `grade` is as severe as `least`, or more. */
export function isAtLeast(grade: Grade, least: Grade): boolean {
  return grades.indexOf(grade) >= grades.indexOf(least);
}
