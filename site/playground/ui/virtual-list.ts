import { h } from "./dom.ts";

/** Pixels: browsers do not make elements of any height. In longer lists a pixel of the scroll bar is several rows. */
const greatestHeight = 8_000_000;

export interface VirtualListOptions {
  /** The element that scrolls. */
  readonly scroller: HTMLElement;
  /** Pixels. */
  readonly rowHeight: number;
  /** Makes the rows `from` up to `to`. */
  readonly render: (from: number, to: number) => readonly HTMLElement[];
}

/** A list of which only the rows in view are elements. */
export class VirtualList {
  readonly #options: VirtualListOptions;
  readonly #spacer: HTMLElement = h("div", { class: "spacer", role: "presentation" });
  readonly #rows: HTMLElement = h("div", { class: "rows", role: "presentation" });
  #count = 0;
  #frame = 0;

  constructor(options: VirtualListOptions) {
    this.#options = options;
    const { scroller } = options;
    this.#spacer.append(this.#rows);
    scroller.append(this.#spacer);
    scroller.addEventListener("scroll", () => this.refresh(), { passive: true });
    new ResizeObserver(() => this.refresh()).observe(scroller);
  }

  get count(): number {
    return this.#count;
  }

  set count(count: number) {
    this.#count = count;
    this.#spacer.style.height = `${this.#height}px`;
    this.refresh();
  }

  /** Makes the rows in view anew, before the next frame. */
  refresh(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  /** Scrolls as little as brings a row into view. */
  reveal(row: number): void {
    const { first, whole } = this.#window();
    if (row >= first && row < first + whole) return;
    const target = row < first ? row : Math.max(0, row - whole + 1);
    const { scroller, rowHeight } = this.#options;
    const rest = Math.max(1, this.#count - whole);
    scroller.scrollTop = this.#isScaled
      ? Math.ceil((target / rest) * (greatestHeight - scroller.clientHeight))
      : target * rowHeight;
    this.refresh();
  }

  /** Rows that are wholly in view. */
  get pageSize(): number {
    return this.#window().whole;
  }

  get #height(): number {
    return Math.min(greatestHeight, this.#count * this.#options.rowHeight);
  }

  get #isScaled(): boolean {
    return this.#count * this.#options.rowHeight > greatestHeight;
  }

  #window(): { readonly first: number; readonly whole: number } {
    const { scroller, rowHeight } = this.#options;
    const whole = Math.max(1, Math.floor(scroller.clientHeight / rowHeight));
    if (!this.#isScaled) return { first: Math.floor(scroller.scrollTop / rowHeight), whole };
    const part = scroller.scrollTop / (greatestHeight - scroller.clientHeight);
    return { first: Math.round(part * Math.max(0, this.#count - whole)), whole };
  }

  #draw(): void {
    const { scroller, rowHeight, render } = this.#options;
    const { first, whole } = this.#window();
    const top = this.#isScaled ? scroller.scrollTop : first * rowHeight;
    this.#rows.style.transform = `translateY(${top}px)`;
    this.#rows.replaceChildren(...render(first, Math.min(this.#count, first + whole + 2)));
  }
}
