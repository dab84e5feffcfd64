/*
 * What happens to data that one schema has written and another reads.
 *
 * The values that both types can hold are kept up to `data-dependent`; the grades differ in what becomes of the others.
 */

/**
 * The grades: what happens to data that is written with one schema and read with another, the least severe first.
 *
 * - `identical`: nothing changes.
 * - `wire-safe`: all bytes are read correctly; something else differs, such as the name of a type.
 * - `breaks-json`: the bytes are read correctly; ProtoJSON is rejected or misread.
 * - `lossy`: values that the reader's type cannot hold are silently altered (truncated, sign changed, only the last of
 *   several kept).
 * - `data-dependent`: values that the reader's type cannot hold are rejected, kept as unknown fields, or become enum
 *   numbers without a name.
 * - `unknown`: the data becomes an unknown field.
 * - `corruption`: the data is silently misread.
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

/** The most severe of some grades; `identical` if there are none. */
export function worst(...given: readonly Grade[]): Grade {
  return given.reduce((most, grade) => (isAtLeast(grade, most) ? grade : most), "identical");
}

/** Returns whether `grade` is as severe as `least`, or more. */
export function isAtLeast(grade: Grade, least: Grade): boolean {
  return grades.indexOf(grade) >= grades.indexOf(least);
}
