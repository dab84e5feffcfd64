import type { Problem } from "../model/problems.ts";
import { h } from "./dom.ts";

/** Problems that are listed. */
const mostListed = 20;

/** What is wrong with the text of a pane, each with a link to its place. It is read out when it changes. */
export class ProblemList {
  readonly element: HTMLElement;
  readonly #goTo: (problem: Problem) => void;

  constructor(id: string, goTo: (problem: Problem) => void) {
    this.element = h("div", { class: "problems", id, role: "alert" });
    this.#goTo = goTo;
  }

  show(problems: readonly Problem[]): void {
    if (problems.length === 0) return this.element.replaceChildren();
    const items = problems.slice(0, mostListed).map((problem) => h("li", {}, ...this.#wordsOf(problem)));
    if (problems.length > mostListed) items.push(h("li", {}, `and ${problems.length - mostListed} more`));
    this.element.replaceChildren(h("ul", {}, ...items));
  }

  #wordsOf(problem: Problem): (HTMLElement | string)[] {
    if (problem.line === undefined) return [problem.message];
    const place = `${problem.line}:${problem.column ?? 1}`;
    const label = `Go to line ${problem.line}, column ${problem.column ?? 1}`;
    const button = h(
      "button",
      { type: "button", class: "place", "aria-label": label, onclick: () => this.#goTo(problem) },
      place,
    );
    return [button, " ", problem.message];
  }
}
