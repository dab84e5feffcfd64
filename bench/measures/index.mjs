/**
 * Measures beside the payloads. Each exports `title`, `about`, `run(options)`, which gives rows of equal keys; `chart`, "bars" or "lines", if it is drawn; and
 * `tables(rows)`, what follows of the rows, as `{ title, rows }`, if they are many.
 */
export const measureNames = [
  "cold-start",
  "load",
  "heap",
  "growth",
  "cliffs",
  "collections",
  "sizes",
  "calls",
  "operations",
];

export async function loadMeasure(name) {
  return import(new URL(`${name}.mjs`, import.meta.url).href);
}
