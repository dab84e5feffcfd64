import { setMaxListeners } from "node:events";

/** Calls `listener` when a signal aborts, unless what this gives is called before. Any number may listen to one signal: Node takes more than ten for a leak. */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  setMaxListeners(0, signal);
  signal.addEventListener("abort", listener, { once: true });
  return () => signal.removeEventListener("abort", listener);
}
