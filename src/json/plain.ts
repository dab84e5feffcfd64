import type { ValuePlan } from "../plan/plan.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";

/*
 * Values that are the same in messages and in JSON. Lists and maps of them are looked at, and copied at once.
 */

/** What tells values of a type that JSON has as they are; undefined for types of which that is not so. */
export function plainValue(type: ValuePlan): ((value: any) => boolean) | undefined {
  if (type.kind !== "scalar") return undefined;
  const { kind, fixedSize } = scalarTypes[type.scalar];
  switch (kind) {
    case "string":
      return (value) => typeof value === "string" && !hasLoneSurrogate(value);
    case "bool":
      return (value) => typeof value === "boolean";
    case "int32":
      return (value) => typeof value === "number" && (value | 0) === value && !Object.is(value, -0);
    case "uint32":
      return (value) => typeof value === "number" && value >>> 0 === value && !Object.is(value, -0);
    case "float":
      return fixedSize === 8
        ? (value) => typeof value === "number" && Number.isFinite(value) && !Object.is(value, -0)
        : undefined;
    default:
      return undefined;
  }
}

/** The check that all elements of a list are such values; undefined as for `plainValue`. */
export function plainElements(type: ValuePlan): ((list: readonly unknown[]) => boolean) | undefined {
  const isPlain = plainValue(type);
  if (isPlain === undefined) return undefined;
  if (type.kind === "scalar" && scalarTypes[type.scalar].kind === "string") return areTexts;
  return (list) => {
    for (let index = 0; index < list.length; index++) if (!isPlain(list[index])) return false;
    return true;
  };
}

/** A separate loop, in which V8 inlines the check (benchmark case `strings`). */
function areTexts(list: readonly unknown[]): boolean {
  for (let index = 0; index < list.length; index++) {
    const text = list[index];
    if (typeof text !== "string" || hasLoneSurrogate(text)) return false;
  }
  return true;
}

/** Returns whether a value is an array, of this realm, that is no other's. */
export function isPlainList(value: unknown): value is unknown[] {
  return Array.isArray(value) && Object.getPrototypeOf(value) === Array.prototype;
}

/** Returns whether a value is an object as literals make it. */
export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
