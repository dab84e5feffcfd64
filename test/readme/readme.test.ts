import { expect, test } from "vitest";
import { blocksOf } from "./blocks.ts";
import { read } from "./pages.ts";

/* What the README promises beside what pages.test.ts looks at; test/projects/newcomer.test.ts does its first example. */

const readme = read("README.md");

test("is short", () => {
  expect(Buffer.byteLength(readme)).toBeLessThanOrEqual(12_000);
});

test("says how to install it, and has the two lines for a fresh clone, which .ci/run calls", () => {
  const commands = blocksOf(readme).flatMap(({ language, lines }) => (language === "sh" ? lines : []));
  expect(commands).toEqual(["npm install wireform", "npm ci && npm run demo", "npm ci && npm test"]);
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(["demo", "test"]));
  expect(read(".ci/run")).toContain("npm ci && npm test");
  expect(read(".ci/run")).toContain("npm run demo");
});

test("shows the charts, in light and dark, and says what is in them", () => {
  for (const name of ["speed", "sizes"]) {
    const picture = readme.split("<picture>").find((each) => each.includes(`docs/images/${name}-light.svg`))!;
    expect(picture).toContain(`media="(prefers-color-scheme: dark)" srcset="docs/images/${name}-dark.svg"`);
    expect(/alt="([^"]+)"/u.exec(picture)![1]!.length).toBeGreaterThan(60);
  }
});
