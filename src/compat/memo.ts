/** Memoizes a function of two objects: many fields may use the same two enums. */
export function oncePerPair<K extends object, T>(work: (first: K, second: K) => T): (first: K, second: K) => T {
  const known = new WeakMap<K, WeakMap<K, T>>();
  return (first, second) => {
    let results = known.get(first);
    if (results === undefined) known.set(first, (results = new WeakMap()));
    let result = results.get(second);
    if (result === undefined) results.set(second, (result = work(first, second)));
    return result;
  };
}
