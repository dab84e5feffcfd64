import { type Body, leave, over } from "../protocol/http.ts";

type Part = IteratorResult<Uint8Array, undefined>;

/** Bytes of a body that are kept until a server has taken the request. */
const maxKeptBytes = 64 * 1024;

/** The body of a request that may be sent again: what was asked of it is kept until a server has taken the request, up to 64 KiB. */
export class Replay {
  readonly #whole: Uint8Array | undefined;
  readonly #source: AsyncIterator<Uint8Array, undefined> | undefined;
  readonly #kept: Promise<Part>[] = [];
  #keptBytes = 0;
  /** Of what is kept, how many parts the current attempt has. */
  #given = 0;
  #attempt = 0;
  #isSettled = false;
  #wasLeft = false;

  constructor(body: Body) {
    if (body instanceof Uint8Array) this.#whole = body;
    else this.#source = body[Symbol.asyncIterator]();
  }

  /** Whether it can be had from its beginning. */
  get canBegin(): boolean {
    return !this.#isSettled;
  }

  /** All of it, for another attempt. The one before gets no more. */
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

  /** There is no other attempt: the request was taken, or given up. */
  settle(): void {
    this.#isSettled = true;
    if (this.#wasLeft) leave(this.#source);
  }

  /** Nobody wants it any longer. */
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
