/**
 * Prepares a list for a NaN: when V8 turns a list into one of doubles, it loses the payload or makes a signalling NaN
 * quiet, so this makes it a list of any values.
 *
 * Called before a NaN is stored; the next one finds the list prepared, and this costs little. Errors: none.
 */
export function keepNaN(list: unknown[]): void {
  const { length } = list;
  list.push(undefined);
  list.length = length;
}
