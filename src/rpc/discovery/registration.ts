import { Backoff, pause } from "./pause.ts";

/** How to tell a registry that an instance is still there. */
export interface Keeping {
  /** Milliseconds between two times. */
  readonly interval: number;
  /** Tells it; false if the registry no longer knows the instance. */
  readonly renew: (signal: AbortSignal) => Promise<boolean>;
  /** Registers it again. */
  readonly register: (signal: AbortSignal) => Promise<void>;
}

/** The registrations of this process, by the id of the instance. */
export class Registrations {
  readonly #running: Map<string, AbortController> = new Map();

  /**
   * Registers, and keeps the registration until `end`, whatever happens to the registry. The first failure is thrown;
   * later ones are retried.
   */
  async begin(key: string, keeping: Keeping): Promise<void> {
    this.end(key);
    const controller = new AbortController();
    this.#running.set(key, controller);
    try {
      await keeping.register(controller.signal);
    } catch (error) {
      if (this.#running.get(key) === controller) this.end(key);
      throw error;
    }
    void keep(keeping, controller.signal);
  }

  /** Stops keeping it. */
  end(key: string): void {
    this.#running.get(key)?.abort();
    this.#running.delete(key);
  }
}

async function keep({ interval, renew, register }: Keeping, signal: AbortSignal): Promise<void> {
  const backoff = new Backoff(Math.min(200, interval), interval);
  await pause(interval, signal);
  while (!signal.aborted) {
    try {
      if (!(await renew(signal))) await register(signal);
      backoff.reset();
      await pause(interval, signal);
    } catch {
      await backoff.wait(signal);
    }
  }
}
