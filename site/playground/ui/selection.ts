/** Which record is pointed at, and which one is chosen: what the bytes and the fields have in common. */
export class Selection {
  /** Under the pointer; -1 for none. */
  hovered = -1;
  /** Chosen by click or key; -1 for none. */
  chosen = -1;
  readonly #listeners: ((reason: "hover" | "choose") => void)[] = [];

  /** The record to mark. */
  get marked(): number {
    return this.hovered >= 0 ? this.hovered : this.chosen;
  }

  onChange(listener: (reason: "hover" | "choose") => void): void {
    this.#listeners.push(listener);
  }

  hover(record: number): void {
    if (record === this.hovered) return;
    this.hovered = record;
    this.#tell("hover");
  }

  choose(record: number): void {
    if (record === this.chosen) return;
    this.chosen = record;
    this.#tell("choose");
  }

  /** Of another message: nothing is chosen. */
  clear(): void {
    this.hovered = -1;
    this.chosen = -1;
    this.#tell("choose");
  }

  #tell(reason: "hover" | "choose"): void {
    for (const listener of this.#listeners) listener(reason);
  }
}
