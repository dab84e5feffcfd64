import { h, newId } from "./dom.ts";

export interface TabItem<N extends string> {
  readonly name: N;
  readonly title: string;
  readonly content: HTMLElement;
}

/** Tabs, of which one is open. Arrow keys go from one to the next. */
export class Tabs<N extends string> {
  readonly list: HTMLElement;
  readonly panels: readonly HTMLElement[];
  readonly #items: readonly TabItem<N>[];
  readonly #buttons: readonly HTMLButtonElement[];
  readonly #onOpen: (name: N) => void;

  constructor(label: string, items: readonly TabItem<N>[], onOpen: (name: N) => void) {
    this.#items = items;
    this.#onOpen = onOpen;
    const ids = items.map(() => newId());
    this.#buttons = items.map(({ name, title }, index) =>
      h(
        "button",
        {
          type: "button",
          role: "tab",
          id: `${ids[index]}-tab`,
          "aria-controls": ids[index]!,
          onclick: () => this.open(name),
        },
        title,
      ),
    );
    this.panels = items.map(({ content }, index) =>
      h("div", { role: "tabpanel", id: ids[index]!, "aria-labelledby": `${ids[index]}-tab` }, content),
    );
    const onkeydown = (event: KeyboardEvent): void => this.#onKey(event);
    this.list = h("div", { role: "tablist", "aria-label": label, onkeydown }, ...this.#buttons);
    this.open(items[0]!.name);
  }

  open(name: N): void {
    this.#items.forEach((item, index) => {
      const isOpen = item.name === name;
      const button = this.#buttons[index]!;
      button.setAttribute("aria-selected", String(isOpen));
      button.tabIndex = isOpen ? 0 : -1;
      this.panels[index]!.hidden = !isOpen;
    });
    this.#onOpen(name);
  }

  #onKey(event: KeyboardEvent): void {
    const current = this.#buttons.indexOf(document.activeElement as HTMLButtonElement);
    const count = this.#items.length;
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: (current + 1) % count,
      ArrowLeft: (current + count - 1) % count,
      Home: 0,
      End: count - 1,
    };
    const target = targets[event.key];
    if (current < 0 || target === undefined) return;
    event.preventDefault();
    this.open(this.#items[target]!.name);
    this.#buttons[target]!.focus();
  }
}
