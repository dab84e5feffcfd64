/** What a plugin of Rollup gives for text that it has changed. A place is mapped to its line: by the word, maps would be three times as large. */
export function withMap(changed) {
  return { code: changed.toString(), map: changed.generateMap() };
}

/** As what a plugin loads that has no file in src/. */
export const withoutSource = { mappings: "" };
