/*
 * Floating-point numbers as protoc prints them: 15 digits for a double, 6 for a float; if these do not read back as the
 * same number, 17 and 9.
 */

/** A double, or with `single` a float32, in text format. */
export function writeFloat(value: number, single: boolean): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const quick = single ? quickFloat(value) : quickDouble(value);
  if (quick !== undefined) return quick;
  const [short, full] = single ? [6, 9] : [15, 17];
  if (single && Math.abs(value) < smallestNormal) return formatGeneral(value, full);
  const text = formatGeneral(value, short);
  const back = single ? Math.fround(Number(text)) : Number(text);
  return back === value ? text : formatGeneral(value, full);
}

/** Powers of ten that are exact as doubles; so are their products with a float32, which have up to 53 bits here. */
const powersOfTen: readonly number[] = Array.from({ length: 13 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * A float32 that is printed without an exponent; undefined for others. Its digits are those of an integer, and the
 * quotient is the double that prints the same.
 */
function quickFloat(value: number): string | undefined {
  const size = value < 0 ? -value : value;
  if (!(size >= 1e-4 && size < 999_999)) return undefined;
  let places = 5;
  if (size >= 1) for (let power = 10; size >= power; power *= 10) places--;
  else for (let scaled = size * 10; scaled < 1; scaled *= 10) places++;
  if (size < 1) places++;
  if (places > 9) return undefined;
  const short = Math.round(size * powersOfTen[places]!) / powersOfTen[places]!;
  if (Math.fround(short) === size) return value < 0 ? `-${short}` : `${short}`;
  const power = powersOfTen[places + 3]!;
  const digits = size * power;
  const floor = Math.floor(digits);
  const rest = digits - floor;
  const full = (rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor) / power;
  return value < 0 ? `-${full}` : `${full}`;
}

/**
 * A double that is printed without an exponent; undefined for others. If 15 digits identify it, its shortest text has
 * no more than those.
 */
function quickDouble(value: number): string | undefined {
  const size = value < 0 ? -value : value;
  if (!(size >= 1e-4 && size < 1e15)) return undefined;
  let exponent = size < 1 ? -1 : 0;
  for (let scaled = size * 10; scaled < 1; scaled *= 10) exponent--;
  for (let power = 10; size >= power; power *= 10) exponent++;
  let text = `${size}`;
  // 15 digits, the point, and the zeros in front.
  if (text.length > 16 - Math.min(exponent, 0)) {
    // With few bits after the point it has at most 18 digits, and may be halfway between two numbers of 17.
    if (Number.isInteger(size * 2 ** (18 - exponent))) return undefined;
    text = withoutTrailingZeros(size.toPrecision(17));
  }
  return value < 0 ? `-${text}` : text;
}

/** The smallest normal float32. Below it protoc does not trust 6 digits: reading them underflows, whatever the result. */
const smallestNormal = 2 ** -126;

/**
 * As `%.*g` of C: `digits` significant ones, without trailing zeros, exponents below -4 and from `digits` on written as such.
 *
 * @testonly
 */
export function formatGeneral(value: number, digits: number): string {
  const [mantissa = "", power = ""] = roundToEven(value, digits).split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= digits) {
    const sign = exponent < 0 ? "-" : "+";
    return `${withoutTrailingZeros(mantissa)}e${sign}${String(Math.abs(exponent)).padStart(2, "0")}`;
  }
  const negative = mantissa.startsWith("-");
  const figures = mantissa.replace(/[-.]/g, "");
  const whole = exponent < 0 ? "0" : figures.slice(0, exponent + 1);
  const fraction = exponent < 0 ? "0".repeat(-exponent - 1) + figures : figures.slice(exponent + 1);
  return (negative ? "-" : "") + withoutTrailingZeros(fraction === "" ? whole : `${whole}.${fraction}`);
}

/** Like `toExponential`, but ties round to even, as in C. */
function roundToEven(value: number, digits: number): string {
  const text = value.toExponential(digits - 1);
  if (!value.toExponential(digits + 2).includes("500e")) return text;
  const exact = value.toExponential(100);
  const point = exact.indexOf(".");
  const tail = exact.slice(point + digits, exact.indexOf("e"));
  if (!/^50*$/.test(tail)) return text;
  const even = exact.slice(0, point + digits);
  return "02468".includes(even.at(-1)!) ? even + exact.slice(exact.indexOf("e")) : text;
}

function withoutTrailingZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
