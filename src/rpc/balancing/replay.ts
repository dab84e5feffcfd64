import { type Body, leave, over } from "../protocol/http.ts";

type Part = IteratorResult<Uint8Array, undefined>;

/** The most bytes of a body that are kept until a server has accepted the request. */
const maxKeptBytes = 64 * 1024;

/**
 * The body of a request that may be sent again: the parts that were read are kept until a server has accepted the
 * request, up to 64 KiB.
 */
export class Replay {
  readonly #whole: Uint8Array | undefined;
  readonly #source: AsyncIterator<Uint8Array, undefined> | undefined;
  readonly #kept: Promise<Part>[] = [];
  #keptBytes = 0;
  /** How many of the kept parts the current attempt has read. */
  #given = 0;
  #attempt = 0;
  #isSettled = false;
  #wasLeft = false;

  constructor(body: Body) {
    if (body instanceof Uint8Array) this.#whole = body;
    else this.#source = body[Symbol.asyncIterator]();
  }

  /** Whether it can still be read from its beginning. */
  get canBegin(): boolean {
    return !this.#isSettled;
  }

  /** The whole body, for another attempt. The attempt before gets no more. */
  begin(): Body {
    if (this.#whole !== undefined) return this.#whole;
    const attempt = ++this.#attempt;
    this.#given = 0;
    this.#wasLeft = false;
    const body: AsyncIterableIterator<Uint8Array> = {
      next: () => (attempt === this.#attempt ? this.#next() : Promise.resolve(over)),
      return: () => {
        if (attempt === this.#attempt) this.#leave();
        return Promise.resolve(over);
      },
      [Symbol.asyncIterator]: () => body,
    };
    return body;
  }

  /** There will be no other attempt: the request was accepted or given up. */
  settle(): void {
    this.#isSettled = true;
    if (this.#wasLeft) leave(this.#source);
  }

  /** The body is no longer needed. */
  giveUp(): void {
    this.#wasLeft = true;
    this.settle();
  }

  #next(): Promise<Part> {
    const kept = this.#kept[this.#given];
    if (kept !== undefined) {
      this.#given++;
      return kept;
    }
    const part = this.#source!.next();
    if (this.#isSettled) this.#kept.length = 0;
    else {
      this.#given = this.#kept.push(part);
      part.then(this.#count, ignore);
    }
    return part;
  }

  readonly #count = ({ value }: Part): void => {
    this.#keptBytes += value?.length ?? 0;
    this.#isSettled ||= this.#keptBytes > maxKeptBytes;
  };

  #leave(): void {
    this.#wasLeft = true;
    if (this.#isSettled) leave(this.#source);
  }
}

function ignore(): void {}
