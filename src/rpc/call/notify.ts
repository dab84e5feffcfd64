import { warnProcess } from "./built-in.ts";
import { textOf } from "./rpc-error.ts";

/**
 * Calls an observer: a log, a recorder, a hook. Its errors and rejections do not affect the call: they become a warning
 * of the process, once for each `listener`.
 */
export function notify(listener: object, tell: () => unknown): void {
  try {
    const told = tell();
    if (typeof told === "object" && told !== null && "then" in told)
      Promise.resolve(told).catch((error: unknown) => warn(listener, error));
  } catch (error) {
    warn(listener, error);
  }
}

const warned = new WeakSet<object>();

function warn(listener: object, error: unknown): void {
  if (warned.has(listener)) return;
  warned.add(listener);
  warnProcess(`an observer of calls failed: ${textOf(error)}`);
}
