import type { ErrorCode } from "../errors.ts";
import { parseMapKey } from "../message/map-key.ts";
import { unknownFields } from "../message/message-type.ts";
import { formatPath, type PathStep } from "../message/path.ts";
import type { FieldPlan, MapPlan, MessagePlan } from "../plan/plan.ts";
import { type AnyMessage, getOwn, isBytes, isMap } from "../message/property.ts";
import { isFaulty } from "./faulty-value.ts";
import type { EncodeOptions } from "./options.ts";
import { keyOrder } from "./runtime/map-entries.ts";

/*
 * Paths within messages, found when there is an error: the fast path keeps no books.
 */

/** Messages may be deeper than encode goes: a search stops here, before the stack does. */
const deepestSearch = 1000;

/** What encode refuses: the value at `key` of `container`, a message, list or map. */
export interface Fault {
  readonly code: ErrorCode;
  readonly container: object;
  readonly key: unknown;
}

/** A search for a fault, as encode goes through a message: one object may stand in several places, and be wrong in one of them. */
interface Search {
  readonly fault: Fault;
  readonly deterministic: boolean;
  readonly steps: PathStep[];
  /** The messages that have been searched as those of a type, and how many more levels there were. */
  readonly seen: Map<MessagePlan, Map<object, number>>;
}

/** Finds the path of the first place within `message` where the fault is one; `maxDepth` and `deterministic` are those of the encode. */
export function locateValue(
  plan: MessagePlan,
  message: object,
  fault: Fault,
  { maxDepth = 100, deterministic = false }: EncodeOptions = {},
): string {
  const search: Search = { fault, deterministic, steps: [], seen: new Map() };
  try {
    if (searchMessage(search, plan, message, maxDepth)) return formatPath(search.steps);
  } catch {
    // A getter or a Proxy of the message that gives something else each time, and now an error.
  }
  return formatPath([fault.key === "[unknownFields]" ? fault.key : String(fault.key)]);
}

function searchMessage(search: Search, plan: MessagePlan, message: object, depth: number): boolean {
  const { fault, steps } = search;
  if (steps.length > deepestSearch || depth < 0 || wasSeen(search, plan, message, depth)) return false;
  const isContainer = message === fault.container;
  for (const field of plan.members) {
    const value = getOwn(message, field.localName);
    steps.push(field.localName);
    if (isContainer && fault.key === field.localName && isFaulty(fault.code, field, "field", value, depth)) return true;
    if (typeof value === "object" && value !== null && searchField(search, field, value, depth)) return true;
    steps.pop();
  }
  if (!isContainer || fault.key !== "[unknownFields]" || isBytes((message as AnyMessage)[unknownFields])) return false;
  return steps.push("[unknownFields]") > 0;
}

/** A message that is nested too deep is so where it stands deeper than before. */
function wasSeen({ fault, seen }: Search, plan: MessagePlan, message: object, depth: number): boolean {
  let depths = seen.get(plan);
  if (depths === undefined) seen.set(plan, (depths = new Map()));
  const before = depths.get(message);
  if (before !== undefined && (before <= depth || fault.code !== "LIMIT_EXCEEDED")) return true;
  depths.set(message, depth);
  return false;
}

function searchField(search: Search, field: FieldPlan, value: object, depth: number): boolean {
  const { fault, steps } = search;
  if (field.cardinality === "singular")
    return field.value.kind === "message" && searchMessage(search, field.value.message, value, depth - 1);
  const isContainer = value === fault.container;
  if (!isContainer && field.value.kind !== "message") return false;
  const within = field.cardinality === "map" ? depth - 1 : depth;
  for (const [step, element] of childrenOf(field, value, search.deterministic)) {
    steps.push(step);
    const holder = field.cardinality === "map" ? "entry" : "element";
    if (
      isContainer &&
      isStep(step, fault.key) &&
      isFaulty(fault.code, field, holder, element, within, fault.key, value)
    )
      return true;
    if (
      field.value.kind === "message" &&
      typeof element === "object" &&
      element !== null &&
      searchMessage(search, field.value.message, element, within - 1)
    )
      return true;
    steps.pop();
  }
  return false;
}

function isStep(step: PathStep, key: unknown): boolean {
  if (typeof step !== "object") return step === key;
  return Object.is(step.key, key) || String(step.key) === String(key);
}

/** The elements of a list, or the entries of a map, each with its step. */
function* childrenOf(field: FieldPlan, value: object, deterministic = false): Generator<[PathStep, unknown]> {
  if (field.cardinality === "repeated" && Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) yield [index, value[index]];
  } else if (field.cardinality === "map") {
    for (const [key, entry] of entriesOf(field, value, deterministic)) yield [{ key }, entry];
  }
}

/** With native keys, where the texts of an object stand for such. */
function entriesOf({ key: { scalar } }: MapPlan, map: object, deterministic: boolean): [unknown, unknown][] {
  const entries: [unknown, unknown][] = isMap(map)
    ? [...map]
    : Object.keys(map).map((text) => [parseMapKey(scalar, text) ?? text, (map as AnyMessage)[text]]);
  const compare = keyOrder(scalar);
  return deterministic ? entries.sort(([left], [right]) => compare(left, right)) : entries;
}

/** The path of the first message that stands within itself; undefined where none does. */
export function locateCycle(plan: MessagePlan, message: object): string | undefined {
  const done = new Map<MessagePlan, Set<object>>();
  const ancestors = new Set<object>();
  const steps: PathStep[] = [];
  const visit = (within: MessagePlan, value: object): boolean => {
    if (ancestors.has(value)) return true;
    const finished = done.get(within) ?? new Set<object>();
    if (finished.has(value) || ancestors.size > deepestSearch) return false;
    done.set(within, finished.add(value));
    ancestors.add(value);
    if (within.members.some((field) => visitField(field, getOwn(value, field.localName)))) return true;
    ancestors.delete(value);
    return false;
  };
  const visitField = (field: FieldPlan, value: unknown): boolean => {
    if (field.value.kind !== "message" || typeof value !== "object" || value === null) return false;
    steps.push(field.localName);
    if (field.cardinality === "singular" && visit(field.value.message, value)) return true;
    for (const [step, child] of childrenOf(field, value)) {
      steps.push(step);
      if (typeof child === "object" && child !== null && visit(field.value.message, child)) return true;
      steps.pop();
    }
    steps.pop();
    return false;
  };
  return visit(plan, message) ? formatPath(steps) : undefined;
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
    if (value === undefined && field.cardinality === "singular" && field.presence === "required")
      return steps.push(field.localName) > 0;
    if (value === undefined || field.value.kind !== "message") continue;
    const next = field.value.message;
    const children: Iterable<[PathStep | undefined, unknown]> =
      field.cardinality === "singular" ? [[undefined, value]] : childrenOf(field, value as object);
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
