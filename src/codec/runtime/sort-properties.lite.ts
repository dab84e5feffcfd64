import { type AnyMessage, setOwn } from "../../message/property.ts";

/*
 * sort-properties.ts for the light runtime: at once.
 */

export function sortLater(message: object, names: readonly string[]): void {
  for (const name of names) {
    if (!Object.hasOwn(message, name)) continue;
    const value = (message as AnyMessage)[name];
    delete (message as AnyMessage)[name];
    if (value !== undefined) setOwn(message, name, value);
  }
}
