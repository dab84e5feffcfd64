import { isProtobufError } from "../errors.ts";
import type { Chunks } from "../stream/chunks.ts";
import { BinaryReader } from "../wire/reader.ts";
import { joinBytes } from "./join-bytes.ts";

/** Whole records of a message. */
export interface Window {
  readonly bytes: Uint8Array;
  /** Offset in the message of the first of them. */
  readonly start: number;
  /** The message ends with them. */
  readonly isLast: boolean;
}

/** Bytes that are looked at together, at least. */
const windowBytes = 65_536;

/** Parts a message of any size, as it comes, between its own records: what does not fit stays for the next window, which grows by doubling. */
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

/** Bytes of the records that are complete; all, where there is one that more bytes will not mend. */
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
