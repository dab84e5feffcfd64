import { keepNaN } from "../../message/keep-nan.ts";
import { isList } from "../../message/property.ts";
import * as memoryCosts from "../../plan/costs.ts";
import type { RepeatedPlan } from "../../plan/plan.ts";
import { makeTag } from "../../wire/wire-type.ts";
import { indexInList } from "../locate-in-list.ts";
import { locators } from "../locate-offset.ts";
import { countRecords, countVarints } from "../runtime/count-records.ts";
import { charge } from "../runtime/decode-state.ts";
import { keepElement, keepRecord } from "../runtime/unknown.ts";
import { at, failType } from "./fault.ts";
import { bytes, end, position, readLength, seek, setEnd } from "./input.ts";
import type { Kind, ReadValue } from "./kind.ts";
import { hasRoom, moveTo, output, place, varintSize, writeLengthAt, writeVarint } from "./output.ts";
import { type FieldFunctions, kindOf, type WriteField } from "./parts.ts";

/*
 * Lists. Numbers, booleans and enums come packed or expanded, whatever the schema says; encode writes what it says.
 */

const makeEmpty = (): unknown[] => [];

/** Lists of what cannot be packed. */
export function repeated(field: RepeatedPlan): FieldFunctions {
  locators.repeated = indexInList;
  const kind = kindOf(field.value, field.number);
  const tag = makeTag(field.number, kind.wireType);
  const read = kind.wireType === 2 ? readCounted(kind, tag) : readExpanded(kind, tag);
  return { records: [{ tag, slot: field.slot, read }], write: writeExpanded(kind, tag), makeEmpty };
}

/** Lists of either kind. */
export function packed(field: RepeatedPlan): FieldFunctions {
  const expanded = repeated(field);
  const kind = kindOf(field.value, field.number);
  if (kind.wireType === 2 || kind.wireType === 3) return expanded;
  const tag = makeTag(field.number, 2);
  const record = { tag, slot: field.slot, read: readPacked(kind, field.number) };
  return {
    records: field.packed ? [record, ...expanded.records] : [...expanded.records, record],
    write: field.packed ? writePacked(kind, tag) : expanded.write,
    makeEmpty,
  };
}

/** What a list takes beside its elements; messages charge themselves with their place. */
function memoryOf({ zero, memory = 0 }: Kind): { readonly run: number; readonly element: number } {
  return zero === undefined
    ? { run: 0, element: 0 }
    : { run: memoryCosts.elements, element: memoryCosts.element + memory };
}

/** Records with a length are counted before they are read, into a list of their number. */
function readCounted(kind: Kind, tag: number): ReadValue {
  const { run, element: memory } = memoryOf(kind);
  const { read } = kind;
  return (depth, previous: unknown[] | undefined, start, slots) => {
    let count = countRecords(bytes, start, position, end);
    if (run !== 0) charge(run + count * memory, position);
    const list = previous ?? new Array<unknown>(count);
    let size = previous === undefined ? 0 : list.length;
    for (;;) {
      const element = read(depth, undefined, start, slots);
      if (element !== undefined) list[size++] = element;
      else keepRecord(bytes, start, position);
      if (--count === 0) break;
      start = position;
      seek(start + varintSize(tag));
    }
    if (list.length !== size) list.length = size;
    return list;
  };
}

/** Reads all records of a tag of one byte that follow each other; of others, one. */
function readExpanded(kind: Kind, tag: number): ReadValue {
  const { element: memory } = memoryOf(kind);
  const { make, add } = storageOf(kind);
  const { read } = kind;
  return (depth, previous: unknown[] | undefined, start, slots) => {
    const list = previous ?? make(0);
    for (;;) {
      charge(list.length === 0 ? memory + memoryCosts.growingList : memory, position);
      const element = read(depth, undefined, start, slots);
      if (element === undefined) keepRecord(bytes, start, position);
      else add(list, element);
      if (position >= end || tag > 127 || bytes[position] !== tag) return list;
      start = position;
      seek(start + 1);
    }
  };
}

/** One record of all elements. An undeclared number of a closed enum becomes an unknown record of its own. */
function readPacked(kind: Kind, number: number): ReadValue {
  const { run, element: memory } = memoryOf(kind);
  const { make, fill } = storageOf(kind);
  const fixedSize = { 0: 0, 1: 8, 5: 4 }[kind.wireType]!;
  return (_, previous: unknown[] | undefined) => {
    const length = readLength();
    const listEnd = position + length;
    const count = fixedSize === 0 ? countVarints(bytes, position, listEnd) : Math.floor(length / fixedSize);
    charge((kind.mayReject ? memoryCosts.growingList : run) + count * memory, position);
    const list = previous ?? make(kind.mayReject ? 0 : count);
    const messageEnd = setEnd(listEnd);
    fill(list, previous === undefined ? 0 : list.length, kind.read, number);
    setEnd(messageEnd);
    return list;
  };
}

/** How lists are made, and filled with what there is up to the end, or added to. */
interface Storage {
  readonly make: (count: number) => unknown[];
  readonly fill: (list: unknown[], size: number, read: ReadPlain, number: number) => void;
  readonly add: (list: unknown[], element: unknown) => void;
}

/** Reads what is not a message. */
type ReadPlain = (depth?: any, previous?: any, start?: any, slots?: any) => unknown;

/** Numbers have places of their own in the code: what V8 has seen in lists that are made or filled at a place, it makes of the next ones there. */
const numbers: Storage = {
  make: (count) => new Array<unknown>(count),
  fill: (list, size, read) => {
    while (position < end) {
      const element = read();
      if (element !== element) keepNaN(list);
      list[size++] = element;
    }
  },
  add: (list, element) => {
    if (element !== element) keepNaN(list);
    list.push(element);
  },
};

const others: Storage = {
  make: (count) => new Array<unknown>(count),
  fill: (list, size, read, number) => {
    while (position < end) {
      const start = position;
      const element = read();
      if (element === undefined) keepElement(number, bytes, start, position);
      else list[size++] = element;
    }
  },
  add: (list, element) => list.push(element),
};

function storageOf({ zero, mayReject }: Kind): Storage {
  return typeof zero === "number" && !mayReject ? numbers : others;
}

/** Writes the elements of a list, each behind a tag unless that is 0, as long as there is room. */
function writeElements({ write }: Kind, tag: number, list: readonly unknown[], depth: number, index: number = 0): void {
  try {
    for (; index < list.length && hasRoom(); index++) {
      if (tag !== 0) writeVarint(tag);
      write(list[index], depth);
    }
  } catch (error) {
    throw at(error, index, list);
  }
}

/** Writes what there is at the start of integers from 0, without a call for each (benchmark case `tile`); returns how many. */
function writePlain(list: readonly any[]): number {
  const array = output;
  let to = place;
  // Each takes a byte at least.
  const most = Math.min(list.length, array.length - to);
  let index = 0;
  for (; index < most; index++) {
    let value: number = list[index];
    if (typeof value !== "number" || (value | 0) !== value || value < 0) break;
    for (; value > 127; value >>= 7) array[to++] = value | 128;
    array[to++] = value;
  }
  moveTo(to);
  return index;
}

/** The length of a Proxy may be NaN, or less than 0. */
function hasElements(list: unknown): list is readonly unknown[] {
  if (list === undefined) return false;
  if (!isList(list)) failType("an array", list);
  return list.length > 0;
}

function writeExpanded(kind: Kind, tag: number): WriteField {
  return (list, depth) => {
    if (hasElements(list)) writeElements(kind, tag, list, depth);
  };
}

function writePacked(kind: Kind, tag: number): WriteField {
  let left = 1;
  return (list, depth) => {
    if (!hasElements(list)) return;
    writeVarint(tag);
    const start = place;
    const taken = left;
    moveTo(start + taken);
    writeElements(kind, 0, list, depth, kind.isPlain ? writePlain(list) : 0);
    left = writeLengthAt(start, taken);
  };
}
