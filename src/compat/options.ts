import { ProtobufError } from "../errors.ts";
import { checkOptionsObject } from "../message/check-arguments.ts";
import { declaredIn } from "./declarations.ts";
import { fullNameOf } from "./issue.ts";
import type { Moved } from "./pairing.ts";
import type { SchemaFiles } from "./schema-files.ts";
import { type Category, isRule } from "./rules.ts";

/** Options of `check`. */
export interface CheckOptions {
  /** What to check: bytes, ProtoJSON, or (the default) both. */
  readonly categories?: readonly Category[] | undefined;
  /** Full names of messages, enums and services of the old schema: only these and what they use are compared. Default: all. */
  readonly roots?: readonly string[] | undefined;
  /**
   * Full names of packages, messages, enums and services of the old schema, and their names in the new one:
   * `{ "shop.v1": "shop.v2" }`. Moves are also found without it.
   */
  readonly moved?: Moved | undefined;
  /** Rules to ignore, and full names of elements (including packages) to ignore with everything in them. */
  readonly ignore?: readonly string[] | undefined;
}

const names: readonly string[] = ["categories", "roots", "moved", "ignore"];
const categories: ReadonlySet<string> = new Set<Category>(["wire", "json"]);

/** Throws INVALID_ARGUMENT for invalid options. */
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
    throw new ProtobufError("INVALID_ARGUMENT", `option categories accepts wire and json, not ${unknown}`);
  const rule = options.ignore?.find((name) => /^[A-Z]+(_[A-Z0-9]+)+$/.test(name) && !isRule(name));
  if (rule !== undefined) throw new ProtobufError("INVALID_ARGUMENT", `option ignore: there is no rule ${rule}`);
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function isMoved(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && isStrings(Object.values(value));
}

/** Throws NOT_FOUND for a name in `ignore` that neither schema has. */
export function checkIgnored(ignore: readonly string[], schemas: readonly SchemaFiles[]): void {
  const unknown = new Set(ignore.filter((name) => !isRule(name)));
  if (unknown.size === 0) return;
  for (const file of schemas.flatMap((schema) => schema.files())) {
    for (let name = file.package; name !== ""; name = name.slice(0, Math.max(name.lastIndexOf("."), 0)))
      unknown.delete(name);
    for (const declaration of declaredIn(file)) unknown.delete(fullNameOf(declaration));
    if (unknown.size === 0) return;
  }
  const [name] = unknown;
  throw new ProtobufError("NOT_FOUND", `option ignore: neither schema has ${name}, nor is it a rule`, {
    typeName: name,
  });
}
