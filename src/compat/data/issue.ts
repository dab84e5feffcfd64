import type { Grade } from "../grade.ts";

/**
 * What becomes of a field of a message.
 *
 * - `changed`: another value is read.
 * - `unnamed`: an enum's number is kept, but has no name.
 * - `unknown`: what was written is kept as an unknown field.
 * - `unreadable`: decode throws, of the whole message.
 * - `dropped`: nothing is read, and nothing is kept.
 * - `presence`: the zero that was written is read as if nothing had been.
 */
export type DataLoss = "changed" | "unnamed" | "unknown" | "unreadable" | "dropped" | "presence";

/** What one message loses in one place. */
export interface DataIssue {
  /** Path of the field under the schema that wrote the message: `address.zip`, `items[3].name`, `labels["a"]`; where only the whole cannot be read, as decode gives it. */
  readonly path: string;
  /** Field number; undefined if only the whole cannot be read. */
  readonly number: number | undefined;
  /** What becomes of the field. */
  readonly loss: DataLoss;
  /** How severe that is. */
  readonly grade: Grade;
  /** For people. */
  readonly message: string;
  /** Byte offset into the message; undefined if the field is absent. */
  readonly offset: number | undefined;
}
