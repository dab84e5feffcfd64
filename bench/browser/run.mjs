// Measures payloads in a headless Chromium: the worker of the other runs, bundled, in a page of its own for each payload.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { generatedDirectory, protoDirectory } from "../directories.mjs";
import { loadPayload } from "../payload.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The clock of a page has steps of 0.1 ms, and other jobs weigh on it: slices are long, even in a quick run. */
function paceOf({ rounds, sliceMs, warmUpMs }) {
  return { rounds: Math.max(rounds, 9), sliceMs: Math.max(sliceMs, 15), warmUpMs: Math.max(warmUpMs, 300) };
}

/** Measures what `options` say, by a Chromium of that path; `onResult` gets the result of each payload. */
export async function runChromium(executablePath, options, onResult) {
  const { chromium } = await import("playwright-core");
  const payloads = await Promise.all(options.cases.map(loadPayload));
  const script = await bundle([...new Set(payloads.map(({ files: [file] }) => file))]);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--js-flags=--expose-gc"] });
  try {
    for (const payload of payloads) {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.on("pageerror", (error) => console.error(error));
      await page.addScriptTag({ content: script });
      const { encoded, ...result } = await page.evaluate((task) => globalThis.measurePayload(task), {
        ...paceOf(options),
        contestants: options.contestants,
        payload: portable(payload),
      });
      const sizes = (measureOne) =>
        Object.fromEntries(
          Object.entries(encoded).map(([name, texts]) => [
            name,
            mean(texts.map((text) => measureOne(Buffer.from(text, "base64")))),
          ]),
        );
      onResult({ ...result, bytes: sizes((each) => each.length), gzipped: sizes((each) => gzipSync(each).length) });
      await context.close();
    }
  } finally {
    await browser.close();
  }
}

/** A payload as plain data: the texts of all its schemas, and its samples in base64. */
function portable({ name, about, files, typeName, schema, writer, samples }) {
  const texts = Object.fromEntries(
    schema.files().map((file) => [file.name, readFileSync(join(protoDirectory, file.name), "utf8")]),
  );
  return {
    name,
    about,
    files,
    typeName,
    writerTypeName: writer.typeName,
    texts,
    samples: samples.map(({ bytes }) => Buffer.from(bytes).toString("base64")),
  };
}

/** The page's script, with the modules that are generated of `files`. */
async function bundle(files) {
  const { build } = await import("esbuild");
  const modules = files.flatMap((file) =>
    ["protobuf-es/%_pb.js", "wireform-aot/%.pb.js"].map((path) => path.replace("%", file.replace(/\.proto$/, ""))),
  );
  const contents = [
    ...modules.map(
      (path, index) => `import * as module${index} from ${JSON.stringify(join(generatedDirectory, path))};`,
    ),
    `globalThis.generatedModules = { ${modules.map((path, index) => `${JSON.stringify(path)}: module${index}`).join(", ")} };`,
    `import ${JSON.stringify(join(here, "page.mjs"))};`,
  ].join("\n");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: here },
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
    plugins: [inBrowser],
  });
  return outputFiles[0].text;
}

/** What the contestants import of Node's, and of files beside them, as it is in a page. */
const inBrowser = {
  name: "in-browser",
  setup({ onResolve }) {
    onResolve({ filter: /^file:/ }, ({ path }) => ({ path: fileURLToPath(path) }));
    onResolve({ filter: /^node:path$|\/(generated|directories)\.mjs$/ }, () => ({
      path: join(here, "substitutes.mjs"),
    }));
  },
};

function mean(values) {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
