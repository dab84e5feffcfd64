/*
 * UTF-8 on platforms without TextDecoder and TextEncoder: jsdom, older Hermes, QuickJS.
 */

/** `String.fromCharCode` takes its arguments from the stack. */
const unitsAtOnce = 4096;

/**
 * As a TextDecoder: U+FFFD for what is not UTF-8, or undefined if `fatal`. Source:
 * https://encoding.spec.whatwg.org/#utf-8-decoder
 */
export function decodeOwn(bytes: Uint8Array, fatal: boolean): string | undefined {
  const { length } = bytes;
  let text = "";
  let units: number[] = [];
  for (let position = 0; position < length; ) {
    const first = bytes[position++]!;
    const following = first < 0xc2 || first > 0xf4 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let code = first < 0x80 ? first : first & (0x3f >> following);
    let left = following;
    let [lowest, highest] = secondByte(first);
    while (left > 0 && position < length && bytes[position]! >= lowest && bytes[position]! <= highest) {
      code = (code << 6) | (bytes[position++]! & 0x3f);
      [lowest, highest] = [0x80, 0xbf];
      left--;
    }
    if (left > 0 || (following === 0 && first > 0x7f)) {
      if (fatal) return undefined;
      code = 0xfffd;
    }
    if (code > 0xffff) units.push(0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff));
    else units.push(code);
    if (units.length >= unitsAtOnce) {
      text += String.fromCharCode(...units);
      units = [];
    }
  }
  return text + String.fromCharCode(...units);
}

/** What may follow the first byte of a character: the limits keep out overlong forms, surrogates, and what is above U+10FFFF. */
function secondByte(first: number): [lowest: number, highest: number] {
  if (first === 0xe0) return [0xa0, 0xbf];
  if (first === 0xed) return [0x80, 0x9f];
  if (first === 0xf0) return [0x90, 0xbf];
  if (first === 0xf4) return [0x80, 0x8f];
  return [0x80, 0xbf];
}
