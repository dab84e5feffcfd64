import { ProtobufError, shorten } from "../errors.ts";
import { trueLength } from "../wire/byte-array.ts";

export { isBytes, trueBytes, trueLength } from "../wire/byte-array.ts";

/*
 * Properties of messages. A field may be called `__proto__`, `constructor` or `toString`, names that every object
 * already has.
 */

/** A message as this floor sees it: properties by localName, and possibly symbols. */
export type AnyMessage = { [name: string | symbol]: unknown };

/** The value of the message's own property `name`; undefined if it has none. */
export function getOwn(message: object, name: string): unknown {
  if (name in Object.prototype && !Object.hasOwn(message, name)) return undefined;
  return (message as AnyMessage)[name];
}

let prototypeIsStrange = false;

/**
 * Returns whether Object.prototype has enumerable properties, as after an attack on the program; `getMember` then
 * guards against them. Called when an operation starts.
 */
export function lookAtPrototype(): boolean {
  prototypeIsStrange = false;
  for (const _ in Object.prototype) prototypeIsStrange = true;
  return prototypeIsStrange;
}

/** The result of `lookAtPrototype`: a loop over the names of an object would also find those of Object.prototype. */
export function hasStrangePrototype(): boolean {
  return prototypeIsStrange;
}

/** Like `getOwn`, if it is known whether the name is `inherited`. */
export function getMember(message: object, name: string, inherited: boolean): unknown {
  const value = (message as AnyMessage)[name];
  if (value === undefined || !(inherited || (prototypeIsStrange && name in Object.prototype))) return value;
  return Object.hasOwn(message, name) ? value : undefined;
}

/** Like `setOwn`, for a new message, if it is known whether the name is `inherited`. */
export function putMember(message: object, name: string, value: unknown, inherited: boolean): void {
  if (inherited || prototypeIsStrange) setOwn(message, name, value);
  else (message as AnyMessage)[name] = value;
}

/** Makes `name` an own enumerable data property, whatever it is called. */
export function setOwn(message: object, name: string, value: unknown): void {
  if (name in Object.prototype) {
    Object.defineProperty(message, name, { value, writable: true, enumerable: true, configurable: true });
  } else if (!Reflect.set(message, name, value)) {
    throw new ProtobufError("INVALID_ARGUMENT", `property ${shorten(name)} of the message cannot be changed`);
  }
}

/**
 * Returns whether `value` can be a message: any object but those that hold their content elsewhere (arrays, maps,
 * dates, bytes ...).
 */
export function isMessageObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  return !Array.isArray(value) && Object.prototype.toString.call(value) === "[object Object]";
}

/** Returns whether `value` is an array, or a Proxy of one that has a length. */
export function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.length >= 0;
}

/** Returns whether `value` is a Map, of this realm or another. */
export function isMap(value: unknown): value is Map<unknown, unknown> {
  if (value instanceof Map) return true;
  // Most maps are plain objects, and reading tags is slow.
  if (typeof value !== "object" || value === null || Object.getPrototypeOf(value) === Object.prototype) return false;
  return Object.prototype.toString.call(value) === "[object Map]";
}

/** A plain Uint8Array with a buffer of its own. (`slice` of a Buffer would be a view.) */
export function copyBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  // The constructor reads no property of the other array; a detached buffer gives an empty array.
  return trueLength(bytes) === 0 ? new Uint8Array(0) : new Uint8Array(bytes);
}
