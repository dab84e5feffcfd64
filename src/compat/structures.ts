import type { MessageDescriptor } from "../schema/descriptors.ts";
import { type Comparison, typeIssues } from "./compare-field.ts";
import { compareMessages } from "./compare-message.ts";
import { type CompatIssue, type Grades, identical, isWorseThanSafe, worstOf } from "./issue.ts";
import type { Pairing } from "./pairing.ts";
import { type Category, rules } from "./rules.ts";

/**
 * How two message types differ, including their contents, except types with the same name, which are compared
 * separately.
 */
export type StructureGrades = { readonly [C in Category]: Grades };

/** Two messages, one level deep. */
interface Level extends Comparison {
  /** The grades of all nested levels, once computed. */
  grades: StructureGrades | undefined;
}

/** Compares messages by structure: each pair once, even if types contain themselves. */
export class Structures {
  readonly pairing: Pairing;
  readonly #levels = new Map<MessageDescriptor, Map<MessageDescriptor, Level>>();
  readonly #renamed = new Map<MessageDescriptor, MessageDescriptor>();
  readonly #newNames = new Set<MessageDescriptor>();

  constructor(pairing: Pairing) {
    this.pairing = pairing;
  }

  /** The type that has replaced another in a field or method. */
  renamed(old: MessageDescriptor): MessageDescriptor | undefined {
    return this.#renamed.get(old);
  }

  /** Whether a type has replaced another in this way. */
  isNewName(next: MessageDescriptor): boolean {
    return this.#newNames.has(next);
  }

  /** One level of two messages. */
  level(old: MessageDescriptor, next: MessageDescriptor): Level {
    let levels = this.#levels.get(old);
    if (levels === undefined) this.#levels.set(old, (levels = new Map()));
    let level = levels.get(next);
    if (level === undefined)
      levels.set(next, (level = { ...compareMessages(old, next, this.pairing), grades: undefined }));
    return level;
  }

  /** The issues of one level, with changed message types graded by their contents. */
  issues({ issues, retyped }: Comparison): CompatIssue[] {
    const types = retyped.flatMap((each) => {
      const { wire, json } = this.compare(...each.types);
      const reasons = this.reasons(...each.types);
      return typeIssues(each.old, each.new, worstOf(each.wire, wire), worstOf(each.json, json), reasons);
    });
    return [...issues, ...types];
  }

  /** The worst of all levels: each gets its own grades, which then spread to those around it until none gets worse. */
  compare(old: MessageDescriptor, next: MessageDescriptor): StructureGrades {
    const first = this.level(old, next);
    this.#rename(old, next);
    if (first.grades !== undefined) return first.grades;
    const found = new Set([first]);
    const around = new Map<Level, Level[]>();
    for (const level of found) {
      level.grades = ownGrades(level);
      for (const { types } of level.retyped) {
        const within = this.level(...types);
        this.#rename(...types);
        if (within.grades === undefined) found.add(within);
        const outer = around.get(within);
        if (outer === undefined) around.set(within, [level]);
        else outer.push(level);
      }
    }
    spread(around);
    return first.grades!;
  }

  #rename(old: MessageDescriptor, next: MessageDescriptor): void {
    this.#renamed.set(old, next);
    this.#newNames.add(next);
  }

  /** A text to append to an issue about two types: the first differences that matter. */
  reasons(old: MessageDescriptor, next: MessageDescriptor): string {
    const shown: string[] = [];
    const found = new Set([this.level(old, next)]);
    for (const { issues, retyped } of found) {
      for (const { path, rule } of issues.filter(isWorseThanSafe)) shown.push(`${path} (${rule})`);
      if (shown.length > maxReasons || found.size > maxLevels) break;
      for (const { types } of retyped) found.add(this.level(...types));
    }
    if (shown.length === 0) return "";
    return `; they differ in ${shown.slice(0, maxReasons).join(", ")}${shown.length > maxReasons ? " and more" : ""}`;
  }
}

const maxReasons = 3;
const maxLevels = 100;

function ownGrades({ issues, retyped }: Comparison): StructureGrades {
  const of = (category: Category): Grades[] => issues.filter(({ rule }) => rules.get(rule) === category);
  return {
    wire: worstOf(identical, ...of("wire"), ...retyped.map(({ wire }) => wire)),
    json: worstOf(identical, ...of("json"), ...retyped.map(({ json }) => json)),
  };
}

function spread(around: ReadonlyMap<Level, readonly Level[]>): void {
  const pending = new Set(around.keys());
  for (const level of pending) {
    pending.delete(level);
    for (const outer of around.get(level) ?? []) {
      const { wire, json } = outer.grades!;
      outer.grades = { wire: worstOf(wire, level.grades!.wire), json: worstOf(json, level.grades!.json) };
      if (!isSame(wire, outer.grades.wire) || !isSame(json, outer.grades.json)) pending.add(outer);
    }
  }
}

function isSame(left: Grades, right: Grades): boolean {
  return left.newReadsOld === right.newReadsOld && left.oldReadsNew === right.oldReadsNew;
}
