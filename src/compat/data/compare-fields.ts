import type { FieldDescriptor } from "../../schema/descriptors.ts";
import { compareRecord, isZeroRecord } from "./compare-records.ts";
import type { DataIssue } from "./issue.ts";
import { keyText, mapKeyStep } from "./map-entries.ts";
import { dataIssue, type Issues, type Pair, type Walk } from "./walk.ts";
import { contentType, type WireRecord } from "./wire-records.ts";
import { countValues, isKept } from "./wire-values.ts";

/** Compares the records of a field that both schemas know. `read`: those that the reader's field holds in the end. */
export function* compareFields(
  walk: Walk,
  pair: Pair,
  own: readonly WireRecord[],
  read: readonly WireRecord[],
): Issues {
  if (isList(pair.old)) yield* compareList(walk, pair, own);
  else yield* compareSingle(walk, pair, own, read);
}

function isList({ cardinality }: FieldDescriptor): boolean {
  return cardinality !== "singular";
}

function* compareSingle(walk: Walk, pair: Pair, own: readonly WireRecord[], read: readonly WireRecord[]): Issues {
  const { old, next } = pair;
  const last = own.at(-1)!;
  const [from, to] = [contentType(old), contentType(next)];
  if (isList(next) && read.length > 1)
    yield dataIssue(
      pair,
      "changed",
      "lossy",
      `stands in ${read.length} records: it is read as a list of as many`,
      last.start,
    );
  if (from === undefined || to === undefined) {
    yield* compareRecord(walk, pair, last, 0);
  } else {
    if (!isList(next) && read.length < own.length)
      yield dataIssue(
        pair,
        "dropped",
        "lossy",
        `is read in part: another member of the oneof ${next.oneof?.name} stands between`,
        own[0]!.start,
      );
    yield* walk.compareMessages(
      walk,
      from,
      to,
      own.map(({ content }) => content),
      pair.steps,
    );
  }
  yield* comparePresence(walk, pair, last);
}

/** Elements are counted as the writer counts them. */
function* compareList(walk: Walk, pair: Pair, own: readonly WireRecord[]): Issues {
  const { old, next, steps } = pair;
  const keys = old.cardinality !== "map" && next.cardinality === "map" ? new Set<string>() : undefined;
  const unread = isList(next) ? undefined : yield* shorten(walk, pair, own);
  // Fields absent from one of several messages that are merged, or of which one is read, are not reported.
  const partial = walk.partial || !isList(next) || (next.cardinality === "map" && old.mapKey !== next.mapKey);
  let index = 0;
  for (const record of own) {
    const path = old.cardinality === "map" ? [...steps, mapKeyStep(walk.bytes, old, record)] : steps;
    if (keys !== undefined) yield* compareKey(walk, pair, record, index, keys);
    if (unread?.has(record) !== true)
      yield* compareRecord({ ...walk, partial }, { ...pair, steps: path }, record, index);
    index += countValues(walk.bytes, old, record);
  }
}

/**
 * A singular field reads the last value of a list, or all messages merged. Returns the records whose values it does not
 * have.
 */
function* shorten(
  walk: Walk,
  pair: Pair,
  own: readonly WireRecord[],
): Generator<DataIssue, ReadonlySet<WireRecord>, undefined> {
  const { old, next } = pair;
  const taken = own.filter((record) => !isKept(walk.bytes, next, record));
  const { length: count } = taken;
  const mergesMessages = contentType(old) !== undefined && contentType(next) !== undefined;
  if (count > 1 && mergesMessages)
    yield dataIssue(pair, "changed", "lossy", `its ${count} messages are merged into one`, taken[0]!.start);
  else if (count > 1)
    yield dataIssue(pair, "dropped", "lossy", `only the last of ${count} values is read`, taken[0]!.start);
  else if (count === 1) yield* comparePresence(walk, pair, taken[0]!);
  return new Set(mergesMessages ? [] : taken.slice(0, -1));
}

function* compareKey(walk: Walk, pair: Pair, record: WireRecord, index: number, keys: Set<string>): Issues {
  const key = keyText(walk.bytes, pair.next, record);
  if (keys.has(key))
    yield dataIssue(
      { ...pair, steps: [...pair.steps, index] },
      "changed",
      "lossy",
      `has a key as one before it has, whose place it takes`,
      record.start,
    );
  keys.add(key);
}

/** A written zero differs from nothing only if the reader has presence. */
function* comparePresence(walk: Walk, pair: Pair, record: WireRecord): Issues {
  const { old, next } = pair;
  if (isList(next) || next.presence !== "implicit" || (old.presence === "implicit" && !isList(old))) return;
  if (old.message.mapEntry || next.message.mapEntry || !isZeroRecord(walk, next, record)) return;
  yield dataIssue(pair, "presence", "wire-safe", "is zero: it is read as if it were absent", record.start);
}
