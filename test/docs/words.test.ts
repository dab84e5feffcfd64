import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const root = new URL("../..", import.meta.url).pathname;

/** Phrases that no native engineer says, with what to say instead: docs/contributing.md, "Words". */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bso many\b(?! \w+ that)/iu, "this many, at most"],
  [/\bwhat (?:is|are) no (?!longer\b)/iu, "anything that is not a ..."],
  [/\btells whether\b/iu, "returns whether"],
  [/\bkeeps? (?:no )?books\b|\bwith books\b/iu, "tracks the path"],
  [/\bnone of ours\b|\bis nobody's\b/iu, "say whose it is, or that it is ignored"],
  [/\blest\b/iu, "because otherwise"],
  [/\bby heart\b/iu, "inlines, optimizes"],
  [/\bErrors:? as of\b/u, "Errors: as for"],
  [/, be it \w+ or\b/iu, "whether"],
  [/\bbelongs? into\b/iu, "belongs in"],
];

/** Everything that is written by hand: sources, scripts of the build, and pages. */
const files = execFileSync("git", ["ls-files", "src", "build", "docs", "README.md", "bench/README.md"], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((path) => /\.(?:ts|mjs|md)$/u.test(path))
  // Google's own texts, and the page that quotes the phrases.
  .filter((path) => path !== "src/schema/google-files.ts" && path !== "docs/contributing.md");

/** `path: phrase (say: ...)` of each phrase in a text, which line breaks and comment marks may part. */
function findIn(path: string, text: string): string[] {
  const plain = text.replace(/\s*\n\s*(?:\/\/|\*)?\s*/gu, " ");
  return phrases.flatMap(([phrase, advice]) => {
    const found = phrase.exec(plain);
    return found === null ? [] : [`${path}: ${found[0]} (say: ${advice})`];
  });
}

describe("words", () => {
  test("are those that a native engineer uses", () => {
    expect(files.length).toBeGreaterThan(500);
    expect(files.flatMap((path) => findIn(path, readFileSync(join(root, path), "utf8")))).toEqual([]);
  });

  test("are found across lines and comment marks", () => {
    expect(findIn("a.ts", "/**\n * Refuses what\n * is no message.\n */")).toHaveLength(1);
    expect(findIn("a.ts", "// So\n// many bytes.")).toHaveLength(1);
    expect(findIn("a.ts", "// What is no longer there.")).toEqual([]);
  });
});
