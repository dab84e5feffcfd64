/** Milliseconds before progress is first shown, and between updates. */
const [patience, pause] = [1000, 200];

export interface ProgressOptions {
  /** The total number of bytes; undefined if unknown. */
  readonly total: number | undefined;
  /** Milliseconds, from an arbitrary start. */
  readonly now: () => number;
  readonly write: (text: string) => void;
}

/**
 * Shows on a terminal how much of the input has been read, in one line that is overwritten and removed at the end.
 * Nothing is shown for work of less than a second.
 */
export class Progress {
  readonly #options: ProgressOptions;
  readonly #start: number;
  #next: number;
  #read = 0;
  #isShown = false;

  constructor(options: ProgressOptions) {
    this.#options = options;
    this.#start = options.now();
    this.#next = this.#start + patience;
  }

  /** Adds the number of bytes read. */
  add(bytes: number): void {
    this.#read += bytes;
    const { now, total, write } = this.#options;
    const time = now();
    if (time < this.#next) return;
    this.#next = time + pause;
    this.#isShown = true;
    const rate = this.#read / 1e6 / ((time - this.#start) / 1000);
    const part = total === undefined || total < this.#read ? "" : ` of ${megabytes(total)}`;
    write(`\r\u001b[K${megabytes(this.#read)}${part} read, ${rate.toFixed(1)} MB/s`);
  }

  /** Removes the line. */
  end(): void {
    if (this.#isShown) this.#options.write("\r\u001b[K");
    this.#isShown = false;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
