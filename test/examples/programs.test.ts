import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadSync } from "../../src/index.ts";
import { fromJson, toJson } from "../../src/json/index.ts";
import { consoleBlock, copyExamples, type Examples } from "./example.ts";

const root = new URL("../..", import.meta.url).pathname;
let examples: Examples;
beforeAll(() => {
  examples = copyExamples();
}, 120_000);
afterAll(() => examples.remove());

test("each folder has a package.json that depends on wireform, a README, and a line in the list", () => {
  const list = readFileSync(join(root, "examples/README.md"), "utf8");
  const folders = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((each) => each.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(
    [...list.matchAll(/^\| \[(\w+)\]/gm)].map(([, n]) => n).sort(),
  );
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const { name } of folders) {
    const manifest = JSON.parse(readFileSync(join(root, "examples", name, "package.json"), "utf8"));
    expect(manifest).toMatchObject({ private: true, dependencies: { wireform: `^${version}` } });
    expect(readFileSync(join(root, "examples", name, "README.md"), "utf8")).toContain("$ npm install\n");
  }
});

describe("kafka", () => {
  /** Written by Confluent's serializer for Python: see confluent.py. */
  const vectors: readonly { type: string; json: any; schemaId: number; hex: string }[] = JSON.parse(
    readFileSync(new URL("confluent.json", import.meta.url), "utf8"),
  );
  const schema = loadSync("orders.proto", { includePaths: [join(root, "examples/kafka")] });
  const [file] = schema.files();

  test.each(vectors)("$type, schema $schemaId: the bytes of Confluent's serializer", async (vector) => {
    const path = join(examples.directory("kafka"), "confluent.js");
    const { encodeFrame, readFrame, typeAt } = await import(/* @vite-ignore */ pathToFileURL(path).href);
    const codec = schema.message(vector.type);
    const message = fromJson(codec, vector.json);
    const framed = encodeFrame(codec, schema.descriptor(vector.type), vector.schemaId, message);
    expect(Buffer.from(framed).toString("hex")).toBe(vector.hex);
    // As a client gives it: somewhere in a larger buffer.
    const { schemaId, indexes, payload } = readFrame(Buffer.from(`ff${vector.hex}`, "hex").subarray(1));
    expect(schemaId).toBe(vector.schemaId);
    expect(typeAt(file, indexes).typeName).toBe(vector.type);
    expect(toJson(codec, codec.decode(payload))).toEqual(vector.json);
  });

  test("what has no frame is refused", async () => {
    const path = join(examples.directory("kafka"), "confluent.js");
    const { readFrame } = await import(/* @vite-ignore */ pathToFileURL(path).href);
    expect(() => readFrame(Buffer.from("0108e724", "hex"))).toThrow();
    expect(() => readFrame(Buffer.from("01000000010008", "hex"))).toThrow();
  });

  test("the demonstration prints what its README says", () => {
    expect(consoleBlock("kafka")).toBe(`$ npm install\n$ npm start\n${examples.npmRun("kafka", "start")}`);
  });
});

describe("cli", () => {
  const orders = join(root, "examples/express/orders.proto");
  const run = (input: Uint8Array, ...args: readonly string[]): string =>
    execFileSync(process.execPath, ["protostat.js", ...args], {
      cwd: examples.directory("cli"),
      input,
      encoding: "utf8",
      stdio: ["pipe", "pipe", "pipe"],
    });

  test("prints statistics of a stream", () => {
    // Of three orders: an id; an id and a customer; an id and a field 9 of 12 bytes.
    const input = Buffer.from(`02 0801 07 0802 1203616e61 10 0803 4a0c ${"61".repeat(12)}`.replaceAll(" ", ""), "hex");
    const printed = run(input, orders, "shop.Order").trimEnd().split("\n");
    expect(printed).toEqual([
      "messages: 3",
      "bytes: 25 (mean 8.3, largest 16)",
      "set:",
      "  id                  3 (100 %)",
      "  customer            1 (33 %)",
      "not in the schema:",
      "  field 9             1 (33 %)",
    ]);
    expect(consoleBlock("cli")).toContain(printed.join("\n"));
  });

  test("says what is wrong", () => {
    expect(() => run(Buffer.from("05 0801".replace(" ", ""), "hex"), orders, "shop.Order")).toThrow(/protostat: /);
    expect(() => run(Buffer.alloc(0), orders, "shop.None")).toThrow(/protostat: /);
    expect(() => run(Buffer.alloc(0))).toThrow(/usage: protostat/);
  });
});
