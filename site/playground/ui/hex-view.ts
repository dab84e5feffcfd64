import { hexOf } from "../model/byte-text.ts";
import { isUnknown, isWrong } from "../model/records.ts";
import { h, newId } from "./dom.ts";
import { depthClass, MessageView } from "./message-view.ts";
import type { Selection } from "./selection.ts";
import { VirtualList } from "./virtual-list.ts";

const rowHeight = 26;
/** Pixels: below, rows have half as many bytes. */
const narrow = 520;

/** The bytes of a message, each in the colour of its depth: an element that one byte of is active, by keys or clicks. */
export class HexView {
  readonly element: HTMLElement;
  readonly #selection: Selection;
  readonly #list: VirtualList;
  readonly #id: string = newId();
  #view = new MessageView();
  #perRow = 16;
  #active = 0;

  constructor(selection: Selection) {
    this.#selection = selection;
    this.element = h("div", {
      class: "hex-view",
      role: "grid",
      tabindex: "0",
      "aria-label": "Annotated bytes",
      onkeydown: (event: KeyboardEvent) => this.#onKey(event),
      onpointerover: (event: PointerEvent) => selection.hover(this.#recordOf(event.target)),
      onpointerleave: () => selection.hover(-1),
      onclick: (event: MouseEvent) => this.#onClick(event),
    });
    this.#list = new VirtualList({
      scroller: this.element,
      rowHeight,
      render: (from, to) => this.#rows(from, to),
    });
    selection.onChange((reason) => this.#onSelection(reason));
    new ResizeObserver(() => this.#fit()).observe(this.element);
  }

  show(view: MessageView): void {
    this.#view = view;
    this.#active = 0;
    this.element.scrollTop = 0;
    this.#update();
  }

  #fit(): void {
    const perRow = this.element.clientWidth < narrow ? 8 : 16;
    if (perRow === this.#perRow) return;
    this.#perRow = perRow;
    this.element.classList.toggle("narrow", perRow === 8);
    this.#update();
  }

  #update(): void {
    const count = Math.ceil(this.#view.bytes.length / this.#perRow);
    this.element.setAttribute("aria-rowcount", String(count));
    this.element.setAttribute("aria-colcount", String(this.#perRow));
    this.#list.count = count;
    this.#point();
  }

  /** Tells assistive technology which byte is active. */
  #point(): void {
    if (this.#view.bytes.length === 0) this.element.removeAttribute("aria-activedescendant");
    else this.element.setAttribute("aria-activedescendant", this.#cellId(this.#active));
  }

  #cellId(offset: number): string {
    return `${this.#id}-${offset}`;
  }

  #rows(from: number, to: number): HTMLElement[] {
    const marked = this.#view.range(this.#selection.marked);
    return Array.from({ length: Math.max(0, to - from) }, (_, index) => this.#row(from + index, marked));
  }

  #row(row: number, marked: { readonly start: number; readonly end: number }): HTMLElement {
    const start = row * this.#perRow;
    const end = Math.min(start + this.#perRow, this.#view.bytes.length);
    const cells: HTMLElement[] = [];
    let record = this.#view.recordAt(start);
    for (let offset = start; offset < end; offset++) {
      while (record + 1 < this.#view.records.count && this.#view.records.starts[record + 1]! <= offset) record++;
      cells.push(this.#cell(offset, record, offset >= marked.start && offset < marked.end));
    }
    const text = Array.from(this.#view.bytes.subarray(start, end), readable).join("");
    return h(
      "div",
      { class: "row", role: "row", "aria-rowindex": String(row + 1) },
      h("span", { class: "offset", role: "rowheader" }, start.toString(16).padStart(4, "0")),
      h("span", { class: "cells", role: "presentation" }, ...cells),
      h("span", { class: "readable", "aria-hidden": "true" }, text),
    );
  }

  #cell(offset: number, record: number, isMarked: boolean): HTMLElement {
    const { starts, heads, depths, flags } = this.#view.records;
    const classes = ["byte", depthClass(depths[record] ?? 0)];
    const within = offset - (starts[record] ?? 0);
    if (within === 0) classes.push("first");
    if (within < (heads[record] ?? 0)) classes.push("head");
    if (((flags[record] ?? 0) & isUnknown) !== 0) classes.push("unknown");
    if (((flags[record] ?? 0) & isWrong) !== 0) classes.push("wrong");
    if (isMarked) classes.push("marked");
    if (offset === this.#active) classes.push("active");
    return h(
      "span",
      {
        class: classes.join(" "),
        role: "gridcell",
        id: this.#cellId(offset),
        "data-offset": String(offset),
        "aria-selected": String(isMarked),
      },
      hexOf(this.#view.bytes[offset]!),
    );
  }

  #recordOf(target: EventTarget | null): number {
    const offset = offsetOf(target);
    return offset === undefined ? -1 : this.#view.recordAt(offset);
  }

  #onClick(event: MouseEvent): void {
    const offset = offsetOf(event.target);
    if (offset !== undefined) this.#activate(offset);
  }

  #activate(offset: number): void {
    const last = this.#view.bytes.length - 1;
    if (last < 0) return;
    this.#active = Math.max(0, Math.min(last, offset));
    this.#selection.choose(this.#view.recordAt(this.#active));
    this.#list.reveal(Math.floor(this.#active / this.#perRow));
    this.#mark();
    this.#point();
  }

  #onKey(event: KeyboardEvent): void {
    const target = this.#targetOf(event.key);
    if (target === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.#activate(target);
  }

  #targetOf(key: string): number | undefined {
    const active = this.#active;
    const page = this.#list.pageSize * this.#perRow;
    switch (key) {
      case "ArrowLeft":
        return active - 1;
      case "ArrowRight":
        return active + 1;
      case "ArrowUp":
        return active - this.#perRow < 0 ? active : active - this.#perRow;
      case "ArrowDown":
        return active + this.#perRow;
      case "PageUp":
        return active - page;
      case "PageDown":
        return active + page;
      case "Home":
        return 0;
      case "End":
        return this.#view.bytes.length - 1;
      case "Enter":
      case " ":
        return active;
    }
    return undefined;
  }

  #onSelection(reason: "hover" | "choose"): void {
    const { chosen } = this.#selection;
    if (reason === "choose" && chosen >= 0 && this.#view.recordAt(this.#active) !== chosen) {
      this.#active = this.#view.range(chosen).start;
      this.#list.reveal(Math.floor(this.#active / this.#perRow));
      this.#point();
    }
    this.#mark();
  }

  /** In place: an element that is clicked must not be another by the time the button is up. */
  #mark(): void {
    const { start, end } = this.#view.range(this.#selection.marked);
    for (const cell of this.element.querySelectorAll<HTMLElement>("[data-offset]")) {
      const offset = Number(cell.dataset["offset"]);
      const isMarked = offset >= start && offset < end;
      cell.classList.toggle("marked", isMarked);
      cell.classList.toggle("active", offset === this.#active);
      cell.setAttribute("aria-selected", String(isMarked));
    }
  }
}

function offsetOf(target: EventTarget | null): number | undefined {
  const offset = target instanceof HTMLElement ? target.dataset["offset"] : undefined;
  return offset === undefined ? undefined : Number(offset);
}

/** A byte as ASCII, or a dot. */
function readable(byte: number): string {
  return byte >= 32 && byte < 127 ? String.fromCharCode(byte) : "·";
}
