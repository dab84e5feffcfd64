import type { Grade } from "../grade.ts";

/**
 * What becomes of a field of a message.
 *
 * - `changed`: another value is read.
 * - `unnamed`: the number of an enum is kept, but has no name.
 * - `unknown`: what was written is kept as an unknown field.
 * - `unreadable`: decode throws for the whole message.
 * - `dropped`: nothing is read, and nothing is kept.
 * - `presence`: a written zero is read as if the field were absent.
 */
export type DataLoss = "changed" | "unnamed" | "unknown" | "unreadable" | "dropped" | "presence";

/** What one message loses at one place. */
export interface DataIssue {
  /**
   * Path of the field under the schema that wrote the message: `address.zip`, `items[3].name`, `labels["a"]`; if only
   * the message as a whole cannot be read, the path from decode.
   */
  readonly path: string;
  /** Field number; undefined if only the message as a whole cannot be read. */
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
