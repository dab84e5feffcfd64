import { builtIn } from "./built-in.ts";
import { neverAborts } from "./context.ts";

const events: { setMaxListeners(count: number, target: EventTarget): void } | undefined = builtIn("events");

/**
 * Calls `listener` when a signal aborts, immediately if it has. Returns a function that removes the listener. Any
 * number may listen to one signal: Node would warn of a leak from ten on.
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal === neverAborts) return () => {};
  if (signal.aborted) {
    listener();
    return () => {};
  }
  events?.setMaxListeners(0, signal);
  signal.addEventListener("abort", listener, { once: true });
  return () => signal.removeEventListener("abort", listener);
}
