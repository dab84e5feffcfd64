import { readFileSync } from "node:fs";
import ts from "typescript";
import { afterAll, expect, test } from "vitest";
import { workshop } from "./compile.ts";

/* What editors show of what has been inferred: the names of messages first, and none of the types that make them. */

const { source, remove } = workshop();
afterAll(remove);

const file = source(
  "hovers.ts",
  `import { parse, which } from "wireform";
const schema = parse(\`syntax = "proto3"; package shop; message Order { int64 id = 1; repeated Line lines = 2; } message Line { oneof kind { string text = 1; Order order = 2; } }\`);
const Order = schema.message("shop.Order");
const order = Order.decode(new Uint8Array());
const lines = order.lines;
const line = lines[0]!;
const made = { order };
const member = which(schema.message("shop.Line"), line, "kind");
`,
);

test.each([
  ["Order", /^const Order: SchemaCodec<"shop\.Order", FromText</u],
  ["order", /^const order: Message<"shop\.Order", FromText</u],
  ["lines", /^const lines: OneofMessage<"shop\.Line", FromText</u],
  ["line", /^const line: OneofMessage<"shop\.Line", FromText</u],
  ["made", /^const made: \{\s+order: Message<"shop\.Order"/u],
  ["member", /^const member: "text" \| "order" \| undefined$/u],
])("%s", (name, shown) => {
  const text = readFileSync(file, "utf8");
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    types: [],
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const found = ts.sys.readFile(path);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    getCurrentDirectory: () => "/",
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    realpath: ts.sys.realpath!,
  });
  const info = service.getQuickInfoAtPosition(file, text.indexOf(`const ${name} `) + "const ".length);
  const display = ts.displayPartsToString(info?.displayParts);
  expect(display).toMatch(shown);
  expect(display).not.toMatch(/ValuesOf|ShapeOf|InputOf/u);
});
