import { apart } from "../call/current-call.ts";
import { RpcError, textOf } from "../call/rpc-error.ts";
import { Backoff, pause } from "./pause.ts";
import type { Instance, Registry } from "./registry.ts";

/** What is known of a service: its instances, or why there are none. */
export type Known = readonly Instance[] | RpcError;

/** Milliseconds after which calls no longer wait for the first word of a registry. */
const patience = 5_000;

/** What a registry knows of a service, from `begin` until it is released. While the registry fails, what it said last holds. */
export class Feed {
  readonly #registry: Registry;
  readonly #service: string;
  readonly #listener: (known: Known) => void;
  readonly #released: AbortController = new AbortController();
  /** What a watch has met that goes on: the reason, where nothing is known in the end. */
  readonly #onFailure: (error: unknown) => void = (error) => (this.#failure = error);
  #failure: unknown;
  #known: Known | undefined;
  #hasBegun = false;

  /** The listener is called with what is known, never at once, and whenever that changes. */
  constructor(registry: Registry, service: string, listener: (known: Known) => void) {
    this.#registry = registry;
    this.#service = service;
    this.#listener = listener;
  }

  /** Watches the registry, unless it does already. */
  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    // The call that needs it first may itself be made for another one, which ends.
    apart(() => {
      void this.#run();
      void this.#losePatience();
    });
  }

  /** Ends the watch of the registry. */
  release(): void {
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
    this.#listener(known);
  }
}
