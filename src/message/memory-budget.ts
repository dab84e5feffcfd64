/** 64 MiB. */
export const leastMemory = 0x400_0000;

/** Bytes of memory for each character of JSON or text format. The Value of `[]` takes 75 for each. */
export const memoryPerCharacter = 100;

/** What the result of a reading may still take, in estimated bytes: `maxMemory`, or by default 64 MiB, or 100 for each character if that is more. */
export class MemoryBudget {
  private left: number;
  private characters: (() => number) | undefined;

  /** `characters` is asked only where 64 MiB are not enough. */
  constructor(maxMemory: number | undefined, characters: () => number) {
    this.left = maxMemory ?? leastMemory;
    this.characters = maxMemory === undefined ? characters : undefined;
  }

  /** What may still be taken. */
  get rest(): number {
    return this.left;
  }

  /** Takes `size` estimated bytes; false where there are no more. */
  take(size: number): boolean {
    this.left -= size;
    if (this.left < 0 && this.characters !== undefined) {
      this.left += Math.max(0, this.characters() * memoryPerCharacter - leastMemory);
      this.characters = undefined;
    }
    return this.left >= 0;
  }
}

/** What errors say where a budget is spent. */
export const memoryText = "the message takes more memory than maxMemory allows";
