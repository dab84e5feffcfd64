/*
 * The gaps that gathered strings (gather.ts) leave in the output, for who moves what has been written.
 */

/** `strings`: how many strings of middle length there were, gathered or not. */
export const gathering: { active: boolean; strings: number; closeness: number } = {
  active: false,
  strings: 0,
  closeness: 0,
};

/** Position and length of each gap, `length` numbers in all. */
export const gaps: { places: Int32Array; length: number } = { places: new Int32Array(0), length: 0 };
const leastPlaces = 512;

export function addGap(position: number, length: number): void {
  if (gaps.length === gaps.places.length) growGaps();
  gaps.places[gaps.length] = position;
  gaps.places[gaps.length + 1] = length;
  gaps.length += 2;
}

function growGaps(): void {
  const larger = new Int32Array(Math.max(leastPlaces, gaps.length * 2));
  larger.set(gaps.places);
  gaps.places = larger;
}

/** Everything from `start` on has moved by this many bytes, including the gaps. */
export function moveGaps(start: number, by: number): void {
  if (!gathering.active) return;
  const { places } = gaps;
  for (let index = gaps.length - 2; index >= 0 && places[index]! >= start; index -= 2) places[index]! += by;
}
