import type { MessageDescriptor } from "../schema/descriptors.ts";
import type { Comparison, Retyped } from "./compare-field.ts";
import { compareMessages } from "./compare-message.ts";
import { type CompatIssue, type Grades, identical, isWorseThanSafe, worstOf } from "./issue.ts";
import type { Pairing } from "./pairing.ts";
import { rules } from "./rules.ts";

/** How two types of messages differ, with all that they contain but types of the same name, which are compared on their own. */
export interface StructureGrades {
  readonly wire: Grades;
  readonly json: Grades;
  /** Text to go after what is said of the types: what differs. */
  readonly reasons: string;
}

type Types = Retyped["types"];

/** Compares messages by structure, each pair once. */
export class Structures {
  readonly pairing: Pairing;
  readonly #levels = new Map<MessageDescriptor, Map<MessageDescriptor, Comparison>>();
  readonly #grades = new Map<Comparison, StructureGrades>();
  readonly #renamed = new Map<MessageDescriptor, MessageDescriptor>();

  constructor(pairing: Pairing) {
    this.pairing = pairing;
  }

  /** One level of two messages. */
  level([old, next]: Types): Comparison {
    let levels = this.#levels.get(old);
    if (levels === undefined) this.#levels.set(old, (levels = new Map()));
    let level = levels.get(next);
    if (level === undefined) levels.set(next, (level = compareMessages(old, next, this.pairing)));
    return level;
  }

  /** All levels: the types may contain themselves. */
  compare(old: MessageDescriptor, next: MessageDescriptor): StructureGrades {
    const first = this.level([old, next]);
    this.#renamed.set(old, next);
    const known = this.#grades.get(first);
    if (known !== undefined) return known;
    const levels = new Set([first]);
    for (const { retyped } of levels) {
      for (const { types } of retyped) {
        this.#renamed.set(...types);
        levels.add(this.level(types));
      }
    }
    const grades = summarize(levels);
    this.#grades.set(first, grades);
    return grades;
  }

  /** The type that has taken the place of one in a field or method. */
  renamed(old: MessageDescriptor): MessageDescriptor | undefined {
    return this.#renamed.get(old);
  }
}

function summarize(levels: ReadonlySet<Comparison>): StructureGrades {
  let [wire, json] = [identical, identical];
  const reasons: CompatIssue[] = [];
  for (const { issues, retyped } of levels) {
    for (const issue of issues) {
      if (rules.get(issue.rule) === "wire") wire = worstOf(wire, issue);
      else json = worstOf(json, issue);
      if (isWorseThanSafe(issue)) reasons.push(issue);
    }
    for (const each of retyped) [wire, json] = [worstOf(wire, each.wire), worstOf(json, each.json)];
  }
  return { wire, json, reasons: reasonText(reasons) };
}

const maxReasons = 3;

function reasonText(issues: readonly CompatIssue[]): string {
  if (issues.length === 0) return "";
  const shown = issues.slice(0, maxReasons).map(({ path, rule }) => `${path} (${rule})`);
  return `; they differ in ${shown.join(", ")}${issues.length > maxReasons ? ` and ${issues.length - maxReasons} more` : ""}`;
}
