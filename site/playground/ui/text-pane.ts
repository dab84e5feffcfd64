import { type Problem, rangeOf } from "../model/problems.ts";
import { mostTextShown } from "../model/session.ts";
import { debounce, h, newId } from "./dom.ts";
import { ProblemList } from "./problem-list.ts";

/** Milliseconds without a key after which an edit counts. */
export const editDelay = 150;

export interface TextPaneOptions {
  readonly title: string;
  readonly className: string;
  readonly placeholder?: string;
  /** Beside the title. */
  readonly controls?: readonly HTMLElement[];
  /** The user changes the text: called at once. */
  readonly onInput?: (text: string) => void;
  /** The user has changed the text, and pauses. */
  readonly onEdit?: (text: string) => void;
}

/** A text to edit, with its title, a line of notice, and what is wrong with it. */
export class TextPane {
  readonly element: HTMLElement;
  readonly area: HTMLTextAreaElement;
  /** Holds the text area. */
  protected readonly body: HTMLElement;
  readonly #notice: HTMLElement = h("p", { class: "notice", role: "status" });
  readonly #problems: ProblemList;

  constructor({ title, className, placeholder, controls = [], onInput, onEdit }: TextPaneOptions) {
    const [id, problemsId] = [newId(), newId()];
    const edited = debounce(() => onEdit?.(this.area.value), editDelay);
    this.area = h("textarea", {
      id,
      wrap: "off",
      spellcheck: "false",
      autocomplete: "off",
      autocapitalize: "off",
      "aria-describedby": problemsId,
      placeholder,
      oninput: () => {
        this.onText();
        onInput?.(this.area.value);
        edited();
      },
      onpaste: (event: ClipboardEvent) => this.#onPaste(event, onInput ?? onEdit),
    });
    this.body = h("div", { class: "body" }, this.area);
    this.#problems = new ProblemList(problemsId, (problem) => this.goTo(problem));
    this.element = h(
      "section",
      { class: `pane ${className}`, "aria-labelledby": `${id}-title` },
      h("header", {}, h("label", { for: id, id: `${id}-title`, class: "title" }, title), ...controls),
      this.body,
      this.#notice,
      this.#problems.element,
    );
  }

  get text(): string {
    return this.area.value;
  }

  /** Shows a text; the user may not change it where it is only a part. */
  show(text: string, isPart = false): void {
    if (this.area.value !== text) this.area.value = text;
    this.area.readOnly = isPart;
    this.onText();
  }

  /** A remark below the text, and what can be done about it. */
  notice(...content: readonly (HTMLElement | string)[]): void {
    this.#notice.replaceChildren(...content);
  }

  showProblems(problems: readonly Problem[]): void {
    this.#problems.show(problems);
    if (problems.length > 0) this.area.setAttribute("aria-invalid", "true");
    else this.area.removeAttribute("aria-invalid");
  }

  /** What is shown is of an earlier message. */
  set stale(isStale: boolean) {
    this.element.classList.toggle("stale", isStale);
  }

  goTo(problem: Problem): void {
    const range = rangeOf(this.area.value, problem);
    this.area.focus();
    if (range === undefined) return;
    this.area.setSelectionRange(range.start, range.end);
    const lineHeight = Number.parseFloat(getComputedStyle(this.area).lineHeight);
    this.area.scrollTop = Math.max(0, ((problem.line ?? 1) - 3) * lineHeight);
  }

  /** The text is another. */
  protected onText(): void {}

  /** A text that is too long to be shown does not go through the text area. */
  #onPaste(event: ClipboardEvent, take: TextPaneOptions["onInput"]): void {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.length <= mostTextShown || take === undefined) return;
    event.preventDefault();
    this.show(text.slice(0, mostTextShown), true);
    take(text);
  }
}
