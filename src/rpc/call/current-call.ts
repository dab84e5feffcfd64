import { shared } from "../../shared.ts";
import { builtIn } from "./built-in.ts";
import type { CallContext } from "./context.ts";
import type { Ending } from "./ending.ts";

/** A call that is being answered. */
export interface CurrentCall {
  /** The end of the call; undefined if the answer continues after it. */
  readonly ending: Ending | undefined;
  readonly context: CallContext;
}

/** The parts of AsyncLocalStorage that are used. */
interface Storage {
  getStore(): CurrentCall | undefined;
  run<T>(store: CurrentCall | undefined, body: () => T): T;
}

/** The parts of node:async_hooks that are used. */
interface Hooks {
  readonly AsyncLocalStorage: new () => Storage;
  readonly AsyncResource: { bind<F extends (...values: any[]) => unknown>(body: F): F };
}

const hooks: Hooks | undefined = builtIn("async_hooks");
/** Undefined in browsers, which do not run servers. */
const storage: Storage | undefined =
  hooks === undefined ? undefined : shared("calls", () => new hooks.AsyncLocalStorage());

/**
 * The call that the running code is answering, found without being passed along: calls that the code makes end with it.
 */
export function currentCall(): CurrentCall | undefined {
  return storage?.getStore();
}

/** Runs `body`, and everything that it starts, as part of answering a call, or of none. */
export function answering<T>(current: CurrentCall | undefined, body: () => T): T {
  return storage === undefined ? body() : storage.run(current, body);
}

/** Binds a function to the call that is being answered now, wherever it is called from later. */
export function bindHere<F extends (...values: any[]) => unknown>(body: F): F {
  return hooks === undefined ? body : hooks.AsyncResource.bind(body);
}

/**
 * Runs `body`, and everything that it starts, outside any call: for work that serves several calls and must not end
 * with one of them.
 *
 * Calls made in it have the deadline of their client, and are not cancelled with the call that is being answered:
 * `cached ??= apart(() => config.get({}))`.
 *
 * Errors: none of its own.
 */
export function apart<T>(body: () => T): T {
  return answering(undefined, body);
}
