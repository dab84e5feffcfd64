/*
 * property.ts for the light runtime.
 */

export { isBytes, trueBytes, trueLength } from "../wire/byte-array.ts";

export type AnyMessage = { [name: string | symbol]: unknown };

export function getOwn(message: object, name: string): unknown {
  return Object.hasOwn(message, name) ? (message as AnyMessage)[name] : name in Object.prototype ? undefined : (message as AnyMessage)[name];
}

export function setOwn(message: object, name: string, value: unknown): void {
  Object.defineProperty(message, name, { value, writable: true, enumerable: true, configurable: true });
}

export function isMessageObject(value: unknown): value is object {
  return isKind(value, "Object");
}

export function isMap(value: unknown): value is Map<unknown, unknown> {
  return isKind(value, "Map");
}

function isKind(value: unknown, name: string): boolean {
  return Object.prototype.toString.call(value) === `[object ${name}]`;
}
