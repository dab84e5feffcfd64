import { createRequire } from "node:module";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type PlaygroundServer, servePlayground } from "./playground/server.ts";

/* The playground in a headless Chromium, in a page that forbids to evaluate code. */

const { findChromium } = (await import(new URL("../../bench/engines.mjs", import.meta.url).href)) as {
  findChromium(): string | undefined;
};
const require = createRequire(new URL("../runtimes/", import.meta.url));
const missing = findChromium() === undefined ? "a Chromium" : missingPackage();

function missingPackage(): string | undefined {
  try {
    require.resolve("playwright-core");
    return undefined;
  } catch {
    return "playwright-core";
  }
}

let server: PlaygroundServer;
let browser: any;
let page: any;
/** What the page has refused or thrown, or written to the console. */
let complaints: string[] = [];

const schemaArea = (): any => page.getByRole("textbox", { name: "Schema (.proto)" });
const bytesArea = (): any => page.getByRole("textbox", { name: "Bytes", exact: true });
const jsonArea = (): any => page.getByRole("textbox", { name: "JSON" });
const textArea = (): any => page.getByRole("textbox", { name: "Text format" });
const cell = (offset: number): any => page.locator(`[data-offset="${offset}"]`);
const field = (name: string): any => page.getByRole("treeitem").filter({ hasText: name }).first();

/** The value of a text area, as soon as it is as expected. */
async function expectValue(area: any, expected: unknown): Promise<void> {
  await expect.poll(() => area.inputValue(), { timeout: 30_000 }).toEqual(expected);
}

async function expectJson(expected: unknown): Promise<void> {
  const read = async (): Promise<unknown> => JSON.parse((await jsonArea().inputValue()) || "null");
  await expect.poll(read, { timeout: 30_000 }).toEqual(expected);
}

async function choose(example: string): Promise<void> {
  await page.getByRole("combobox", { name: "Examples" }).selectOption({ label: example });
}

async function open(fragment = ""): Promise<void> {
  await page.goto("about:blank");
  await page.goto(`${server.origin}/${fragment}`);
}

async function drop(name: string, content: readonly number[] | number): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([file, bytes]: [string, number[] | number]) => {
      // A number is a length: of 0x08 0x01, again and again.
      const data =
        typeof bytes === "number"
          ? Uint8Array.from({ length: bytes }, (_, index) => (index % 2 === 0 ? 8 : 1))
          : new Uint8Array(bytes);
      const dropped = new DataTransfer();
      dropped.items.add(new File([data], file));
      return dropped;
    },
    [name, content],
  );
  await page.dispatchEvent(".pane.bytes", "drop", { dataTransfer: transfer });
}

describe.skipIf(missing !== undefined)(
  missing === undefined ? "in Chromium" : `skipped, for ${missing} is missing (npm run runtimes:install)`,
  () => {
    beforeAll(async () => {
      server = await servePlayground();
      browser = await require("playwright-core").chromium.launch({
        executablePath: findChromium(),
        args: ["--no-sandbox"],
      });
    });
    afterAll(async () => {
      await browser?.close();
      server?.close();
    });
    beforeEach(async () => {
      complaints = [];
      page = await browser.newPage({ viewport: { width: 1280, height: 1000 } });
      page.on("console", (message: any) => complaints.push(message.text()));
      page.on("pageerror", (error: Error) => complaints.push(String(error)));
      await open();
      await expectJson({ a: 5, b: 3 });
    });
    afterEach(async () => {
      await page.close();
      expect(complaints).toEqual([]);
    });

    test("bytes give JSON and text format", async () => {
      await bytesArea().fill("08 07");
      await expectJson({ a: 7 });
      await expectValue(textArea(), "a: 7\n");
    });

    test("JSON and text format give bytes, in either format", async () => {
      await jsonArea().fill('{"a": 1, "b": 300}');
      await expectValue(bytesArea(), "08 01 10 ac 02");
      await textArea().fill("b: 2");
      await expectValue(bytesArea(), "10 02");
      await expectJson({ b: 2 });
      await page.getByRole("combobox", { name: "Format of the bytes" }).selectOption("base64");
      await expectValue(bytesArea(), "EAI=");
      await bytesArea().fill("CAU=");
      await expectJson({ a: 5 });
    });

    test("another type, another meaning", async () => {
      const select = page.getByRole("combobox", { name: "Message type" });
      expect(await select.inputValue()).toBe("calculator.AddRequest");
      await select.selectOption("calculator.AddResponse");
      await expectJson({ result: 5 });
      await expect.poll(() => page.locator(".pane.json .notice").textContent()).toContain("unknown fields");
    });

    test("a byte under the pointer marks its field, and a field its bytes", async () => {
      await choose("Order: nested, map, oneof, unknown fields");
      await field("vip").waitFor();
      const marked = (): Promise<string[]> =>
        page.locator(".byte.marked").evaluateAll((cells: HTMLElement[]) => cells.map((each) => each.dataset["offset"]));
      await cell(14).hover();
      await expect.poll(() => page.locator(".record-tree .marked").textContent()).toBe('2tagsstring"vip"');
      await expect.poll(marked).toEqual(["12", "13", "14", "15", "16"]);
      await expect
        .poll(() => page.locator(".details").textContent())
        .toBe('bytes 12 to 16 · field 2 tags · string · len · "vip"');
      await field("name").hover();
      await expect.poll(marked).toEqual(["5", "6", "7", "8", "9", "10", "11"]);
      // What stands in a message is marked with it.
      await field("customer").hover();
      await expect.poll(async () => (await marked()).length).toBe(23);
    });

    test("keys alone reach everything: bytes, fields, tabs", async () => {
      await choose("Order: nested, map, oneof, unknown fields");
      await field("vip").waitFor();
      const grid = page.getByRole("grid", { name: "Annotated bytes" });
      await grid.focus();
      for (const key of ["ArrowDown", "ArrowLeft", "ArrowLeft"]) await page.keyboard.press(key);
      const active = (element: any): Promise<string> =>
        element.evaluate(
          (each: HTMLElement) => document.getElementById(each.getAttribute("aria-activedescendant")!)?.textContent,
        );
      expect(await active(grid)).toBe("76");
      const tree = page.getByRole("tree", { name: "Fields" });
      expect(await active(tree)).toBe('2tagsstring"vip"');
      await page.keyboard.press("Tab");
      await page.keyboard.press("ArrowLeft");
      expect(await active(tree)).toContain("customer");
      await page.keyboard.press("ArrowLeft");
      expect(await page.locator('[aria-expanded="false"]').textContent()).toContain("customer");
      await page.keyboard.press("ArrowDown");
      expect(await active(tree)).toContain("items");
      expect(await active(grid)).toBe("1a");
      await page.getByRole("tab", { name: "Inspect" }).focus();
      await page.keyboard.press("ArrowRight");
      expect(await page.getByRole("tab", { name: "Compare schemas" }).getAttribute("aria-selected")).toBe("true");
      await page.getByText("differences, at worst").waitFor();
    });

    test("a wrong schema is underlined, with protoc's text and a link to the place", async () => {
      await schemaArea().fill('syntax = "proto3";\nmessage M {\n  int32 a = 1;\n  Nope b = 2;\n}\n');
      const problem = page.locator(".pane.schema [role=alert]");
      await problem.getByText('"Nope" is not defined.').waitFor();
      expect(await page.locator(".pane.schema mark").allTextContents()).toEqual(["Nope"]);
      // Where the text itself has the word.
      const [mark, line] = await Promise.all([page.locator("mark").boundingBox(), schemaArea().boundingBox()]);
      expect(Math.round(mark.y - line.y)).toBeGreaterThanOrEqual(8 + 3 * 20);
      expect(Math.round(mark.y - line.y)).toBeLessThan(8 + 4 * 20);
      // The others keep what they had, and say that it is of before.
      await expectJson({ a: 5, b: 3 });
      expect(await page.locator(".pane.stale").count()).toBe(5);
      await page.getByRole("button", { name: "Go to line 4, column 3" }).click();
      const selected = (area: HTMLTextAreaElement): string => area.value.slice(area.selectionStart, area.selectionEnd);
      expect(await schemaArea().evaluate(selected)).toBe("Nope");
      await schemaArea().fill('syntax = "proto3";\nmessage M { int32 other = 1; }');
      await expectJson({ other: 5 });
      expect(await page.locator(".pane.stale, mark").count()).toBe(0);
    });

    test("wrong JSON is said beside it, and the other panes keep the last good state", async () => {
      await jsonArea().fill('{"a": }');
      await page.locator(".pane.json [role=alert] li").waitFor();
      expect(await bytesArea().inputValue()).toBe("08 05 10 03");
      const stale = (each: HTMLElement): boolean => each.classList.contains("stale");
      const isStale = (name: string): Promise<boolean> => page.locator(`.pane.${name}`).evaluate(stale);
      expect(await Promise.all(["schema", "bytes", "text", "json"].map(isStale))).toEqual([false, true, true, false]);
      await jsonArea().fill('{"a": 9}');
      await expectValue(bytesArea(), "08 09");
      expect(await page.locator(".pane.stale, .problems li").count()).toBe(0);
    });

    test("without a schema the fields are guessed, and the guess is a schema to edit", async () => {
      await choose("No schema: guess the fields");
      await field('string?"vip"').waitFor();
      await page.getByText("This needs a schema").first().waitFor();
      await page.getByRole("button", { name: "Use guess as schema" }).click();
      await expect.poll(() => schemaArea().inputValue()).toContain("repeated string f2 = 2;");
      await field('f2string"vip"').waitFor();
      await expect.poll(() => jsonArea().inputValue()).toContain('"f1": "Alice"');
      await schemaArea().fill((await schemaArea().inputValue()).replace("string f1", "string name"));
      await expect.poll(() => jsonArea().inputValue()).toContain('"name": "Alice"');
    });

    test("what is typed while a message is being read stays", async () => {
      const typed = await page.evaluate(() => {
        const [examples] = [...document.querySelectorAll("select")].filter(({ options }) => options.length > 5);
        examples!.selectedIndex = [...examples!.options].findIndex(({ label }) => label === "Calculator");
        examples!.dispatchEvent(new Event("change"));
        const json = document.querySelector<HTMLTextAreaElement>(".pane.json textarea")!;
        json.value = '{"a": 77}';
        json.dispatchEvent(new Event("input"));
        return json.value;
      });
      await expectValue(textArea(), "a: 77\n");
      await expectValue(jsonArea(), typed);
    });

    test("a link opens the same state, and a bad one says so", async () => {
      await choose("Event: well-known types");
      await jsonArea().fill('{"name": "shared", "took": "3s"}');
      await page.getByRole("tab", { name: "Compare messages" }).click();
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.getByText("The link is").waitFor();
      const { hash } = new URL(page.url());
      expect(hash).toMatch(/^#v1\.z\./);
      await open(hash);
      await page.getByRole("tab", { name: "Compare messages", selected: true }).waitFor();
      await page.getByRole("tab", { name: "Inspect" }).click();
      await expectValue(jsonArea(), '{"name": "shared", "took": "3s"}');
      await expectValue(textArea(), 'name: "shared"\ntook {\n  seconds: 3\n}\n');
      await open(`${hash.slice(0, 60)}!!`);
      await page.getByText("This link is incomplete or damaged.").waitFor();
      await expectJson({ a: 5, b: 3 });
    });

    test("files are dropped: bytes, and a schema", async () => {
      await drop("message.bin", [0x08, 0x2a]);
      await expectJson({ a: 42 });
      await expectValue(bytesArea(), "08 2a");
      await drop("m.proto", [...new TextEncoder().encode('syntax = "proto3"; message M { bool b = 1; }')]);
      await expectJson({ b: true });
    });

    test("two schemas", async () => {
      await choose("Compare two schemas");
      await page.locator(".grade.corruption, .grade.unknown").first().waitFor();
      const first = page.locator(".results tbody tr").first();
      await first.getByRole("button", { name: /line \d+ of the old schema/ }).click();
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
      await page.getByRole("textbox", { name: "New schema" }).fill("message {");
      await page.locator(".pane.new [role=alert] li").waitFor();
    });

    test("two messages", async () => {
      await choose("Compare two messages");
      await page.getByText("customer.tags[0]").waitFor();
      await page.getByRole("textbox", { name: "First message" }).fill("08 01");
      await page.getByRole("textbox", { name: "Second message" }).fill("08 02");
      await expect.poll(() => page.locator(".differences tbody tr:visible").allTextContents()).toEqual(['id"1""2"']);
    });

    test("nothing is asked for after the page has loaded", async () => {
      const before = [...server.requests];
      let asked = 0;
      page.on("request", () => asked++);
      for (const example of [
        "Event: well-known types",
        "proto2: group, extension, defaults",
        "No schema: guess the fields",
      ])
        await choose(example);
      await page.getByText("This needs a schema").first().waitFor();
      await page.getByRole("button", { name: "Copy link" }).click();
      await page.getByText("The link is").waitFor();
      expect([server.requests, asked]).toEqual([before, 0]);
    });

    test("on a phone the panes stand below one another, and nothing is wider than the page", async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      for (const example of [
        "Order: nested, map, oneof, unknown fields",
        "Compare two schemas",
        "Compare two messages",
      ]) {
        await choose(example);
        await page.locator('.results tr:visible, [role="treeitem"]:visible').first().waitFor();
        const panes = await page
          .locator(".pane:visible")
          .evaluateAll((all: HTMLElement[]) => all.map((each) => each.offsetLeft));
        expect(new Set(panes).size).toBe(1);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      }
    });

    test("10 MB: only what is in view is in the page, and the last byte can be reached", async () => {
      const size = 10 * 1024 * 1024;
      await schemaArea().fill('syntax = "proto3"; message M { repeated int32 a = 1; }');
      await drop("large.bin", size);
      await page.getByText("The first 8,192 of 10,485,760 bytes.").waitFor({ timeout: 60_000 });
      await page.getByText("5,242,880 records").waitFor({ timeout: 60_000 });
      expect(await page.locator("[data-offset], [data-record]").count()).toBeLessThan(1000);
      await page.getByRole("grid", { name: "Annotated bytes" }).focus();
      await page.keyboard.press("End");
      await cell(size - 1).waitFor();
      await page.locator(".record-tree .marked", { hasText: "int32" }).waitFor();
      expect(await page.locator(".details").textContent()).toContain(`bytes ${size - 2} to ${size - 1}`);
      // A smaller message takes over at once, whatever is still under way.
      await page.getByRole("button", { name: "Clear" }).click();
      await bytesArea().fill("08 07");
      await expectJson({ a: [7] });
    });
  },
);
