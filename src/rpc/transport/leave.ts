/** Tells a body that nobody asks any more, and does not wait for it: it may be in the middle of something. */
export function leave(parts: AsyncIterator<unknown> | undefined): void {
  parts?.return?.()?.catch(() => {});
}
