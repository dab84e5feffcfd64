import { ucs2Slice } from "./native-text.ts";

/*
 * From UTF-8 to UTF-16, checked on the way: 1.4 to 2.6 times as fast as a UTF-8 decoder of the engine on Cyrillic and CJK (benchmark case `strings`).
 */

/** The most bytes that `transcode` takes, and as many code units. */
export const longestTranscoded = 8192;

/** Code units of a string, before it becomes one. 16 kB. */
const units = new Uint16Array(longestTranscoded);
const unitBytes = new Uint8Array(units.buffer);
const unitView = new DataView(units.buffer);
const fromCharCode = String.fromCharCode;

/** Typed arrays have the order of bytes of the machine; pairs of units are written by a DataView in the same. */
const littleEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/**
 * The text of up to 8192 bytes of UTF-8, undefined if it is not. With a view of the same bytes, whose order must be
 * that of the machine, four bytes at a time are looked at: 1.2 to 1.7 times as fast, but for CJK (0.9).
 */
export function transcode(
  bytes: Uint8Array,
  view: DataView | undefined,
  start: number,
  end: number,
): string | undefined {
  const lastWord = view === undefined || !littleEndian ? -1 : end - 4;
  let position = start;
  let count = 0;
  while (position < end) {
    const first = bytes[position]!;
    if (position <= lastWord) {
      const word = view!.getInt32(position, true);
      if (first < 0x80) {
        // Four characters of one byte.
        if ((word & 0x8080_8080) === 0) {
          unitView.setInt32(count * 2, (word & 0x7f) | ((word & 0x7f00) << 8), true);
          unitView.setInt32(count * 2 + 4, ((word >>> 16) & 0x7f) | ((word >>> 8) & 0x7f_0000), true);
          count += 4;
          position += 4;
          continue;
        }
        // Two of two bytes, neither overlong.
      } else if ((word & 0xc0e0_c0e0) === twoOfTwoBytes && (word & 0x1e) !== 0 && (word & 0x1e_0000) !== 0) {
        unitView.setInt32(count * 2, ((word & 0x1f_001f) << 6) | ((word >>> 8) & 0x3f_003f), true);
        count += 2;
        position += 4;
        continue;
      }
    }
    position++;
    if (first < 0x80) {
      units[count++] = first;
      continue;
    }
    const second = bytes[position++]!;
    if (first < 0xe0) {
      if (first < 0xc2 || (second & 0xc0) !== 0x80 || position > end) return undefined;
      units[count++] = ((first & 31) << 6) | (second & 63);
      continue;
    }
    const third = bytes[position++]!;
    if (((second & 0xc0) | ((third & 0xc0) >> 2)) !== 0xa0) return undefined;
    let code = ((first & 15) << 12) | ((second & 63) << 6) | (third & 63);
    if (first < 0xf0) {
      if (code < 0x800 || (code & 0xf800) === 0xd800 || position > end) return undefined;
      units[count++] = code;
      continue;
    }
    const fourth = bytes[position++]!;
    code = ((code & 0x7fff) << 6) | (fourth & 63);
    if (first > 0xf4 || (fourth & 0xc0) !== 0x80 || code < 0x10000 || code > 0x10ffff || position > end)
      return undefined;
    units[count++] = 0xd7c0 + (code >> 10);
    units[count++] = 0xdc00 | (code & 0x3ff);
  }
  return readUnits(count);
}

/** 110xxxxx 10xxxxxx twice, in a word of which the first byte is the lowest. */
const twoOfTwoBytes = 0x80c0_80c0 | 0;

function readUnits(count: number): string {
  if (ucs2Slice !== undefined) return ucs2Slice.call(unitBytes, 0, count * 2);
  let text = "";
  for (let index = 0; index < count; index += 1024) {
    text += fromCharCode.apply(null, units.subarray(index, Math.min(index + 1024, count)) as unknown as number[]);
  }
  return text;
}
