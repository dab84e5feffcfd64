/** 64 MiB. */
export const leastMemory = 0x400_0000;

/** Bytes of memory for each character of JSON or text format. The Value of `[]` takes 75 for each. */
export const memoryPerCharacter = 100;

/**
 * How much memory the result of a read may still take, in estimated bytes: `maxMemory`, by default 64 MiB or 100 for
 * each character, whichever is more.
 */
export class MemoryBudget {
  private left: number;
  private characters: (() => number) | undefined;

  /** `characters` is called only if 64 MiB are not enough. */
  constructor(maxMemory: number | undefined, characters: () => number) {
    this.left = maxMemory ?? leastMemory;
    this.characters = maxMemory === undefined ? characters : undefined;
  }

  /** The bytes that are left. */
  get rest(): number {
    return this.left;
  }

  /** Takes `size` estimated bytes; returns false if they are not left. */
  take(size: number): boolean {
    this.left -= size;
    if (this.left < 0 && this.characters !== undefined) {
      this.left += Math.max(0, this.characters() * memoryPerCharacter - leastMemory);
      this.characters = undefined;
    }
    return this.left >= 0;
  }
}

/** The text of the error when a budget is spent. */
export const memoryText = "the message takes more memory than maxMemory allows";
