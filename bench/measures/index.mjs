/** Measures beside the payloads. Each exports `title`, `about`, `run(options)`, which gives rows of equal keys, and `chart`, "bars" or "lines", if it is drawn. */
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
