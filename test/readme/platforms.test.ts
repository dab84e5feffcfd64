import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Block, blocksOf } from "./blocks.ts";
import { commandsOf, fileOf, Session } from "./session.ts";

/* The pages of docs/rpc with whole programs: each is done as it says, with what its commands print. */

const { findChromium } = (await import(new URL("../../bench/engines.mjs", import.meta.url).href)) as {
  findChromium(): string | undefined;
};
const require = createRequire(new URL("../runtimes/", import.meta.url));
const docs = new URL("../../docs/rpc/", import.meta.url).pathname;

const pages = readdirSync(docs)
  .map((name) => ({ name, blocks: blocksOf(readFileSync(join(docs, name), "utf8")) }))
  .filter(({ blocks }) => blocks.some((block) => fileOf(block) !== undefined));

/** What each needs beside the packages of this checkout. */
const needed: Readonly<Record<string, readonly string[]>> = {
  "browsers.md": ["playwright-core"],
  "bun.md": ["bun"],
  "deno.md": ["deno"],
  "express.md": ["express", "fastify"],
  "hono.md": ["hono", "@hono/node-server"],
  "tls.md": [],
  "workers.md": ["workerd"],
};

function missingOf(page: string): string | undefined {
  if (page === "browsers.md" && findChromium() === undefined) return "a Chromium";
  return needed[page]?.find((name) => {
    try {
      readFileSync(new URL(`../runtimes/node_modules/${name}/package.json`, import.meta.url));
      return false;
    } catch {
      return true;
    }
  });
}

/** What is done with a page when its commands have run. */
const afterwards: Readonly<Record<string, (session: Session) => Promise<void>>> = {
  "browsers.md": async (session) => {
    const browser = await require("playwright-core").chromium.launch({
      executablePath: findChromium(),
      args: ["--no-sandbox"],
    });
    try {
      const page = await browser.newPage();
      await page.goto(session.translate("http://localhost:8080/"));
      const lines = (): Promise<string[]> =>
        page.evaluate(() => Array.from(document.querySelectorAll("p"), ({ textContent }) => textContent));
      await expect.poll(lines).toEqual(["5 + 3 = 8", "1", "2", "3"]);
    } finally {
      await browser.close();
    }
  },
  "hono.md": async (session) => {
    const { POST } = (await import(join(session.directory, "route.mjs"))) as {
      POST(request: Request): Promise<Response>;
    };
    const response = await POST(
      new Request("http://next/api/demo.Calculator/Add", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"a":5,"b":3}',
      }),
    );
    expect(await response.text()).toBe('{"result":8}');
  },
};

test("are the ones that are known", () => {
  expect(pages.map(({ name }) => name).sort()).toEqual(Object.keys(needed).sort());
});

test("begin with the same schema", () => {
  const texts = pages.map(({ blocks }) => blocks.find((block) => fileOf(block) === "calculator.mjs")?.lines.join("\n"));
  expect(new Set(texts).size).toBe(1);
});

describe.each(pages)("docs/rpc/$name", ({ name, blocks }) => {
  const missing = missingOf(name);
  describe.skipIf(missing !== undefined)(
    missing === undefined ? "its programs" : `skipped, for ${missing} is missing (npm run runtimes:install)`,
    () => run(name, blocks),
  );
});

function run(name: string, blocks: readonly Block[]): void {
  let session: Session;
  beforeAll(async () => {
    session = await Session.of(blocks);
  });
  afterAll(() => session.end());

  const commands = blocks.filter(({ language }) => language === "console").flatMap(commandsOf);
  test.each(commands)("line $line: $text", async (command) => {
    // A shell ends its output with a line, whether the command has or not.
    expect((await session.run(command)).trimEnd()).toBe(session.translate(command.output).trimEnd());
  });

  const more = afterwards[name];
  if (more !== undefined) test("does what it says", () => more(session));
}
