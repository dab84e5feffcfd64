import { boundPlace, shorten } from "../errors.ts";

/** A step of a path: the localName of a field, the index in a list, or the key in a map. */
export type PathStep = string | number | { readonly key: unknown };

/** The path of a field as errors give it: `address.zip`, `items[3].name`, `labels["a"]`, `counts[7]`, `[pkg.extension].x`. Names and keys are cut to 100 characters. */
export function formatPath(steps: readonly PathStep[]): string {
  let path = "";
  for (const step of steps) {
    if (typeof step === "string") path += path === "" ? shorten(step) : `.${shorten(step)}`;
    else if (typeof step === "number") path += `[${step}]`;
    else path += `[${typeof step.key === "string" ? quote(step.key) : describeKey(step.key)}]`;
  }
  return boundPlace(path);
}

/** A text as errors show it: in quotes, with escapes, and cut if it is long. */
export function quote(text: string): string {
  return JSON.stringify(shorten(text));
}

/**
 * Keys are numbers, bigints and booleans; in a user's Map they may be anything, and then they are not converted to
 * text.
 */
function describeKey(key: unknown): string {
  return typeof key === "object" || typeof key === "function" ? typeof key : shorten(String(key));
}
