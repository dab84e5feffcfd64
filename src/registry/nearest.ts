/** Names that differ in more letters than this do not count as similar. */
const maxDistance = 3;
const maxNames = 3;
/** Longer names are not compared. */
const maxLength = 200;

/** The names most like `name`: those with the same last component in any case first, then by letters that differ. */
export function nearest(name: string, names: Iterable<string>): string[] {
  const last = lastComponent(name);
  const ranked: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of names) {
    const sameLast = lastComponent(candidate) === last;
    const distance = sameLast ? 0 : editDistance(name, candidate);
    if (distance <= maxDistance) ranked.push({ candidate, distance });
  }
  ranked.sort((left, right) => left.distance - right.distance);
  return ranked.slice(0, maxNames).map(({ candidate }) => candidate);
}

function lastComponent(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1).toLowerCase();
}

function editDistance(left: string, right: string): number {
  if (Math.abs(left.length - right.length) > maxDistance || left.length > maxLength) return Infinity;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(change, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[right.length]!;
}
