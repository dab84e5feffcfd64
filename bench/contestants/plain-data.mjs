import { plain } from "../plain.mjs";

/** What formats without a schema encode: the samples as plain data, each value through `convert(value)`. */
export function plainInputs({ writer, writerDescriptor, samples }, convert = (value) => value) {
  return samples.map(({ bytes }) => mapValues(plain(writerDescriptor, writer.decode(bytes)), convert));
}

function mapValues(value, convert) {
  if (Array.isArray(value)) return value.map((each) => mapValues(each, convert));
  if (typeof value !== "object" || value instanceof Uint8Array) return convert(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapValues(each, convert)]));
}

/** For libraries that take Buffers only. */
export function bufferOf(value) {
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

/** For formats of text: bytes as base64, 64-bit integers as numbers where those are exact, else as decimal strings. Made before the clock starts. */
export function textual(value) {
  if (typeof value === "bigint") return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;
}
