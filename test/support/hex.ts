/** Bytes of hexadecimal digits; spaces may stand between bytes. */
export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const digits = hex.replaceAll(" ", "");
  if (digits.length % 2 !== 0 || /[^0-9a-f]/i.test(digits)) throw new Error(`not hexadecimal: ${hex}`);
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(2 * index, 2 * index + 2), 16),
  );
}

export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The bytes of a varint of any non-negative value. */
export function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return bytes;
}

/** A length-delimited record. */
export function delimited(number: number, content: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  return concat([[...varint(number * 8 + 2), ...varint(content.length)], content]);
}

export function concat(parts: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

/** `count` times the same bytes. */
export function repeat(part: ArrayLike<number>, count: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(part.length * count);
  for (let index = 0; index < count; index++) bytes.set(part, index * part.length);
  return bytes;
}
