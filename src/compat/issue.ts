import type { AnyDescriptor } from "../descriptor-set/any-descriptor.ts";
import { getPosition, type SourcePosition } from "../descriptor-set/get-position.ts";
import { type Grade, isAtLeast, worst } from "./grade.ts";
import type { Rule } from "./rules.ts";

/** The grade in each direction. */
export interface Grades {
  /** A reader with the new schema reads data written with the old one. */
  readonly newReadsOld: Grade;
  /** A reader with the old schema reads data written with the new one. */
  readonly oldReadsNew: Grade;
}

/** A difference between two schemas that matters to data. */
export interface CompatIssue extends Grades {
  /** The rule that says so. */
  readonly rule: Rule;
  /** Full name of the element that differs, in the old schema, or in the new one if it is only there. */
  readonly path: string;
  /** For people. */
  readonly message: string;
  /** Where it is declared in the old schema; undefined if it is not, or if the schema came without its source. */
  readonly old: SourcePosition | undefined;
  /** Where it is declared in the new schema; undefined likewise. */
  readonly new: SourcePosition | undefined;
}

/** The two elements that are compared: one is undefined if the other has no counterpart. */
export interface Sides {
  readonly old: AnyDescriptor | undefined;
  readonly new: AnyDescriptor | undefined;
}

export function makeIssue(
  rule: Rule,
  sides: Sides,
  { newReadsOld, oldReadsNew }: Grades,
  message: string,
): CompatIssue {
  const [old, next] = [sides.old, sides.new].map((side) => (side === undefined ? undefined : getPosition(side)));
  return { rule, path: fullNameOf((sides.old ?? sides.new)!), message, newReadsOld, oldReadsNew, old, new: next };
}

/** The word for a declaration in issues. */
export function fullNameOf(descriptor: AnyDescriptor): string {
  switch (descriptor.kind) {
    case "file":
      return descriptor.name;
    case "field":
    case "extension":
      return descriptor.fullName;
    case "oneof":
      return `${descriptor.message.typeName}.${descriptor.name}`;
    case "enum value":
      return `${descriptor.enum.typeName}.${descriptor.name}`;
    case "method":
      return `${descriptor.service.typeName}.${descriptor.name}`;
    default:
      return descriptor.typeName;
  }
}

/** A grade for each direction, from the writer and the reader. */
export function bothWays<T>(old: T, next: T, grade: (writer: T, reader: T) => Grade): Grades {
  return { newReadsOld: grade(old, next), oldReadsNew: grade(next, old) };
}

export function worstOf(...given: readonly Grades[]): Grades {
  return given.reduce((most, each) => ({
    newReadsOld: worst(most.newReadsOld, each.newReadsOld),
    oldReadsNew: worst(most.oldReadsNew, each.oldReadsNew),
  }));
}

/** The more severe direction. */
function overall({ newReadsOld, oldReadsNew }: Grades): Grade {
  return worst(newReadsOld, oldReadsNew);
}

export function isWorseThanSafe(grades: Grades): boolean {
  return isAtLeast(overall(grades), "breaks-json");
}

/** `breaks-json` if the condition holds, else `identical`. */
export function jsonGrade(breaks: boolean): Grade {
  return breaks ? "breaks-json" : "identical";
}

export const wireSafe: Grades = { newReadsOld: "wire-safe", oldReadsNew: "wire-safe" };
export const identical: Grades = { newReadsOld: "identical", oldReadsNew: "identical" };
