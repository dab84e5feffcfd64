import { annotate, BinaryReader, type MessageDescriptor, type Note } from "./library.ts";

/** Bits of `Records.flags`. */
export const isUnknown = 1;
export const isWrong = 2;
export const isGroupEnd = 4;

/**
 * The records of a message, one after the other, nested ones after the tag and length that they stand in: numbers alone, for there may be millions.
 * Each covers the bytes up to the next; together they cover all.
 */
export interface Records {
  readonly count: number;
  /** Offsets of first bytes. */
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Bytes of tag and length. */
  readonly heads: Uint8Array<ArrayBuffer>;
  readonly depths: Uint16Array<ArrayBuffer>;
  readonly flags: Uint8Array<ArrayBuffer>;
}

export const noRecords: Records = {
  count: 0,
  starts: new Uint32Array(0),
  heads: new Uint8Array(0),
  depths: new Uint16Array(0),
  flags: new Uint8Array(0),
};

/** A record in words. */
export interface Row {
  readonly field: string;
  readonly wireType: string;
  readonly type: string;
  readonly value: string;
}

/** Gathers records; its arrays grow with them. */
export class RecordsBuilder {
  /** The last record, if it says what is wrong. */
  problem: Row | undefined;
  #count = 0;
  #starts: Uint32Array<ArrayBuffer> = new Uint32Array(1024);
  #heads: Uint8Array<ArrayBuffer> = new Uint8Array(1024);
  #depths: Uint16Array<ArrayBuffer> = new Uint16Array(1024);
  #flags: Uint8Array<ArrayBuffer> = new Uint8Array(1024);

  add(note: Note, hasSchema: boolean): void {
    if (this.#count === this.#starts.length) this.#grow();
    const index = this.#count++;
    this.#starts[index] = note.start;
    this.#heads[index] = note.content - note.start;
    this.#depths[index] = note.depth;
    this.#flags[index] = flagsOf(note, hasSchema);
    if (note.bad) this.problem = rowOf(note);
  }

  finish(): Records {
    const count = this.#count;
    return {
      count,
      starts: this.#starts.slice(0, count),
      heads: this.#heads.slice(0, count),
      depths: this.#depths.slice(0, count),
      flags: this.#flags.slice(0, count),
    };
  }

  #grow(): void {
    const length = 2 * this.#starts.length;
    const starts = new Uint32Array(length);
    starts.set(this.#starts);
    this.#starts = starts;
    const heads = new Uint8Array(length);
    heads.set(this.#heads);
    this.#heads = heads;
    const depths = new Uint16Array(length);
    depths.set(this.#depths);
    this.#depths = depths;
    const flags = new Uint8Array(length);
    flags.set(this.#flags);
    this.#flags = flags;
  }
}

function flagsOf({ bad, known, wireType }: Note, hasSchema: boolean): number {
  if (bad) return isWrong;
  if (wireType === "end") return isGroupEnd;
  return hasSchema && !known ? isUnknown : 0;
}

function rowOf({ field, wireType, type, value }: Note): Row {
  return { field, wireType, type, value };
}

/** The record that a byte belongs to; -1 of none. */
export function recordAt({ starts, count }: Records, offset: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The first record after `index` that does not stand in it. */
export function endOfSubtree({ depths, count }: Records, index: number): number {
  const depth = depths[index]!;
  let end = index + 1;
  while (end < count && depths[end]! > depth) end++;
  return end;
}

/** The record that `index` stands in; -1 at the top level. */
export function parentOf({ depths }: Records, index: number): number {
  const depth = depths[index]!;
  let parent = index - 1;
  while (parent >= 0 && depths[parent]! >= depth) parent--;
  return parent;
}

/** The offset behind the last byte of a record, without those that stand in it. */
export function endOf({ starts, count }: Records, index: number, total: number): number {
  return index + 1 < count ? starts[index + 1]! : total;
}

/** Returns whether a record contains others. */
export function isParent({ depths, count }: Records, index: number): boolean {
  return index + 1 < count && depths[index + 1]! > depths[index]!;
}

/** Records in words: of the window that is shown, for those of all would take too much memory. */
export class RowReader {
  readonly #bytes: Uint8Array;
  readonly #records: Records;
  readonly #root: MessageDescriptor | undefined;
  readonly #problem: Row | undefined;

  constructor(bytes: Uint8Array, records: Records, root: MessageDescriptor | undefined, problem: Row | undefined) {
    this.#bytes = bytes;
    this.#records = records;
    this.#root = root;
    this.#problem = problem;
  }

  /** The records `from` up to `to`. */
  rows(from: number, to: number): Row[] {
    const rows: Row[] = [];
    const last = Math.min(to, this.#records.count);
    while (from + rows.length < last) this.#readRun(from + rows.length, last, rows);
    return rows;
  }

  /** Reads on from a record up to the end of the message that it stands in, as if that were all. */
  #readRun(from: number, to: number, rows: Row[]): void {
    const { starts, flags } = this.#records;
    if ((flags[from]! & isWrong) !== 0) {
      rows.push(this.#problem ?? { field: "", wireType: "", type: "", value: "" });
      return;
    }
    if ((flags[from]! & isGroupEnd) !== 0) {
      const [opening] = this.rows(parentOfEnd(this.#records, from), parentOfEnd(this.#records, from) + 1);
      rows.push({ field: opening?.field ?? "", wireType: "end", type: "", value: "" });
      return;
    }
    const { descriptor, end } = this.#surroundings(from);
    const start = starts[from]!;
    let index = from;
    for (const note of annotate(this.#bytes.subarray(start, end), descriptor, { start })) {
      if (index >= to || (note.bad && index > from)) return;
      rows.push(rowOf(note));
      index++;
    }
  }

  /** The type of the message that a record stands in, as far as it is known, and where that ends. */
  #surroundings(index: number): { readonly descriptor: MessageDescriptor | undefined; readonly end: number } {
    const parent = parentOf(this.#records, index);
    if (parent < 0) return { descriptor: this.#root, end: this.#bytes.length };
    const end = endOfSubtree(this.#records, parent);
    const { starts, count } = this.#records;
    return {
      descriptor: this.#typeWithin(parent),
      end: end < count ? starts[end]! : this.#bytes.length,
    };
  }

  /** The type of the message that a record holds. */
  #typeWithin(index: number): MessageDescriptor | undefined {
    const { descriptor } = this.#surroundings(index);
    const { number } = new BinaryReader(this.#bytes, this.#records.starts[index]!).tag();
    if ((this.#records.flags[index]! & isUnknown) !== 0) return undefined;
    const field = descriptor?.members.find((member) => member.number === number);
    if (field === undefined) return undefined;
    if (field.cardinality === "map") return entryOf(field);
    return field.value.kind === "message" ? field.value.message : undefined;
  }
}

type Field = MessageDescriptor["members"][number];

/** The type that stands for the entries of a map. */
function entryOf({ message, proto }: Field): MessageDescriptor | undefined {
  const name = proto.typeName?.slice(proto.typeName.lastIndexOf(".") + 1);
  return message.nestedMessages.find((each) => each.mapEntry && each.name === name);
}

/** The record that opens the group that ends here: the last one before it that is no deeper. */
function parentOfEnd({ depths }: Records, index: number): number {
  const depth = depths[index]!;
  let opening = index - 1;
  while (opening >= 0 && depths[opening]! > depth) opening--;
  return opening;
}
