// A client by fetch in a headless Chromium: what the suite asks for on stdin goes on to a page.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { findChromium } from "../../../bench/engines.mjs";
import { answerAll } from "../frames.mjs";
import { buildDirectory } from "./bundle.mjs";

const { chromium } = createRequire(new URL("../../runtimes/", import.meta.url))("playwright-core");

const server = createServer((request, response) => {
  const [type, content] =
    request.url === "/page.mjs"
      ? ["text/javascript", readFileSync(join(buildDirectory, "page.mjs"))]
      : ["text/html", "<!doctype html><title>wireform</title><script type=module src=page.mjs></script>"];
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(content);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const browser = await chromium.launch({ executablePath: findChromium(), args: ["--no-sandbox"] });
const page = await browser.newPage({ ignoreHTTPSErrors: true });
page.on("pageerror", (error) => console.error(error));
// Its time is that of the suite.
page.setDefaultTimeout(0);
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction(() => globalThis.answer !== undefined);

await answerAll(async (bytes) => {
  const text = await page.evaluate((each) => globalThis.answer(each), Buffer.from(bytes).toString("base64"));
  return Buffer.from(text, "base64");
});
await browser.close();
process.exit(0);
