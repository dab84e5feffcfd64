import { ProtobufError } from "../../errors.ts";
import { describeValue } from "../../message/describe.ts";
import { type Grade, grades } from "../grade.ts";
import { isRule } from "../rules.ts";
import type { KnownIssue } from "./accepted.ts";
import { isDay } from "./day.ts";

/** What each property must be, if present. */
const properties: { readonly [name: string]: readonly [is: (value: unknown) => boolean, expected: string] } = {
  rule: [(value) => typeof value === "string" && isRule(value), "a rule of check"],
  path: [(value) => typeof value === "string" && value !== "", "a full name"],
  reason: [(value) => typeof value === "string" && value.trim() !== "", "a text"],
  expires: [isDay, "a day, as 2026-12-31"],
  newReadsOld: [isGrade, `one of ${grades.join(", ")}`],
  oldReadsNew: [isGrade, `one of ${grades.join(", ")}`],
};

/**
 * Known issues from parsed JSON: an array of `{ rule, path, reason?, expires?, newReadsOld?, oldReadsNew? }`, as in a
 * list of accepted issues or a baseline.
 *
 * Errors: INVALID_ARGUMENT, with the path of what is wrong.
 */
export function readKnownIssues(json: unknown): KnownIssue[] {
  if (!Array.isArray(json)) refuseAt("", "an array of known issues", json);
  return json.map((item: unknown, index) => {
    if (typeof item !== "object" || item === null) refuseAt(`[${index}]`, "an object with rule and path", item);
    for (const name of ["rule", "path"])
      if (!Object.hasOwn(item, name)) refuseAt(`[${index}].${name}`, properties[name]![1], undefined);
    for (const [name, value] of Object.entries(item)) {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (property === undefined) refuseAt(`[${index}]`, `no property but ${Object.keys(properties).join(", ")}`, name);
      if (!property[0](value)) refuseAt(`[${index}].${name}`, property[1], value);
    }
    return { ...item } as KnownIssue;
  });
}

function isGrade(value: unknown): value is Grade {
  return grades.includes(value as Grade);
}

function refuseAt(path: string, expected: string, value: unknown): never {
  const where = path === "" ? "" : `${path}: `;
  throw new ProtobufError("INVALID_ARGUMENT", `${where}expected ${expected}, got ${describeValue(value)}`, { path });
}
