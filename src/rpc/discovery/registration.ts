import { Backoff, pause } from "./pause.ts";

/** How a registry is told that an instance is still there. */
export interface Keeping {
  /** Milliseconds between two times. */
  readonly interval: number;
  /** Says so; false where the registry does not know of the instance any longer. */
  readonly renew: (signal: AbortSignal) => Promise<boolean>;
  /** Registers it anew. */
  readonly register: (signal: AbortSignal) => Promise<void>;
}

/** Registrations of this process, by what names an instance. */
export class Registrations {
  readonly #running: Map<string, AbortController> = new Map();

  /** Registers, and keeps registered until `end`, whatever becomes of the registry. The first failure comes out; later ones are met by trying again. */
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

  /** Keeps it no longer. */
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
