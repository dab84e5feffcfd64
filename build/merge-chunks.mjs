/** What loading takes, in bytes of text, of which 1000 take 0.02 ms of CPU time (Node 26): a file, with what it imports and exports, 0.8 ms at least. */
const fileCost = 40_000;

/** The most bytes that an entry may load without reaching them, for the lowest floors and for the others; a tenth is dropped as unused. */
const strangersAllowed = { low: 75_000, other: 27_500 };

/**
 * Makes one chunk of two, the two for which all `loads` (lists of entries that are loaded together) are fastest, as long as that gains anything, and no entry loads too
 * much of what it does not reach, or any of a wing that it does not reach.
 *
 * A chunk is a list of groups; a group, `{ users, answers, imports, foreignTo, wings, low, other }`: the entries that reach it, whether it answers calls, what is not together with what does not, the
 * groups that it imports, the entries that cannot load it where there is no Node, and its bytes.
 */
export function mergeChunks(chunks, loads, entries) {
  let [best, lowest] = [undefined, costOf(chunks, loads, entries)];
  for (const [left, right] of pairsOf(chunks)) {
    if (left[0].answers !== right[0].answers) continue;
    const merged = [...chunks.filter((chunk) => chunk !== left && chunk !== right), [...left, ...right]];
    const cost = costOf(merged, loads, entries);
    if (cost < lowest) [best, lowest] = [merged, cost];
  }
  return best === undefined ? chunks : mergeChunks(best, loads, entries);
}

function pairsOf(items) {
  return items.flatMap((left, index) => items.slice(index + 1).map((right) => [left, right]));
}

/** What all loads cost together; Infinity where chunks import each other in a circle, or an entry loads too much. */
function costOf(chunks, loads, entries) {
  const imports = importsBetween(chunks);
  if (isCircular(imports) || entries.some((entry) => loadsTooMuch(entry, imports))) return Infinity;
  const cost = (chunk) => fileCost + sum(chunk.map(({ low, other }) => low + other));
  return sum(loads.flatMap((load) => loadedFor(load, imports).map(cost)));
}

/** The chunks that each chunk imports. */
function importsBetween(chunks) {
  const chunkOf = new Map(chunks.flatMap((chunk) => chunk.map((group) => [group, chunk])));
  return new Map(
    chunks.map((chunk) => {
      const imported = new Set(chunk.flatMap((group) => [...group.imports].map((other) => chunkOf.get(other))));
      imported.delete(chunk);
      return [chunk, imported];
    }),
  );
}

/** The chunks that are loaded by `load`: those that hold anything which one of its entries reaches, and what these import. */
function loadedFor(load, imports) {
  const loaded = new Set([...imports.keys()].filter((chunk) => chunk.some((group) => isReached(group, load))));
  for (const chunk of loaded) for (const imported of imports.get(chunk)) loaded.add(imported);
  return [...loaded];
}

function isReached({ users }, load) {
  return load.some((entry) => users.includes(entry));
}

function loadsTooMuch(entry, imports) {
  const strangers = loadedFor([entry], imports)
    .flat()
    .filter((group) => !group.users.includes(entry));
  const own = new Set([...imports.keys()].flat().flatMap(({ users, wings }) => (users.includes(entry) ? wings : [])));
  return (
    sum(strangers.map(({ low }) => low)) > strangersAllowed.low ||
    sum(strangers.map(({ other }) => other)) > strangersAllowed.other ||
    strangers.some(({ wings, foreignTo }) => foreignTo.includes(entry) || wings.some((wing) => !own.has(wing)))
  );
}

/** Takes away what imports nothing that is left, until nothing is left, or a circle. */
function isCircular(imports) {
  const left = new Set(imports.keys());
  for (let before = Infinity; left.size < before; ) {
    before = left.size;
    for (const chunk of left) if (![...imports.get(chunk)].some((imported) => left.has(imported))) left.delete(chunk);
  }
  return left.size > 0;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
