import { Folding } from "../model/folding.ts";
import { isGroupEnd, isParent, isUnknown, isWrong, noRecords, parentOf, type Row } from "../model/records.ts";
import { h, newId } from "./dom.ts";
import { depthClass, MessageView } from "./message-view.ts";
import type { Selection } from "./selection.ts";
import { VirtualList } from "./virtual-list.ts";

const rowHeight = 28;
/** Levels that are indented. */
const mostIndented = 20;

/** The message as a tree of its fields, in the order of the bytes. */
export class RecordTree {
  readonly element: HTMLElement;
  readonly #selection: Selection;
  readonly #list: VirtualList;
  readonly #id: string = newId();
  #view = new MessageView();
  #folding = new Folding(noRecords);
  /** The record that keys move from. */
  #active = 0;

  constructor(selection: Selection) {
    this.#selection = selection;
    this.element = h("div", {
      class: "record-tree",
      role: "tree",
      tabindex: "0",
      "aria-label": "Fields",
      onkeydown: (event: KeyboardEvent) => this.#onKey(event),
      onpointerover: (event: PointerEvent) => selection.hover(recordOf(event.target)),
      onpointerleave: () => selection.hover(-1),
      onclick: (event: MouseEvent) => this.#onClick(event),
    });
    this.#list = new VirtualList({ scroller: this.element, rowHeight, render: (from, to) => this.#rows(from, to) });
    selection.onChange((reason) => this.#onSelection(reason));
  }

  show(view: MessageView): void {
    this.#view = view;
    this.#folding = new Folding(view.records);
    this.#active = 0;
    this.element.scrollTop = 0;
    this.#update();
  }

  #update(): void {
    this.#list.count = this.#folding.count;
    this.#list.refresh();
    if (this.#view.records.count === 0) this.element.removeAttribute("aria-activedescendant");
    else this.element.setAttribute("aria-activedescendant", this.#itemId(this.#active));
  }

  #itemId(record: number): string {
    return `${this.#id}-${record}`;
  }

  #rows(from: number, to: number): HTMLElement[] {
    const records = Array.from({ length: Math.max(0, to - from) }, (_, index) => this.#folding.recordOf(from + index));
    const view = this.#view;
    view.load(records, () => view === this.#view && this.#list.refresh());
    return records.map((record) => this.#item(record));
  }

  #item(record: number): HTMLElement {
    const { depths, flags } = this.#view.records;
    const depth = depths[record]!;
    const flag = flags[record]!;
    const hasChildren = isParent(this.#view.records, record);
    const classes = ["row", depthClass(depth)];
    if (record === this.#selection.marked) classes.push("marked");
    if (record === this.#active) classes.push("active");
    if ((flag & isUnknown) !== 0) classes.push("unknown");
    if ((flag & isWrong) !== 0) classes.push("wrong");
    const item = h(
      "div",
      {
        class: classes.join(" "),
        role: "treeitem",
        id: this.#itemId(record),
        "data-record": String(record),
        "aria-level": String(depth + 1),
        "aria-selected": String(record === this.#selection.chosen),
        "aria-expanded": hasChildren ? String(!this.#folding.isFolded(record)) : undefined,
      },
      h("span", { class: hasChildren ? "fold" : "fold none", "aria-hidden": "true" }),
      ...wordsOf(this.#view.row(record), flag),
    );
    item.style.paddingInlineStart = `${0.5 + 1.1 * Math.min(depth, mostIndented)}rem`;
    return item;
  }

  #onClick(event: MouseEvent): void {
    const record = recordOf(event.target);
    if (record < 0) return;
    if (event.target instanceof HTMLElement && event.target.classList.contains("fold")) this.#toggle(record);
    this.#activate(record);
  }

  #toggle(record: number): void {
    if (this.#folding.isFolded(record)) this.#folding.unfold(record);
    else if (isParent(this.#view.records, record)) this.#folding.fold(record);
  }

  #activate(record: number): void {
    this.#active = record;
    this.#selection.choose(record);
    this.#update();
    this.#list.reveal(this.#folding.rowOf(record));
  }

  #onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || this.#view.records.count === 0) return;
    const target = this.#targetOf(event.key);
    if (target === undefined) return;
    event.preventDefault();
    this.#activate(target);
  }

  /** The record to go to; the arrows to the sides also fold and unfold. */
  #targetOf(key: string): number | undefined {
    const { records } = this.#view;
    const record = this.#active;
    const row = this.#folding.rowOf(record);
    const at = (each: number): number => this.#folding.recordOf(Math.max(0, Math.min(this.#folding.count - 1, each)));
    switch (key) {
      case "ArrowDown":
        return at(row + 1);
      case "ArrowUp":
        return at(row - 1);
      case "PageDown":
        return at(row + this.#list.pageSize);
      case "PageUp":
        return at(row - this.#list.pageSize);
      case "Home":
        return at(0);
      case "End":
        return at(this.#folding.count - 1);
      case "Enter":
      case " ":
        this.#toggle(record);
        return record;
      case "ArrowRight":
        if (!this.#folding.isFolded(record)) return isParent(records, record) ? record + 1 : record;
        this.#folding.unfold(record);
        return record;
      case "ArrowLeft":
        if (isParent(records, record) && !this.#folding.isFolded(record)) {
          this.#folding.fold(record);
          return record;
        }
        return Math.max(parentOf(records, record), 0);
    }
    return undefined;
  }

  #onSelection(reason: "hover" | "choose"): void {
    const { chosen } = this.#selection;
    if (reason === "choose" && chosen >= 0 && chosen !== this.#active) {
      this.#folding.reveal(chosen);
      this.#active = chosen;
      this.#update();
      this.#list.reveal(this.#folding.rowOf(chosen));
    }
    this.#mark();
  }

  /** In place: an element that is clicked must not be another by the time the button is up. */
  #mark(): void {
    for (const item of this.element.querySelectorAll<HTMLElement>("[data-record]")) {
      const record = Number(item.dataset["record"]);
      item.classList.toggle("marked", record === this.#selection.marked);
      item.classList.toggle("active", record === this.#active);
      item.setAttribute("aria-selected", String(record === this.#selection.chosen));
    }
  }
}

/** A row in words; nothing while they are on their way. */
function wordsOf(row: Row | undefined, flag: number): HTMLElement[] {
  if (row === undefined) return [];
  if ((flag & isWrong) !== 0) return [h("span", { class: "value" }, row.value)];
  const [number, ...name] = row.field.split(" ");
  const words = [h("span", { class: "number" }, number ?? ""), h("span", { class: "name" }, name.join(" "))];
  if ((flag & isGroupEnd) !== 0) return [...words, h("span", { class: "type" }, "end of group")];
  if ((flag & isUnknown) !== 0) words.push(h("span", { class: "tag" }, "unknown"));
  return [...words, h("span", { class: "type" }, row.type || row.wireType), h("span", { class: "value" }, row.value)];
}

function recordOf(target: EventTarget | null): number {
  const item = target instanceof Element ? target.closest<HTMLElement>("[data-record]") : null;
  return item === null ? -1 : Number(item.dataset["record"]);
}
