import { warnProcess } from "./built-in.ts";
import { textOf } from "./rpc-error.ts";

/**
 * Tells somebody who only looks on: a log, a recorder, a hook. What it throws, or rejects with, is not the call's: it becomes a warning of the process, once for each `listener`.
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
  warnProcess(`what looks on at calls fails, which changes no call: ${textOf(error)}`);
}
