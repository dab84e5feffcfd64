import { examples } from "../model/examples.ts";
import { BadFragment, isStateFragment, readFragment, writeFragment } from "../model/share.ts";
import type { PlaygroundState, Tab } from "../model/state.ts";
import { h } from "./dom.ts";
import { InspectTab } from "./inspect-tab.ts";
import { LibraryWorker } from "./library-worker.ts";
import { MessagesTab } from "./messages-tab.ts";
import { SchemasTab } from "./schemas-tab.ts";
import { Tabs } from "./tabs.ts";

/** Makes the playground within an element. The function that it gives takes it away again. */
export function mountPlayground(parent: HTMLElement): () => void {
  const playground = new Playground();
  parent.replaceChildren(playground.element);
  const onHashChange = (): void => void playground.openLink(location.hash);
  window.addEventListener("hashchange", onHashChange);
  playground.state = examples[0]!.state;
  onHashChange();
  return () => {
    window.removeEventListener("hashchange", onHashChange);
    playground.close();
    parent.replaceChildren();
  };
}

class Playground {
  readonly element: HTMLElement;
  readonly #worker = new LibraryWorker();
  readonly #inspect = new InspectTab(this.#worker);
  readonly #schemas = new SchemasTab(this.#worker);
  readonly #messages = new MessagesTab(this.#worker, () => this.#inspect.schema);
  readonly #status: HTMLElement = h("span", { class: "status", role: "status" });
  readonly #tabs: Tabs<Tab>;
  #tab: Tab = "inspect";

  constructor() {
    this.#tabs = new Tabs<Tab>(
      "Playground",
      [
        { name: "inspect", title: "Inspect", content: this.#inspect.element },
        { name: "schemas", title: "Compare schemas", content: this.#schemas.element },
        { name: "messages", title: "Compare messages", content: this.#messages.element },
      ],
      (tab) => this.#onOpen(tab),
    );
    const share = h("button", { type: "button", class: "share", onclick: () => void this.#share() }, "Copy link");
    const bar = h("div", { class: "bar" }, this.#tabs.list, this.#exampleSelect(), share, this.#status);
    const promise = h(
      "p",
      { class: "promise" },
      "All of this runs in your browser: nothing that you enter leaves the page.",
    );
    this.element = h("div", { class: "playground" }, bar, ...this.#tabs.panels, promise);
  }

  set state(state: PlaygroundState) {
    this.#inspect.state = state;
    this.#schemas.state = state;
    this.#messages.state = state;
    this.#tabs.open(state.tab);
  }

  /** Opens the state of a link; what is no such link is left alone. */
  async openLink(fragment: string): Promise<void> {
    if (!isStateFragment(fragment)) return;
    try {
      this.state = await readFragment(fragment);
      this.#status.textContent = "";
    } catch (error) {
      this.#status.textContent = error instanceof BadFragment ? error.message : String(error);
    }
  }

  close(): void {
    this.#worker.close();
  }

  #exampleSelect(): HTMLElement {
    const select = h(
      "select",
      { class: "examples", "aria-label": "Examples" },
      h("option", { value: "" }, "Examples ..."),
      ...examples.map(({ name }, index) => h("option", { value: String(index) }, name)),
    );
    select.addEventListener("change", () => {
      const example = examples[Number(select.value)];
      if (select.value !== "" && example !== undefined) this.state = example.state;
      select.value = "";
    });
    return select;
  }

  #onOpen(tab: Tab): void {
    this.#tab = tab;
    if (tab === "messages") void this.#messages.compare();
  }

  async #share(): Promise<void> {
    const message = this.#inspect.state;
    const fragment =
      message && (await writeFragment({ tab: this.#tab, ...message, ...this.#schemas.state, ...this.#messages.state }));
    if (fragment === undefined) {
      this.#status.textContent = "This is too large for a link.";
      return;
    }
    history.replaceState(history.state, "", `#${fragment}`);
    const isCopied = await copy(location.href);
    this.#status.textContent = isCopied ? "The link is copied." : "The link is in the address bar.";
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
