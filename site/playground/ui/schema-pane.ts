import { type Problem, type Range, rangeOf } from "../model/problems.ts";
import { h } from "./dom.ts";
import { TextPane, type TextPaneOptions } from "./text-pane.ts";

/** Characters of a text in which problems are underlined; in longer ones they are only listed. */
const longestUnderlined = 100_000;

/** The text of a `.proto`, with line numbers, and with its problems underlined. */
export class SchemaPane extends TextPane {
  /** The same text behind the text area, which shows nothing but its underlines. */
  readonly #underlay: HTMLElement = h("pre", { class: "underlay", "aria-hidden": "true" });
  readonly #numbers: HTMLElement = h("pre", { class: "line-numbers", "aria-hidden": "true" });
  #lines = 0;

  constructor(options: TextPaneOptions) {
    super(options);
    this.body.classList.add("with-underlay");
    this.body.prepend(this.#numbers, this.#underlay);
    this.area.addEventListener("scroll", () => this.#follow(), { passive: true });
    this.onText();
  }

  override showProblems(problems: readonly Problem[]): void {
    super.showProblems(problems);
    const text = this.area.value;
    const ranges = text.length > longestUnderlined ? [] : problems.flatMap((each) => rangeOf(text, each) ?? []);
    this.#underlay.replaceChildren(...underlined(text, ranges));
    this.#follow();
  }

  protected override onText(): void {
    this.#underlay.replaceChildren();
    const lines = this.area.value.split("\n").length;
    if (lines !== this.#lines)
      this.#numbers.textContent = Array.from({ length: lines }, (_, index) => index + 1).join("\n");
    this.#lines = lines;
    this.#follow();
  }

  #follow(): void {
    const { scrollTop, scrollLeft } = this.area;
    this.#underlay.scrollTop = scrollTop;
    this.#underlay.scrollLeft = scrollLeft;
    this.#numbers.scrollTop = scrollTop;
  }
}

/** A text with marks at some places. A line is added, that it can be scrolled as far as the text area. */
function underlined(text: string, ranges: readonly Range[]): (HTMLElement | string)[] {
  if (ranges.length === 0) return [];
  const parts: (HTMLElement | string)[] = [];
  let position = 0;
  for (const { start, end } of [...ranges].sort((one, other) => one.start - other.start)) {
    if (start < position) continue;
    parts.push(text.slice(position, start), h("mark", {}, text.slice(start, end)));
    position = end;
  }
  return [...parts, text.slice(position), "\n"];
}
