import { type AnyMessage, setOwn } from "../../message/property.ts";

/** Puts the own properties that have one of these names in the order of the names, without those that are undefined. */
export function sortProperties(message: object, names: readonly string[]): void {
  for (const name of names) {
    if (!Object.hasOwn(message, name)) continue;
    const value = (message as AnyMessage)[name];
    delete (message as AnyMessage)[name];
    if (value !== undefined) setOwn(message, name, value);
  }
}
