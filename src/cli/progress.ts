/** Milliseconds of work before it is told how far it is, and between two times of telling. */
const [patience, pause] = [1000, 200];

export interface ProgressOptions {
  /** Bytes of all; undefined if nobody knows. */
  readonly total: number | undefined;
  /** Milliseconds, from any beginning. */
  readonly now: () => number;
  readonly write: (text: string) => void;
}

/** Tells on a terminal how much of the input is read, in one line that is written over and taken away at the end. Work of less than a second says nothing. */
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

  /** So many bytes more are read. */
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

  /** Takes the line away. */
  end(): void {
    if (this.#isShown) this.#options.write("\r\u001b[K");
    this.#isShown = false;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
