/** What a plugin of Rollup gives for text that it has changed. A place is mapped by the word: by the line, what is indented would be taken for what stands before. */
export function withMap(changed) {
  return { code: changed.toString(), map: changed.generateMap({ hires: "boundary" }) };
}

/** As what a plugin loads that has no file in src/. */
export const withoutSource = { mappings: "" };
