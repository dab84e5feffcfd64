import type { Update } from "../model/session.ts";
import { counted, h } from "./dom.ts";
import { HexView } from "./hex-view.ts";
import { MessageView } from "./message-view.ts";
import { RecordTree } from "./record-tree.ts";
import { Selection } from "./selection.ts";

type RecordsUpdate = Extract<Update, { part: "records" }>;
type Ask = ConstructorParameters<typeof MessageView>[2];

/** The annotated bytes and the tree of fields, side by side, and what is chosen in words. */
export class MessagePanes {
  readonly elements: readonly HTMLElement[];
  readonly #selection = new Selection();
  readonly #hex = new HexView(this.#selection);
  readonly #tree = new RecordTree(this.#selection);
  readonly #details: HTMLElement = h("p", { class: "details", "aria-live": "polite" });
  readonly #counts: HTMLElement = h("span", { class: "count" });
  readonly #ask: Ask;
  #view = new MessageView();

  constructor(ask: Ask) {
    this.#ask = ask;
    this.elements = [
      pane("annotated", "Annotated bytes", h("span", { class: "count" }), this.#hex.element, this.#details),
      pane("fields", "Fields", this.#counts, this.#tree.element),
    ];
    this.#selection.onChange(() => this.#describe());
  }

  show(bytes: Uint8Array, { records }: RecordsUpdate): void {
    this.#view = new MessageView(bytes, records, this.#ask);
    this.#selection.clear();
    this.#hex.show(this.#view);
    this.#tree.show(this.#view);
    this.progress(undefined);
  }

  /** So many bytes have been annotated so far; undefined when all have been. */
  progress(done: number | undefined): void {
    const { count } = this.#view.records;
    this.#counts.textContent =
      done === undefined ? counted(count, "record") : `reading: ${counted(done, "byte")} so far`;
  }

  set stale(isStale: boolean) {
    for (const element of this.elements) element.classList.toggle("stale", isStale);
  }

  #describe(): void {
    const record = this.#selection.marked;
    const view = this.#view;
    if (record < 0) {
      this.#details.textContent =
        view.bytes.length === 0 ? "" : "Point at a byte or a field, or walk with the arrow keys.";
      return;
    }
    const row = view.row(record);
    if (row === undefined) return view.load([record], () => view === this.#view && this.#describe());
    const { start, end } = view.range(record);
    const place = end - start === 1 ? `byte ${start}` : `bytes ${start} to ${end - 1}`;
    const field = row.field === "" ? [] : [`field ${row.field}`];
    this.#details.textContent = [place, ...field, row.type, row.wireType, row.value].filter(Boolean).join(" · ");
  }
}

function pane(className: string, title: string, count: HTMLElement, ...content: readonly HTMLElement[]): HTMLElement {
  const header = h("header", {}, h("span", { class: "title" }, title), count);
  return h("section", { class: `pane ${className}`, "aria-label": title }, header, ...content);
}
