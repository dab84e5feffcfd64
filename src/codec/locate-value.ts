import type { ErrorCode } from "../errors.ts";
import { sortEntries } from "./sort-entries.ts";
import { parseMapKey } from "../message/map-key.ts";
import { unknownFields } from "../message/message-type.ts";
import { formatPath, type PathStep } from "../message/path.ts";
import type { FieldPlan, MapPlan, MessagePlan } from "../plan/plan.ts";
import { requires } from "../plan/requires.ts";
import { type AnyMessage, getOwn, isBytes, isMap } from "../message/property.ts";
import { type Holder, isFaulty } from "./faulty-value.ts";
import type { EncodeOptions } from "./options.ts";
import { encoding } from "./runtime/encode-state.ts";
import { strangerIn, strangerReason, type AdviseName } from "./stranger.ts";

/*
 * Paths within messages, found when there is an error: the fast path does not track the path.
 */

/** Messages may be deeper than encode goes: a search stops here, before the stack does. */
const deepestSearch = 1000;

/** What encode refuses: the value at `key` of `container`, a message, list or map. */
export interface Fault {
  readonly code: ErrorCode;
  readonly container: object;
  readonly key: unknown;
}

/** A search through a message, as encode goes through it. */
interface Search {
  readonly steps: PathStep[];
  readonly deterministic?: boolean | undefined;
  /** Lists and maps of other values than messages are looked into only where they are this. */
  readonly container?: object;
  /** Whether a message is to be looked into; `found`: it is what the search is for. */
  enter(plan: MessagePlan, message: object, depth: number): boolean | "found";
  leave?(message: object): boolean;
  /** Whether the search is for the value at `step` of `container`. */
  isAt?(field: FieldPlan, holder: Holder, container: object, step: PathStep, value: unknown, depth: number): boolean;
}

/** Leaves the path in `steps` where it finds something. */
function find(search: Search, plan: MessagePlan, message: unknown, depth: number): boolean {
  if (typeof message !== "object" || message === null) return false;
  const entered = search.enter(plan, message, depth);
  if (entered !== true) return entered === "found";
  for (const field of plan.members) if (findIn(search, field, message, depth)) return true;
  return search.leave?.(message) === true;
}

function findIn(search: Search, field: FieldPlan, message: object, depth: number): boolean {
  const { steps } = search;
  const { localName, cardinality } = field;
  const value = getOwn(message, localName);
  const next = field.value.kind === "message" ? field.value.message : undefined;
  steps.push(localName);
  if (search.isAt?.(field, "field", message, localName, value, depth)) return true;
  if (cardinality === "singular" && next !== undefined && find(search, next, value, depth - 1)) return true;
  if (typeof value === "object" && value !== null && (next !== undefined || value === search.container)) {
    const within = cardinality === "map" ? depth - 1 : depth;
    const holder = cardinality === "map" ? "entry" : "element";
    for (const [step, element] of childrenOf(field, value, search.deterministic)) {
      steps.push(step);
      if (search.isAt?.(field, holder, value, step, element, within)) return true;
      if (next !== undefined && find(search, next, element, within - 1)) return true;
      steps.pop();
    }
  }
  steps.pop();
  return false;
}

/** Finds the path of the first place within `message` where the fault is one; `maxDepth` and `deterministic` are those of the encode. */
export function locateValue(
  plan: MessagePlan,
  message: object,
  fault: Fault,
  { maxDepth = 100, deterministic }: EncodeOptions = {},
): string {
  const { code, container, key } = fault;
  const steps: PathStep[] = [];
  const isUnknown = key === "[unknownFields]";
  const seen = new Map<MessagePlan, Map<object, number>>();
  const search: Search = {
    steps,
    deterministic,
    container,
    enter: (within, value, depth) =>
      steps.length <= deepestSearch && depth >= 0 && !wasSeen(seen, code, within, value, depth),
    leave: (value) =>
      isUnknown &&
      value === container &&
      !isBytes((value as AnyMessage)[unknownFields]) &&
      steps.push(key as string) > 0,
    isAt: (field, holder, holds, step, value, depth) =>
      holds === container && isStep(step, key) && isFaulty(code, field, holder, value, depth, key, holds),
  };
  try {
    if (find(search, plan, message, maxDepth)) return formatPath(steps);
  } catch {
    // A getter or a Proxy of the message that gives something else each time, and now an error.
  }
  return formatPath([String(key)]);
}

/** One object may stand in several places, and be wrong in one of them. A message that is nested too deep is so where it stands deeper than before. */
function wasSeen(
  seen: Map<MessagePlan, Map<object, number>>,
  code: ErrorCode,
  plan: MessagePlan,
  message: object,
  depth: number,
): boolean {
  let depths = seen.get(plan);
  if (depths === undefined) seen.set(plan, (depths = new Map()));
  const before = depths.get(message);
  if (before !== undefined && (before <= depth || code !== "LIMIT_EXCEEDED")) return true;
  depths.set(message, depth);
  return false;
}

function isStep(step: PathStep, key: unknown): boolean {
  if (typeof step !== "object") return step === key;
  return Object.is(step.key, key) || (typeof key !== "object" && String(step.key) === String(key));
}

/** The elements of a list, or the entries of a map, each with its step. */
function* childrenOf(field: FieldPlan, value: object, deterministic?: boolean): Generator<[PathStep, unknown]> {
  if (field.cardinality === "repeated" && Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) yield [index, value[index]];
  } else if (field.cardinality === "map") {
    for (const [key, entry] of entriesOf(field, value, deterministic)) yield [{ key }, entry];
  }
}

/** With native keys, where the texts of an object stand for such. */
function entriesOf(
  { key: { scalar } }: MapPlan,
  map: object,
  deterministic: boolean | undefined,
): [unknown, unknown][] {
  const entries: [unknown, unknown][] = isMap(map)
    ? [...map]
    : Object.keys(map).map((text) => [parseMapKey(scalar, text) ?? text, (map as AnyMessage)[text]]);
  return deterministic ? sortEntries(scalar, entries) : entries;
}

/** The path of the first message that stands within itself; undefined if none does. */
export function locateCycle(plan: MessagePlan, message: object): string | undefined {
  const done = new Map<MessagePlan, Set<object>>();
  const ancestors = new Set<object>();
  const steps: PathStep[] = [];
  const search: Search = {
    steps,
    enter: (within, value) => {
      if (ancestors.has(value)) return "found";
      const finished = done.get(within) ?? new Set<object>();
      if (finished.has(value) || ancestors.size > deepestSearch) return false;
      done.set(within, finished.add(value));
      ancestors.add(value);
      return true;
    },
    leave: (value) => {
      ancestors.delete(value);
      return false;
    },
  };
  return find(search, plan, message, 0) ? formatPath(steps) : undefined;
}

/**
 * Where the first property that no field has is in a message that encode takes, and why it is refused; undefined if
 * there is none.
 */
export function locateStranger(
  plan: MessagePlan,
  message: object,
  advise?: AdviseName,
): { readonly path: string; readonly reason: string } | undefined {
  const steps: PathStep[] = [];
  let reason = "";
  const search: Search = {
    steps,
    deterministic: encoding.deterministic,
    enter: (within, value) => {
      const name = strangerIn(within, value);
      if (name === undefined) return true;
      steps.push(name);
      reason = strangerReason(within, advise?.(within, name));
      return "found";
    },
  };
  return find(search, plan, message, 0) ? { path: formatPath(steps), reason } : undefined;
}

/** The path of the first required field that is absent; undefined if none is. */
export function locateMissingRequired(plan: MessagePlan, message: object): string | undefined {
  const steps: PathStep[] = [];
  const search: Search = {
    steps,
    enter: (within) => requires(within),
    isAt: ({ presence }, holder, _container, _key, value) =>
      presence === "required" && holder === "field" && value === undefined,
  };
  return find(search, plan, message, 0) ? formatPath(steps) : undefined;
}
