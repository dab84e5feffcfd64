import type { Row } from "../model/records.ts";
import { endOf, endOfSubtree, noRecords, type Records, recordAt } from "../model/records.ts";

/** The message that is shown: its bytes, their records, and the words for those that have been asked for. */
export class MessageView {
  readonly bytes: Uint8Array;
  readonly records: Records;
  readonly #ask: (from: number, to: number) => Promise<readonly Row[]>;
  readonly #rows = new Map<number, Row>();
  readonly #asked = new Set<number>();

  constructor(
    bytes: Uint8Array = new Uint8Array(0),
    records: Records = noRecords,
    ask: (from: number, to: number) => Promise<readonly Row[]> = async () => [],
  ) {
    this.bytes = bytes;
    this.records = records;
    this.#ask = ask;
  }

  /** The record that a byte belongs to. */
  recordAt(offset: number): number {
    return recordAt(this.records, offset);
  }

  /** Offsets of the bytes of a record, with what stands in it. */
  range(record: number): { readonly start: number; readonly end: number } {
    if (record < 0 || record >= this.records.count) return { start: 0, end: 0 };
    const last = endOfSubtree(this.records, record) - 1;
    return { start: this.records.starts[record]!, end: endOf(this.records, last, this.bytes.length) };
  }

  /** The words for a record; undefined until `load` has them. */
  row(record: number): Row | undefined {
    return this.#rows.get(record);
  }

  /** Asks for the words of records that have none yet, and calls `onLoaded` when they are there. */
  load(records: readonly number[], onLoaded: () => void): void {
    const missing = records.filter((record) => !this.#rows.has(record) && !this.#asked.has(record));
    for (const [from, to] of runs(missing)) {
      for (let record = from; record < to; record++) this.#asked.add(record);
      void this.#ask(from, to).then((rows) => {
        this.#makeRoom();
        rows.forEach((row, index) => {
          this.#rows.set(from + index, row);
        });
        for (let record = from; record < to; record++) this.#asked.delete(record);
        onLoaded();
      });
    }
  }

  #makeRoom(): void {
    if (this.#rows.size > mostRows) this.#rows.clear();
  }
}

/** Records whose words are kept. */
const mostRows = 5000;

/** Stretches of numbers in ascending order that follow each other: from, and up to. */
function runs(numbers: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const number of numbers) {
    const last = found.at(-1);
    if (last !== undefined && last[1] === number) last[1] = number + 1;
    else found.push([number, number + 1]);
  }
  return found;
}

/** The class of a depth: there are as many colours as styles. */
export function depthClass(depth: number): string {
  return `depth-${depth % depthColours}`;
}

const depthColours = 6;
