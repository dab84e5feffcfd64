import { unknownFields } from "../../src/index.ts";
import { fromHex } from "./hex.ts";

/**
 * Message values in JSON, for fixtures: `{"$bigint": "5"}`, `{"$bytes": "00ff"}`, `{"$float": "-0" | "NaN" | "Infinity" | "-Infinity"}`,
 * and the property `"$unknown": "hex"` of a message for its unknown fields. Everything else stands for itself.
 */
export function fromNotation(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(fromNotation);
  if (typeof json !== "object" || json === null) return json;
  if ("$bigint" in json) return BigInt(json.$bigint as string);
  if ("$bytes" in json) return fromHex(json.$bytes as string);
  if ("$float" in json) return Number(json.$float);
  return Object.fromEntries(
    Object.entries(json).map(([key, value]) =>
      key === "$unknown" ? [unknownFields, fromHex(value as string)] : [key, fromNotation(value)],
    ),
  );
}

/**
 * A decoded value without what `expected` leaves unsaid: absent fields, and the zeros of implicit presence.
 * So a fixture states what its bytes are about, and anything else that comes out is still seen.
 */
export function asMentioned(actual: unknown, expected: unknown): unknown {
  if (Array.isArray(actual))
    return actual.map((item, index) => asMentioned(item, (expected as unknown[] | undefined)?.[index]));
  if (!isPlain(actual)) return actual;
  const mentioned: object = isPlain(expected) ? expected : {};
  const keys = Reflect.ownKeys(actual).filter((key) => Object.hasOwn(mentioned, key) || !isZero(property(actual, key)));
  return Object.fromEntries(keys.map((key) => [key, asMentioned(property(actual, key), property(mentioned, key))]));
}

function property(object: object, key: string | symbol): unknown {
  return Object.getOwnPropertyDescriptor(object, key)?.value;
}

function isPlain(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function isZero(value: unknown): boolean {
  if (value === undefined || Object.is(value, 0) || value === 0n || value === "" || value === false) return true;
  if (Array.isArray(value) || value instanceof Uint8Array) return value.length === 0;
  return isPlain(value) && Reflect.ownKeys(value).length === 0;
}
