import type { MessageComparison } from "../model/compare-messages.ts";
import type { SchemaComparison } from "../model/compare-schemas.ts";
import type { Guessed } from "../model/guess.ts";
import type { Answer, Request } from "../model/protocol.ts";
import type { Row } from "../model/records.ts";
import type { InspectRequest, Update } from "../model/session.ts";

type Unnumbered<R> = R extends unknown ? Omit<R, "id"> : never;

/** The page's side of the worker. */
export class LibraryWorker {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #inspection = 0;
  #lastId = 0;

  constructor() {
    this.#worker = new Worker(new URL("../worker.ts", import.meta.url), { type: "module" });
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => this.#waiting.get(data.id)?.(data);
  }

  /** Inspects a message; an inspection that is under way is left off. `onDone` is called when nothing more is to come. */
  inspect(request: InspectRequest, onUpdate: (update: Update) => void, onDone: () => void): void {
    this.leave();
    const id = this.#send({ kind: "inspect", request }, (answer) => {
      if (answer.kind === "update") onUpdate(answer.update);
      if (answer.kind !== "done") return;
      this.#waiting.delete(id);
      onDone();
    });
    this.#inspection = id;
  }

  /** Nothing more comes of the inspection that is under way. */
  leave(): void {
    this.#waiting.delete(this.#inspection);
  }

  rows(from: number, to: number): Promise<readonly Row[]> {
    return this.#ask({ kind: "rows", from, to }, (answer) => (answer.kind === "rows" ? answer.rows : undefined));
  }

  /** The text of a schema that the last message might have. */
  guess(): Promise<Guessed> {
    return this.#ask({ kind: "guess" }, (answer) => (answer.kind === "guess" ? answer.result : undefined));
  }

  compareSchemas(oldText: string, newText: string): Promise<SchemaComparison> {
    return this.#ask({ kind: "compare schemas", old: oldText, new: newText }, (answer) =>
      answer.kind === "compare schemas" ? answer.result : undefined,
    );
  }

  compareMessages(schema: string, type: string, first: string, second: string): Promise<MessageComparison> {
    return this.#ask({ kind: "compare messages", schema, type, first, second }, (answer) =>
      answer.kind === "compare messages" ? answer.result : undefined,
    );
  }

  /** Ends the worker: nothing more comes. */
  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #ask<T>(request: Unnumbered<Request>, pick: (answer: Answer) => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const id = this.#send(request, (answer) => {
        this.#waiting.delete(id);
        const result = pick(answer);
        if (result !== undefined) resolve(result);
      });
    });
  }

  #send(request: Unnumbered<Request>, onAnswer: (answer: Answer) => void): number {
    const id = ++this.#lastId;
    this.#waiting.set(id, onAnswer);
    this.#worker.postMessage({ ...request, id });
    return id;
  }
}
