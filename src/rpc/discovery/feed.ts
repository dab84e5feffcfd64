import { RpcError, textOf } from "../call/rpc-error.ts";
import { Backoff, pause } from "./pause.ts";
import type { Instance, Registry } from "./registry.ts";

/** What is known of a service: its instances, or why there are none. */
export type Known = readonly Instance[] | RpcError;

/** Milliseconds after which calls no longer wait for the first word of a registry. */
const patience = 5_000;

/**
 * What a registry knows of a service, for any number of listeners, from when the first one comes until it is released.
 * While the registry fails, what it said last holds.
 */
export class Feed {
  readonly #registry: Registry;
  readonly #service: string;
  readonly #listeners: Set<(known: Known) => void> = new Set();
  readonly #released: AbortController = new AbortController();
  /** What a watch has met that goes on: the reason, where nothing is known in the end. */
  readonly #onFailure: (error: unknown) => void = (error) => (this.#failure = error);
  #failure: unknown;
  #known: Known | undefined;
  #running = false;

  constructor(registry: Registry, service: string) {
    this.#registry = registry;
    this.#service = service;
  }

  /** Calls back, never at once, with what is known, and whenever that changes. Who listens already is told nothing twice: grpc-js asks again at each failure. */
  listen(listener: (known: Known) => void): void {
    if (this.#listeners.has(listener)) return;
    this.#listeners.add(listener);
    if (this.#known !== undefined) queueMicrotask(() => this.#listeners.has(listener) && listener(this.#known!));
    if (this.#running) return;
    this.#running = true;
    void this.#run();
    void this.#losePatience();
  }

  /** Calls back no more. */
  ignore(listener: (known: Known) => void): void {
    this.#listeners.delete(listener);
  }

  /** Ends the watch of the registry. */
  release(): void {
    this.#listeners.clear();
    this.#released.abort();
  }

  /** Watches, and watches again when that ends: a registry need not be right for ever about what cannot get better. */
  async #run(): Promise<void> {
    const { signal } = this.#released;
    const backoff = new Backoff(1_000, 30_000);
    while (!signal.aborted) {
      try {
        for await (const instances of this.#registry.watch(this.#service, signal, this.#onFailure)) {
          backoff.reset();
          this.#tell(instances);
        }
      } catch (error) {
        this.#tell(
          new RpcError("UNAVAILABLE", `the registry fails for ${this.#service}: ${textOf(error)}`, { cause: error }),
        );
      }
      await backoff.wait(signal);
    }
  }

  async #losePatience(): Promise<void> {
    await pause(patience, this.#released.signal);
    const reason = this.#failure === undefined ? "" : `: ${textOf(this.#failure)}`;
    const details = `the registry has said nothing of ${this.#service} in ${patience} ms${reason}`;
    this.#tell(new RpcError("UNAVAILABLE", details, { cause: this.#failure }));
  }

  /** Failures are news only where there is nothing better. */
  #tell(known: Known): void {
    if (
      this.#released.signal.aborted ||
      (known instanceof RpcError && this.#known !== undefined && !(this.#known instanceof RpcError))
    )
      return;
    this.#known = known;
    for (const listener of [...this.#listeners]) listener(known);
  }
}
