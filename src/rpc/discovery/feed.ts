import { apart } from "../call/current-call.ts";
import { RpcError, textOf } from "../call/rpc-error.ts";
import { Backoff, pause } from "./pause.ts";
import type { Instance, Registry } from "./registry.ts";

/** What is known about a service: its instances, or why there are none. */
export type Known = readonly Instance[] | RpcError;

/** Milliseconds after which calls no longer wait for the first report of a registry. */
const patience = 5_000;

/**
 * What a registry reports about a service, from `begin` until it is released. While the registry fails, its last report
 * holds.
 */
export class Feed {
  readonly #registry: Registry;
  readonly #service: string;
  readonly #listener: (known: Known) => void;
  readonly #released: AbortController = new AbortController();
  /** The last failure that the watch survived: the reason to give if nothing is ever reported. */
  readonly #onFailure: (error: unknown) => void = (error) => (this.#failure = error);
  #failure: unknown;
  #known: Known | undefined;
  #hasBegun = false;

  /** The listener is called with what is known, never synchronously, and whenever that changes. */
  constructor(registry: Registry, service: string, listener: (known: Known) => void) {
    this.#registry = registry;
    this.#service = service;
    this.#listener = listener;
  }

  /** Starts to watch the registry, unless it already does. */
  begin(): void {
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    // The call that needs it first may be part of another call, which ends.
    apart(() => {
      void this.#run();
      void this.#losePatience();
    });
  }

  /** Ends the watch of the registry. */
  release(): void {
    this.#released.abort();
  }

  /** Watches, and watches again when that ends: a failure that a registry thinks permanent may still be repaired. */
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

  /** A failure is reported only if there is nothing better. */
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
