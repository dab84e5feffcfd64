import { endOfSubtree, type Records } from "./records.ts";

/** Which rows of a tree are visible: those that stand in a folded one are not. */
export class Folding {
  readonly #records: Records;
  readonly #folded = new Set<number>();
  /** Stretches of hidden rows, in order, apart from each other; `before` is the number of hidden rows in those before. */
  #hidden: readonly { readonly start: number; readonly end: number; readonly before: number }[] = [];
  #hiddenCount = 0;

  constructor(records: Records) {
    this.#records = records;
  }

  /** The number of visible rows. */
  get count(): number {
    return this.#records.count - this.#hiddenCount;
  }

  isFolded(index: number): boolean {
    return this.#folded.has(index);
  }

  fold(index: number): void {
    this.#folded.add(index);
    this.#update();
  }

  unfold(index: number): void {
    if (this.#folded.delete(index)) this.#update();
  }

  /** Unfolds whatever hides a record. */
  reveal(index: number): void {
    const { depths } = this.#records;
    let depth = depths[index]!;
    for (let outer = index - 1; outer >= 0 && depth > 0; outer--) {
      if (depths[outer]! >= depth) continue;
      depth = depths[outer]!;
      this.#folded.delete(outer);
    }
    this.#update();
  }

  /** The record in a visible row. */
  recordOf(row: number): number {
    let index = row;
    for (const { start, end } of this.#hidden) {
      if (start > index) break;
      index += end - start;
    }
    return index;
  }

  /** The visible row of a record; of a hidden one, the row that hides it. */
  rowOf(index: number): number {
    let hiddenRows = 0;
    for (const { start, end, before } of this.#hidden) {
      if (start > index) break;
      if (index < end) return start - 1 - before;
      hiddenRows = before + end - start;
    }
    return index - hiddenRows;
  }

  #update(): void {
    const hidden: { start: number; end: number; before: number }[] = [];
    let reached = 0;
    this.#hiddenCount = 0;
    for (const index of [...this.#folded].sort((one, other) => one - other)) {
      if (index < reached) continue;
      const end = endOfSubtree(this.#records, index);
      hidden.push({ start: index + 1, end, before: this.#hiddenCount });
      this.#hiddenCount += end - index - 1;
      reached = end;
    }
    this.#hidden = hidden;
  }
}
