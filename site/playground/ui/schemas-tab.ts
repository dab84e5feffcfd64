import { gradeMeanings, type Place, type SchemaComparison, type SchemaIssue } from "../model/compare-schemas.ts";
import type { PlaygroundState } from "../model/state.ts";
import { counted, h } from "./dom.ts";
import type { LibraryWorker } from "./library-worker.ts";
import { SchemaPane } from "./schema-pane.ts";

type Compared = Pick<PlaygroundState, "oldSchema" | "newSchema">;

/** Two schemas, and what becomes of data between them. */
export class SchemasTab {
  readonly element: HTMLElement;
  readonly #worker: LibraryWorker;
  readonly #old: SchemaPane;
  readonly #new: SchemaPane;
  readonly #summary: HTMLElement = h("p", { class: "summary", role: "status" });
  readonly #issues: HTMLElement = h("div", { class: "results" });
  #asked = 0;

  constructor(worker: LibraryWorker) {
    this.#worker = worker;
    const onEdit = (): void => void this.#compare();
    this.#old = new SchemaPane({ title: "Old schema", className: "old", onEdit });
    this.#new = new SchemaPane({ title: "New schema", className: "new", onEdit });
    const result = h("section", { class: "pane wide", "aria-label": "Differences" }, this.#summary, this.#issues);
    this.element = h("div", { class: "grid" }, this.#old.element, this.#new.element, result);
  }

  get state(): Compared {
    return { oldSchema: this.#old.text, newSchema: this.#new.text };
  }

  set state({ oldSchema, newSchema }: Compared) {
    this.#old.show(oldSchema);
    this.#new.show(newSchema);
    void this.#compare();
  }

  async #compare(): Promise<void> {
    const asked = ++this.#asked;
    const comparison = await this.#worker.compareSchemas(this.#old.text, this.#new.text);
    if (asked === this.#asked) this.#show(comparison);
  }

  #show({ oldProblems, newProblems, issues, grade }: SchemaComparison): void {
    this.#old.showProblems(oldProblems);
    this.#new.showProblems(newProblems);
    this.#issues.classList.toggle("stale", issues === undefined);
    if (issues === undefined) {
      this.#summary.textContent = "Two schemas are needed to compare them.";
      return;
    }
    if (issues.length === 0) this.#summary.textContent = "No difference matters to data.";
    else this.#summary.replaceChildren(counted(issues.length, "difference"), ", at worst ", badge(grade));
    this.#issues.replaceChildren(...(issues.length === 0 ? [] : [this.#table(issues)]));
  }

  #table(issues: readonly SchemaIssue[]): HTMLElement {
    const names = ["New reads old", "Old reads new", "What changes"];
    const head = h("tr", {}, ...names.map((name) => h("th", { scope: "col" }, name)));
    const rows = issues.map((issue) =>
      h(
        "tr",
        {},
        h("td", { "data-label": names[0]! }, badge(issue.newReadsOld)),
        h("td", { "data-label": names[1]! }, badge(issue.oldReadsNew)),
        h(
          "td",
          {},
          h("p", {}, h("code", {}, issue.path), " ", issue.message),
          h(
            "p",
            { class: "rule" },
            issue.rule,
            ...this.#link("old", this.#old, issue.old),
            ...this.#link("new", this.#new, issue.new),
          ),
        ),
      ),
    );
    return h("table", {}, h("thead", {}, head), h("tbody", {}, ...rows));
  }

  #link(side: string, pane: SchemaPane, place: Place | undefined): (HTMLElement | string)[] {
    if (place === undefined) return [];
    const onclick = (): void => pane.goTo({ ...place, message: "" });
    const label = `Go to line ${place.line} of the ${side} schema`;
    return [
      " ",
      h(
        "button",
        { type: "button", class: "place", "aria-label": label, onclick },
        `${side} ${place.line}:${place.column}`,
      ),
    ];
  }
}

function badge(grade: SchemaIssue["newReadsOld"]): HTMLElement {
  return h("span", { class: `grade ${grade}`, title: gradeMeanings[grade] }, grade);
}
