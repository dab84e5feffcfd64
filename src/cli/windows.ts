import { isProtobufError } from "../errors.ts";
import type { Chunks } from "../stream/chunks.ts";
import { BinaryReader } from "../wire/reader.ts";
import { joinBytes } from "./join-bytes.ts";

/** A part of a message that consists of whole records. */
export interface Window {
  readonly bytes: Uint8Array;
  /** The offset of the first record in the message. */
  readonly start: number;
  /** Whether the message ends with them. */
  readonly isLast: boolean;
}

/** The fewest bytes that are examined together. */
const windowBytes = 65_536;

/**
 * Splits a message of any size, as it arrives, between its top-level records: a record that does not fit is kept for
 * the next window, which grows by doubling.
 */
export async function* windowsOf(chunks: Chunks): AsyncGenerator<Window, void, undefined> {
  let held: Uint8Array = new Uint8Array(0);
  let start = 0;
  for (;;) {
    const wanted = Math.max(windowBytes, held.length);
    const more = await chunks.take(wanted);
    const bytes = joinBytes([held, more]);
    const isLast = more.length < wanted;
    const length = isLast ? bytes.length : wholeRecords(bytes);
    if (length > 0) yield { bytes: bytes.subarray(0, length), start, isLast };
    if (isLast) return;
    held = bytes.subarray(length);
    start += length;
  }
}

/** The number of bytes in complete records; all bytes if there is a record that more bytes cannot repair. */
function wholeRecords(bytes: Uint8Array): number {
  const reader = new BinaryReader(bytes);
  let end = 0;
  try {
    for (; !reader.done; end = reader.position) reader.skip(reader.tag());
    return end;
  } catch (error) {
    return isProtobufError(error, "TRUNCATED") ? end : bytes.length;
  }
}
