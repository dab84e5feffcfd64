import { shorten } from "../errors.ts";

/** The most characters of a string that are shown. */
const shownCharacters = 40;
/** Larger integers are not written out: that takes time quadratic in their length. */
const largestShown = 2n ** 128n;

/** What a value is, for error texts: short, and without running code of the value. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return `the string ${JSON.stringify(shorten(value, shownCharacters))}`;
    case "bigint":
      return value > largestShown || value < -largestShown ? "a bigint of more than 128 bits" : `${value}n`;
    case "number":
      return Object.is(value, -0) ? "-0" : String(value);
    case "object":
      return value === null ? "null" : describeObject(value);
    case "function":
    case "symbol":
      return `a ${typeof value}`;
    default:
      return String(value);
  }
}

/** Names of classes of any realm. */
function isBuffer(value: object): boolean {
  try {
    return new DataView(value as ArrayBuffer) !== undefined;
  } catch {
    return false;
  }
}

/** A Proxy runs code even where it is asked for its prototype. */
function describeObject(value: object): string {
  try {
    if (Array.isArray(value)) return "an array";
    if (ArrayBuffer.isView(value)) return "a typed array";
    if (value instanceof Map) return "a Map";
    if (value instanceof Date) return "a Date";
    if (isBuffer(value)) return "an ArrayBuffer, whose bytes are new Uint8Array(buffer)";
  } catch {
    // Nothing more is known about the object.
  }
  return "an object";
}
