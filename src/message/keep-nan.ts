/**
 * Prepares a list for a NaN: V8 would lose its payload, or make a signalling one quiet, where a list turns into one of doubles, so this makes it a list of anything.
 *
 * Called before a NaN is stored; the next one finds the list prepared, and this costs little. Errors: none.
 */
export function keepNaN(list: unknown[]): void {
  const { length } = list;
  list.push(undefined);
  list.length = length;
}
