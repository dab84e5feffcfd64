import { formatPath, type PathStep } from "../message/path.ts";
import { getOwn, isMap } from "../message/property.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";

/*
 * Paths within messages, found when there is an error: the fast path keeps no books.
 */

/** Messages may be deeper than encode goes: a search stops here, before the stack does. */
const deepestSearch = 1000;

/** Finds the path of `key` in `container`: a message, list or map somewhere within `message`, found by identity. */
export function locateValue(plan: MessagePlan, message: object, container: object, key: unknown): string {
  const steps: PathStep[] = [];
  if (!findContainer(plan, message, container, key, steps, new Set())) return formatPath([String(key)]);
  return formatPath(steps);
}

function findContainer(plan: MessagePlan, message: object, container: object, key: unknown, steps: PathStep[], seen: Set<object>): boolean {
  if (message === container) return steps.push(String(key)) > 0;
  if (seen.has(message) || steps.length > deepestSearch) return false;
  seen.add(message);
  for (const field of plan.members) {
    const value = getOwn(message, field.localName);
    if (typeof value !== "object" || value === null) continue;
    steps.push(field.localName);
    if (findInField(field, value, container, key, steps, seen)) return true;
    steps.pop();
  }
  return false;
}

function findInField(field: FieldPlan, value: object, container: object, key: unknown, steps: PathStep[], seen: Set<object>): boolean {
  if (field.cardinality === "singular") return field.value.kind === "message" && findContainer(field.value.message, value, container, key, steps, seen);
  if (value === container) return steps.push(field.cardinality === "map" ? { key } : Number(key)) > 0;
  if (field.value.kind !== "message") return false;
  for (const [step, element] of childrenOf(field, value)) {
    if (typeof element !== "object" || element === null) continue;
    steps.push(step);
    if (findContainer(field.value.message, element, container, key, steps, seen)) return true;
    steps.pop();
  }
  return false;
}

function childrenOf(field: FieldPlan, value: object): [PathStep, unknown][] {
  if (field.cardinality === "repeated") return Array.isArray(value) ? value.map((element: unknown, index) => [index, element]) : [];
  if (isMap(value)) return [...value].map(([key, element]) => [{ key }, element]);
  return Object.entries(value).map(([key, element]) => [{ key }, element]);
}

/** Tells whether a message contains itself. */
export function containsItself(plan: MessagePlan, message: object): boolean {
  const done = new Set<object>();
  const ancestors = new Set<object>();
  const visit = (within: MessagePlan, value: object): boolean => {
    if (ancestors.has(value)) return true;
    if (done.has(value) || ancestors.size > deepestSearch) return false;
    done.add(value);
    ancestors.add(value);
    for (const field of within.members) {
      if (field.value.kind !== "message") continue;
      const child = getOwn(value, field.localName);
      if (typeof child !== "object" || child === null) continue;
      const next = field.value.message;
      const children = field.cardinality === "singular" ? [child] : childrenOf(field, child).map(([, element]) => element);
      if (children.some((each) => typeof each === "object" && each !== null && visit(next, each))) return true;
    }
    ancestors.delete(value);
    return false;
  };
  return visit(plan, message);
}

/** The path of the first required field that is absent; undefined where none is. */
export function locateMissingRequired(plan: MessagePlan, message: object): string | undefined {
  const steps: PathStep[] = [];
  return findMissing(plan, message, steps) ? formatPath(steps) : undefined;
}

function findMissing(plan: MessagePlan, message: object, steps: PathStep[]): boolean {
  if (!plan.requires) return false;
  for (const field of plan.members) {
    const value = getOwn(message, field.localName);
    if (value === undefined && field.cardinality === "singular" && field.presence === "required") return steps.push(field.localName) > 0;
    if (value === undefined || field.value.kind !== "message") continue;
    const next = field.value.message;
    const children: [PathStep | undefined, unknown][] = field.cardinality === "singular" ? [[undefined, value]] : childrenOf(field, value as object);
    for (const [step, child] of children) {
      const depth = steps.length;
      steps.push(field.localName);
      if (step !== undefined) steps.push(step);
      if (findMissing(next, child as object, steps)) return true;
      steps.length = depth;
    }
  }
  return false;
}
