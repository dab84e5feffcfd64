import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pagesOfSidebar } from "../../site/sidebar.ts";
import { base, filesOfSite, readFile, root, serveSite } from "./finished-site.ts";
import { evaluatesText, faintTexts, isMounted, wideElements } from "./in-page.ts";
import { brokenLinks } from "./links.ts";

const { findChromium } = (await import(new URL("../../bench/engines.mjs", import.meta.url).href)) as {
  findChromium(): string | undefined;
};
const run = promisify(execFile);
const require = createRequire(new URL("../runtimes/", import.meta.url));
const isInstalled = existsSync(join(root, "site/node_modules/vitepress/package.json"));

function missingForBrowser(): string | undefined {
  if (findChromium() === undefined) return "a Chromium is missing";
  return existsSync(join(root, "test/runtimes/node_modules/playwright-core"))
    ? undefined
    : "playwright-core is missing (npm run runtimes:install)";
}

const htmlFiles = (): string[] => filesOfSite().filter((file) => file.endsWith(".html"));
const scriptPolicy = /<meta http-equiv="Content-Security-Policy" content="[^"]*script-src ([^;"]*)/u;

describe.skipIf(!isInstalled)(
  isInstalled ? "the site" : "the site: skipped, for its packages are missing (npm run docs:install)",
  () => {
    beforeAll(async () => void (await run(process.execPath, ["site/build.mjs"], { cwd: root })), 600_000);

    test("has the pages of docs/, the home page, the playground, the reference and the report", () => {
      const pages = [
        ...pagesOfSidebar,
        "index",
        "playground",
        "report",
        "reference/index",
        "reference/modules/wireform",
      ];
      expect(htmlFiles()).toEqual(expect.arrayContaining(pages.map((page) => `${page}.html`)));
    });

    test("has links that lead somewhere, to headings that are there", () => {
      expect(brokenLinks()).toEqual([]);
    });

    test("runs no script that is not its own, and evaluates none", () => {
      for (const file of htmlFiles()) {
        const [, sources] = scriptPolicy.exec(readFile(file)) ?? [];
        expect(sources, file).toMatch(/^'self'(?: 'sha256-[\w+/=]+')*$/u);
      }
    });

    const missing = missingForBrowser();
    describe.skipIf(missing !== undefined)(
      missing === undefined ? "in Chromium" : `skipped, for ${missing}`,
      inBrowser,
    );
  },
);

function inBrowser(): void {
  const closing: (() => unknown)[] = [];
  const problems: string[] = [];
  let page: any;
  let origin: string;

  beforeAll(async () => {
    const server = await serveSite();
    closing.push(server.stop);
    origin = server.origin;
    const browser = await require("playwright-core").chromium.launch({
      executablePath: findChromium(),
      args: ["--no-sandbox"],
    });
    closing.push(() => browser.close());
    page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme: "dark" });
    // A script that the policy stops is such an error, too.
    page.on("console", (message: any) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error: Error) => problems.push(String(error)));
  });
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  const open = async (path: string): Promise<void> => {
    problems.length = 0;
    await page.goto(`${origin}${base}${path}`);
    await page.waitForFunction(isMounted);
  };

  test.each([
    ...[
      "",
      "playground",
      "report.html",
      "404",
      "reference/",
      "reference/modules/wireform.html",
      "reference/functions/wireform.load.html",
    ],
    ...pagesOfSidebar.map((name) => name.replace(/(^|\/)index$/u, "$1")),
  ])("/%s fits a phone, is readable in light and dark, and has no errors", async (path) => {
    await open(path);
    for (const colorScheme of ["dark", "light"]) {
      await page.emulateMedia({ colorScheme });
      expect(await page.evaluate(wideElements), colorScheme).toEqual([]);
      expect(await page.evaluate(faintTexts, 4.5), colorScheme).toEqual([]);
    }
    expect(problems).toEqual([]);
  });

  test.each(["", "playground", "reference/", "report.html"])("/%s evaluates no text as code", async (path) => {
    await open(path);
    expect(await page.evaluate(evaluatesText)).toBe(false);
  });

  test("search finds a page, and goes there", async () => {
    await open("");
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.click("#local-search button");
    await page.fill("#localsearch-input", "interceptors");
    await page.click('.results a[href^="/wireform/rpc/interceptors"]');
    await page.waitForSelector('h1:has-text("nterceptors")');
    expect(new URL(page.url()).pathname).toBe(`${base}rpc/interceptors`);
    expect(problems).toEqual([]);
  });
}
