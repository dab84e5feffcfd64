const unsent = new WeakSet<object>();

/**
 * Marks an error whose call certainly was never accepted by a server and so had no effect: the call may be made again
 * elsewhere.
 */
export function noteUnsent<E extends object>(error: E): E {
  unsent.add(error);
  return error;
}

/** Whether the call that failed with this error certainly was never accepted. */
export function wasUnsent(error: object): boolean {
  return unsent.has(error);
}
