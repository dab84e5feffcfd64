const unsent = new WeakSet<object>();

/** Notes of an error that its call was never taken by a server, where that is certain, so that nothing can have come of it: it may be made again, elsewhere. */
export function noteUnsent<E extends object>(error: E): E {
  unsent.add(error);
  return error;
}

/** Whether the call that ended with this error certainly was never taken. */
export function wasUnsent(error: object): boolean {
  return unsent.has(error);
}
