import { ProtobufError } from "../errors.ts";
import { checkOptionsObject } from "../message/check-arguments.ts";
import type { Moved } from "./pairing.ts";
import { type Category, isRule } from "./rules.ts";

/** Options of `check`. */
export interface CheckOptions {
  /** What to look at: bytes, ProtoJSON, or (the default) both. */
  readonly categories?: readonly Category[] | undefined;
  /** Full names of messages, enums and services of the old schema: only these and what they use are compared. Default: all. */
  readonly roots?: readonly string[] | undefined;
  /** Full names of packages, messages, enums and services of the old schema, and those that they have in the new one: `{ "shop.v1": "shop.v2" }`. Moves are also found without. */
  readonly moved?: Moved | undefined;
  /** Rules, and full names of what is to be left out with all that stands in it. */
  readonly ignore?: readonly string[] | undefined;
}

const names: readonly string[] = ["categories", "roots", "moved", "ignore"];
const categories: ReadonlySet<string> = new Set<Category>(["wire", "json"]);

/** Throws INVALID_ARGUMENT for options that are none. */
export function checkOptions(options: CheckOptions): void {
  checkOptionsObject(options);
  for (const [name, value] of Object.entries(options)) {
    if (!names.includes(name))
      throw new ProtobufError("INVALID_ARGUMENT", `unknown option ${name}; known are ${names.join(", ")}`);
    if (value === undefined || (name === "moved" ? isMoved(value) : isStrings(value))) continue;
    const expected = name === "moved" ? "an object of names by name" : "an array of strings";
    throw new ProtobufError("INVALID_ARGUMENT", `option ${name} must be ${expected}`);
  }
  const unknown = options.categories?.find((category) => !categories.has(category));
  if (unknown !== undefined)
    throw new ProtobufError("INVALID_ARGUMENT", `option categories knows wire and json, not ${unknown}`);
  const rule = options.ignore?.find((name) => /^[A-Z]+(_[A-Z0-9]+)+$/.test(name) && !isRule(name));
  if (rule !== undefined) throw new ProtobufError("INVALID_ARGUMENT", `option ignore: there is no rule ${rule}`);
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isMoved(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && isStrings(Object.values(value));
}
