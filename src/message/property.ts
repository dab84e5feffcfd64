import { ProtobufError, shorten } from "../errors.ts";
import { trueLength } from "../wire/byte-array.ts";

export { isBytes, trueBytes, trueLength } from "../wire/byte-array.ts";

/*
 * Properties of messages. A field may be called `__proto__`, `constructor` or `toString`: names that every object has already.
 */

/** A message as this floor sees it: properties by localName, and perhaps symbols. */
export type AnyMessage = { [name: string | symbol]: unknown };

/** The value of the message's own property `name`; undefined where it has none. */
export function getOwn(message: object, name: string): unknown {
  if (name in Object.prototype && !Object.hasOwn(message, name)) return undefined;
  return (message as AnyMessage)[name];
}

/** Makes `name` an own enumerable data property, whatever it is called. */
export function setOwn(message: object, name: string, value: unknown): void {
  if (name in Object.prototype) {
    Object.defineProperty(message, name, { value, writable: true, enumerable: true, configurable: true });
  } else if (!Reflect.set(message, name, value)) {
    throw new ProtobufError("INVALID_ARGUMENT", `property ${shorten(name)} of the message cannot be changed`);
  }
}

/** Tells whether `value` can be a message: any object but those that hold their content elsewhere (arrays, maps, dates, bytes ...). */
export function isMessageObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return !Array.isArray(value) && Object.prototype.toString.call(value) === "[object Object]";
}

/** Tells whether `value` is an array, or a Proxy of one that has a length. */
export function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length >= 0;
}

/** Tells whether `value` is a Map, of this realm or another. */
export function isMap(value: unknown): value is Map<unknown, unknown> {
  return value instanceof Map || Object.prototype.toString.call(value) === "[object Map]";
}

/** A plain Uint8Array with a buffer of its own. (`slice` of a Buffer would be a view.) */
export function copyBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const length = trueLength(bytes);
  const copy = new Uint8Array(length);
  if (length > 0) copy.set(bytes);
  return copy;
}
