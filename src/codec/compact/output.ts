/*
 * The bytes that are being encoded, and where. Stores behind the end of the array do nothing: who begins the encode finds the position behind it, and begins again
 * with a larger array (entry.ts), which also puts back what an encode within an encode, by a getter of a message, has found here.
 */

/** Where bytes are written. */
export let output: Uint8Array<ArrayBuffer> = new Uint8Array(0);
/** Where the next byte is written. */
export let place = 0;

/** Writes to another array from here on, or another place of the same. */
export function turnTo(array: Uint8Array<ArrayBuffer>, to: number): void {
  output = array;
  place = to;
}

/** Whether all that has been written so far has found room. */
export function hasRoom(): boolean {
  return place <= output.length;
}

/** Leaves room, or goes to the end of what has been written by others. */
export function moveTo(to: number): void {
  place = to;
}

export function writeByte(byte: number): void {
  output[place++] = byte;
}

/** Writes a varint, given by its signed 32-bit halves. Source: https://protobuf.dev/programming-guides/encoding#varints */
export function writeVarint(low: number, high: number = 0): void {
  const array = output;
  if (high === 0 && low >>> 0 < 128) {
    array[place++] = low;
    return;
  }
  let at = place;
  while (high !== 0 || low >>> 0 > 127) {
    array[at++] = low | 128;
    low = (low >>> 7) | (high << 25);
    high >>>= 7;
  }
  array[at++] = low;
  place = at;
}

/** Writes 4 bytes. */
export function writeFixed32(value: number): void {
  output[place] = value;
  output[place + 1] = value >> 8;
  output[place + 2] = value >> 16;
  output[place + 3] = value >> 24;
  place += 4;
}

/** The bytes of a varint of 32 bits. */
export function varintSize(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : value < 0x20_0000 ? 3 : value < 0x1000_0000 ? 4 : 5;
}

/**
 * Writes the length of the content after `start`, where this many bytes were reserved for it; returns how many it took.
 * Content that does not fit any more is not moved, because the message would then seem to end inside the array: it must
 * be written again.
 */
export function writeLengthAt(start: number, left: number): number {
  const length = place - start - left;
  const size = varintSize(length);
  if (size !== left) {
    if (!hasRoom()) return size;
    output.copyWithin(start + size, start + left, place);
  }
  place = start;
  writeVarint(length);
  place += length;
  return size;
}

/** Writes an array of `length` bytes as they are. What there is no room for is left out. */
export function writeRaw(array: Uint8Array, length: number): void {
  if (length > 0 && length <= output.length - place) output.set(array, place);
  place += length;
}
