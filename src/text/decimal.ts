/*
 * Floating-point numbers as protoc prints them: 15 digits of a double, 6 of a float, and where these do not read back, 17 and 9.
 */

/** A double, or with `single` a float32, in text format. */
export function writeFloat(value: number, single: boolean): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const [short, full] = single ? [6, 9] : [15, 17];
  if (single && Math.abs(value) < smallestNormal) return formatGeneral(value, full);
  const text = formatGeneral(value, short);
  const back = single ? Math.fround(Number(text)) : Number(text);
  return back === value ? text : formatGeneral(value, full);
}

/** The smallest normal float32. Below it protoc does not trust 6 digits: reading them underflows, whatever the result. */
const smallestNormal = 2 ** -126;

/** As `%.*g` of C: `digits` significant ones, without trailing zeros, exponents below -4 and from `digits` on written as such. */
function formatGeneral(value: number, digits: number): string {
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

/** As `toExponential`, but what is exactly between two goes to the even one, as in C. */
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
