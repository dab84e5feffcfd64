import { irregular } from "./irregular.ts";
import { cursor } from "./text-cursor.ts";

/*
 * Numbers of JSON, and decimal ones of text format. Numbers not of a simple form throw `irregular`.
 */

const minus = 0x2d;
const dot = 0x2e;
const zero = 0x30;

/** The digits up to which every integer is exact as a double. */
const exactDigits = 15;

/** The other numbers that have a point or an exponent. Grammar: https://www.rfc-editor.org/rfc/rfc8259#section-6 */
const longNumber = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

const powersOfTen: readonly number[] = Array.from({ length: exactDigits + 1 }, (_, exponent) =>
  Number(`1e${exponent}`),
);

/**
 * A decimal integer of up to 15 digits. Leaves the cursor after it: the caller finds out whether what follows belongs
 * there.
 */
export function readInteger(text: string, position: number): number {
  const negative = text.charCodeAt(position) === minus;
  const start = negative ? position + 1 : position;
  let at = start;
  let value = 0;
  for (let digit = text.charCodeAt(at) - zero; digit >= 0 && digit <= 9; digit = text.charCodeAt(++at) - zero)
    value = value * 10 + digit;
  const digits = at - start;
  if (digits === 0 || digits > exactDigits || (digits > 1 && text.charCodeAt(start) === zero)) throw irregular;
  cursor.position = at;
  return negative ? 0 - value : value;
}

/**
 * A finite number. If an integer and a power of ten are both exact, their quotient is rounded as the number itself
 * would be.
 */
export function readDouble(text: string, position: number): number {
  const negative = text.charCodeAt(position) === minus;
  const start = negative ? position + 1 : position;
  let at = start;
  let point = -1;
  let value = 0;
  for (;;) {
    const unit = text.charCodeAt(at);
    const digit = unit - zero;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (unit === dot && point < 0) point = at;
    else {
      const places = point < 0 ? 0 : at - point - 1;
      const whole = point < 0 ? at - start : point - start;
      const isSimple =
        (unit | 0x20) !== 0x65 && whole > 0 && whole + places <= exactDigits && (places !== 0) === point >= 0;
      if (!isSimple || (whole > 1 && text.charCodeAt(start) === zero)) return readLong(text, position);
      cursor.position = at;
      if (places > 0) value /= powersOfTen[places]!;
      return negative ? -value : value;
    }
    at++;
  }
}

function readLong(text: string, position: number): number {
  longNumber.lastIndex = position;
  const literal = longNumber.exec(text)?.[0];
  const value = Number(literal);
  if (literal === undefined || !Number.isFinite(value)) throw irregular;
  cursor.position = position + literal.length;
  return value;
}
