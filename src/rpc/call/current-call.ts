import { shared } from "../../shared.ts";
import { builtIn } from "./built-in.ts";
import type { CallContext } from "./context.ts";
import type { Ending } from "./ending.ts";

/** A call that is being answered. */
export interface CurrentCall {
  /** When it is over; undefined if the answer goes on when that call is. */
  readonly ending: Ending | undefined;
  readonly context: CallContext;
}

/** What is used of AsyncLocalStorage. */
interface Storage {
  getStore(): CurrentCall | undefined;
  run<T>(store: CurrentCall | undefined, body: () => T): T;
}

/** What is used of node:async_hooks. */
interface Hooks {
  readonly AsyncLocalStorage: new () => Storage;
  readonly AsyncResource: { bind<F extends (...values: any[]) => unknown>(body: F): F };
}

const hooks: Hooks | undefined = builtIn("async_hooks");
/** Undefined in browsers, where no call is made while another is answered. */
const storage: Storage | undefined =
  hooks === undefined ? undefined : shared("calls", () => new hooks.AsyncLocalStorage());

/** The call that the code which asks is answering, found without being passed along: calls that it makes end with it. */
export function currentCall(): CurrentCall | undefined {
  return storage?.getStore();
}

/** Runs `body`, and all that it starts, as part of answering a call, or of none. */
export function answering<T>(current: CurrentCall | undefined, body: () => T): T {
  return storage === undefined ? body() : storage.run(current, body);
}

/** A function that runs as part of what runs now, from wherever it is called. */
export function bindHere<F extends (...values: any[]) => unknown>(body: F): F {
  return hooks === undefined ? body : hooks.AsyncResource.bind(body);
}

/**
 * Runs `body`, and all that it starts, as part of no call: for what is done for several calls, and must not end with one of them. Calls made in it have the deadline of their client, and are not
 * cancelled with the call that is being answered: `cached ??= apart(() => config.get({}))`.
 *
 * Errors: none of its own.
 */
export function apart<T>(body: () => T): T {
  return answering(undefined, body);
}
