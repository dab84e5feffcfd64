import { type ByteFormat, mostBytesAsText, writeByteText } from "../model/byte-text.ts";
import type { Problem } from "../model/problems.ts";
import { type InspectRequest, mostTextShown, type Source, type Update } from "../model/session.ts";
import type { Form, PlaygroundState } from "../model/state.ts";
import { paneOfFile } from "../model/take-file.ts";
import { counted, h } from "./dom.ts";
import { acceptFiles, chooseFile } from "./files.ts";
import type { LibraryWorker } from "./library-worker.ts";
import { MessagePanes } from "./message-panes.ts";
import { SchemaPane } from "./schema-pane.ts";
import { editDelay, TextPane } from "./text-pane.ts";

type Inspected = Pick<PlaygroundState, "schema" | "type" | "form" | "input">;

/** One message in all its forms: the pane that was edited last is the source of the others. */
export class InspectTab {
  readonly element: HTMLElement;
  readonly #worker: LibraryWorker;
  readonly #typeSelect = h("select", { "aria-label": "Message type", onchange: () => this.#inspect() });
  readonly #formatSelect = h(
    "select",
    { "aria-label": "Format of the bytes", onchange: () => this.#changeFormat() },
    h("option", { value: "hex" }, "Hex"),
    h("option", { value: "base64" }, "Base64"),
  );
  readonly #guess = h("button", { type: "button", onclick: () => void this.#useGuess() }, "Use guess as schema");
  readonly #schema: SchemaPane;
  readonly #bytes: TextPane;
  readonly #json: TextPane;
  readonly #text: TextPane;
  readonly #message: MessagePanes;
  #source: Source = { kind: "hex", text: "" };
  #type = "";
  #hasUnknown = false;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #shownBytes: Uint8Array = new Uint8Array(0);

  constructor(worker: LibraryWorker) {
    this.#worker = worker;
    this.#schema = new SchemaPane({
      title: "Schema (.proto)",
      className: "schema",
      placeholder: "Paste a .proto here. Without one, the fields are guessed from the bytes.",
      controls: [this.#guess, this.#typeSelect],
      onEdit: () => this.#inspect(),
    });
    const open = h(
      "button",
      { type: "button", onclick: () => chooseFile((file) => void this.#take(file)) },
      "Open file",
    );
    this.#bytes = new TextPane({
      title: "Bytes",
      className: "bytes",
      placeholder: "08 05 10 03, or drop a file",
      controls: [this.#formatSelect, open],
      onInput: (text) => this.#edit({ kind: this.#format, text }),
    });
    this.#json = new TextPane({
      title: "JSON",
      className: "json",
      onInput: (text) => this.#edit({ kind: "json", text }),
    });
    this.#text = new TextPane({
      title: "Text format",
      className: "text",
      onInput: (text) => this.#edit({ kind: "text", text }),
    });
    this.#message = new MessagePanes((from, to) => worker.rows(from, to));
    const panes = [this.#schema.element, this.#bytes.element, ...this.#message.elements];
    this.element = h("div", { class: "grid" }, ...panes, this.#json.element, this.#text.element);
    acceptFiles(this.element, (file) => void this.#take(file));
  }

  /** What a link holds of it; undefined where the message is too large for one. */
  get state(): Inspected | undefined {
    const source = this.#source;
    const form: Form = source.kind === "bytes" ? "hex" : source.kind;
    if (source.kind === "bytes" && source.bytes.length > mostBytesAsText) return undefined;
    const input = source.kind === "bytes" ? writeByteText(source.bytes, "hex") : source.text;
    return { schema: this.#schema.text, type: this.#type, form, input };
  }

  /** The schema and type that messages are read with. */
  get schema(): { readonly text: string; readonly type: string } {
    return { text: this.#schema.text, type: this.#type };
  }

  set state({ schema, type, form, input }: Inspected) {
    this.#schema.show(schema);
    this.#type = type;
    if (form === "hex" || form === "base64") this.#formatSelect.value = form;
    this.#source = { kind: form, text: input };
    this.#paneOf(this.#source).show(input);
    this.#inspect(type);
  }

  get #format(): ByteFormat {
    return this.#formatSelect.value as ByteFormat;
  }

  #paneOf({ kind }: Source): TextPane {
    return kind === "json" ? this.#json : kind === "text" ? this.#text : this.#bytes;
  }

  /** The user types: what is under way would write over it. */
  #edit(source: Source): void {
    this.#source = source;
    this.#worker.leave();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#inspect(), editDelay);
  }

  #read(source: Source): void {
    this.#source = source;
    this.#inspect();
  }

  #inspect(type: string = this.#typeSelect.value): void {
    clearTimeout(this.#pause);
    const request: InspectRequest = { schema: this.#schema.text, type, source: this.#source };
    this.element.setAttribute("aria-busy", "true");
    this.#worker.inspect(
      request,
      (update) => this.#update(update),
      () => this.element.setAttribute("aria-busy", "false"),
    );
  }

  #update(update: Update): void {
    switch (update.part) {
      case "schema":
        return this.#updateSchema(update);
      case "source":
        return this.#updateSource(update.problems);
      case "bytes":
        return this.#updateBytes(update.bytes);
      case "progress":
        return this.#message.progress(update.done);
      case "records":
        this.#message.show(this.#shownBytes, update);
        this.#message.stale = false;
        this.#hasUnknown = update.hasUnknown;
        return;
      default:
        return this.#updateForm(update);
    }
  }

  #updateSchema({ problems, types, type }: Extract<Update, { part: "schema" }>): void {
    this.#schema.showProblems(problems);
    if (problems.length > 0) return this.#markStale(true, undefined);
    this.#type = type;
    this.#typeSelect.replaceChildren(...types.map((name) => h("option", { value: name }, name)));
    this.#typeSelect.value = type;
    this.#typeSelect.hidden = types.length === 0;
    this.#guess.hidden = this.#schema.text.trim() !== "";
  }

  #updateSource(problems: readonly Problem[]): void {
    const source = this.#paneOf(this.#source);
    for (const pane of [this.#bytes, this.#json, this.#text]) pane.showProblems(pane === source ? problems : []);
    this.#markStale(problems.length > 0, source);
  }

  /** The panes show an earlier message, but for the one that is edited. */
  #markStale(isStale: boolean, source: TextPane | undefined): void {
    for (const pane of [this.#bytes, this.#json, this.#text]) pane.stale = isStale && pane !== source;
    this.#message.stale = isStale;
  }

  #updateBytes(bytes: Uint8Array): void {
    this.#shownBytes = bytes;
    const isPart = bytes.length > mostBytesAsText;
    const isSource = this.#paneOf(this.#source) === this.#bytes;
    if (!isSource || isPart) this.#bytes.show(writeByteText(bytes, this.#format), isPart);
    if (!isPart) return this.#bytes.notice(counted(bytes.length, "byte"));
    const clear = h("button", { type: "button", onclick: () => this.#clear() }, "Clear");
    const shown = `The first ${mostBytesAsText.toLocaleString("en")} of ${counted(bytes.length, "byte")}. `;
    this.#bytes.notice(shown, clear);
  }

  #updateForm({ part, shown, problems }: Extract<Update, { part: "json" | "text" }>): void {
    const pane = part === "json" ? this.#json : this.#text;
    const isSource = this.#source.kind === part;
    if (!isSource) pane.showProblems(problems);
    pane.stale = problems.length > 0 && !isSource;
    if (problems.length > 0) return;
    if (shown === undefined) {
      pane.show("", true);
      return pane.notice("This needs a schema: the bytes do not tell names and types.");
    }
    const isPart = shown.text.length < shown.length;
    if (!isSource || isPart) pane.show(shown.text, isPart);
    const cut = `The first ${shown.text.length.toLocaleString("en")} of ${counted(shown.length, "character")}.`;
    pane.notice(isPart ? cut : this.#hasUnknown ? unknownRemark : "");
  }

  #clear(): void {
    this.#bytes.show("");
    this.#read({ kind: this.#format, text: "" });
    this.#bytes.area.focus();
  }

  /** The bytes stay the same, written in another way. */
  #changeFormat(): void {
    if (this.#paneOf(this.#source) === this.#bytes) {
      const text = writeByteText(this.#shownBytes, this.#format);
      const isWhole = this.#shownBytes.length <= mostBytesAsText;
      this.#source = isWhole ? { kind: this.#format, text } : { kind: "bytes", bytes: this.#shownBytes };
    }
    this.#bytes.show(writeByteText(this.#shownBytes, this.#format), this.#shownBytes.length > mostBytesAsText);
    this.#inspect();
  }

  async #useGuess(): Promise<void> {
    const { schema, problems } = await this.#worker.guess();
    if (schema === undefined) return this.#schema.showProblems(problems);
    this.#schema.show(schema);
    this.#inspect("");
    this.#schema.area.focus();
  }

  async #take(file: File): Promise<void> {
    const pane = paneOfFile(file.name);
    if (pane === "bytes") {
      const bytes = new Uint8Array(await file.arrayBuffer());
      this.#bytes.show(writeByteText(bytes, this.#format), bytes.length > mostBytesAsText);
      return this.#read({ kind: "bytes", bytes });
    }
    const text = await file.text();
    if (pane === "schema") {
      this.#schema.show(text);
      return this.#inspect();
    }
    this.#paneOf({ kind: pane, text }).show(text.slice(0, mostTextShown), text.length > mostTextShown);
    this.#read({ kind: pane, text });
  }
}

const unknownRemark = "The message has unknown fields, which are not shown here: an edit drops them.";
