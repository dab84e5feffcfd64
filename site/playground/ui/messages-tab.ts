import type { Difference, MessageComparison } from "../model/compare-messages.ts";
import { mostBytesAsText, writeByteText } from "../model/byte-text.ts";
import type { PlaygroundState } from "../model/state.ts";
import { counted, h } from "./dom.ts";
import { acceptFiles } from "./files.ts";
import type { LibraryWorker } from "./library-worker.ts";
import { TextPane } from "./text-pane.ts";

type Compared = Pick<PlaygroundState, "first" | "second">;

/** Two messages of one type, and where they differ. */
export class MessagesTab {
  readonly element: HTMLElement;
  readonly #worker: LibraryWorker;
  readonly #schema: () => { readonly text: string; readonly type: string };
  readonly #first: TextPane;
  readonly #second: TextPane;
  readonly #summary: HTMLElement = h("p", { class: "summary", role: "status" });
  readonly #differences: HTMLElement = h("div", { class: "results" });
  #asked = 0;

  /** `schema` tells the schema and the type of the messages. */
  constructor(worker: LibraryWorker, schema: () => { readonly text: string; readonly type: string }) {
    this.#worker = worker;
    this.#schema = schema;
    this.#first = this.#pane("First message (hex or Base64)", "first");
    this.#second = this.#pane("Second message (hex or Base64)", "second");
    const result = h("section", { class: "pane wide", "aria-label": "Differences" }, this.#summary, this.#differences);
    this.element = h("div", { class: "grid" }, this.#first.element, this.#second.element, result);
  }

  get state(): Compared {
    return { first: this.#first.text, second: this.#second.text };
  }

  set state({ first, second }: Compared) {
    this.#first.show(first);
    this.#second.show(second);
    void this.compare();
  }

  /** Compares anew: the schema may be another. */
  async compare(): Promise<void> {
    const asked = ++this.#asked;
    const { text, type } = this.#schema();
    const comparison = await this.#worker.compareMessages(text, type, this.#first.text, this.#second.text);
    if (asked === this.#asked) this.#show(comparison);
  }

  #pane(title: string, className: string): TextPane {
    const pane = new TextPane({ title, className, onEdit: () => void this.compare() });
    acceptFiles(pane.element, async (file) => {
      if (file.size > mostBytesAsText)
        return pane.notice(`Files of up to ${counted(mostBytesAsText, "byte")} are compared here.`);
      pane.show(writeByteText(new Uint8Array(await file.arrayBuffer()), "hex"));
      pane.notice(file.name);
      void this.compare();
    });
    return pane;
  }

  #show({ firstProblems, secondProblems, differences, sameBytes, type }: MessageComparison): void {
    this.#first.showProblems(firstProblems);
    this.#second.showProblems(secondProblems);
    this.#differences.classList.toggle("stale", differences === undefined);
    if (differences === undefined) {
      this.#summary.textContent = "Two messages are needed to compare them.";
      return;
    }
    this.#summary.replaceChildren(summaryOf(differences.length, sameBytes), " Read as ", h("code", {}, type), ".");
    this.#differences.replaceChildren(...(differences.length === 0 ? [] : [tableOf(differences)]));
  }
}

function summaryOf(count: number, sameBytes: boolean): string {
  if (sameBytes) return "Both are the same, byte for byte.";
  if (count > 0) return `${counted(count, "difference")}.`;
  return "All known fields are the same; the bytes are not: unknown fields differ, or the order or encoding of fields.";
}

function tableOf(differences: readonly Difference[]): HTMLElement {
  const names = ["Field", "First", "Second"];
  const cell = (label: string, text: string | undefined): HTMLElement =>
    h(
      "td",
      { "data-label": label },
      text === undefined ? h("span", { class: "absent" }, "absent") : h("code", {}, text),
    );
  const rows = differences.map(({ path, first, second }) =>
    h("tr", {}, h("td", {}, h("code", {}, path)), cell("First", first), cell("Second", second)),
  );
  const head = h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, name)));
  return h("table", { class: "differences" }, h("thead", {}, head), h("tbody", {}, ...rows));
}
