// What it costs the compiler to read types out of `.proto` text: check time and memory of a file with a schema of so many messages of 10 fields, of which
// some are used, beyond the same file whose text is not a literal. `node bench/types.mjs`, after a build; the least of 3 runs.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const require = createRequire(import.meta.url);
const directory = mkdtempSync(join(root, "bench/scratch-"));
const types = ["int32", "string", "bool", "double", "int64", "bytes", "Kind", "repeated string", "map<string, int32>"];

function schemaOf(messages) {
  const body = (index) =>
    [
      ...types.map((type, number) => `  ${type} some_field_${number} = ${number + 1};`),
      `  M${(index + 1) % messages} next = 10;`,
    ].join("\n");
  return `syntax = "proto3";\npackage p;\nenum Kind { A = 0; B = 1; }\n${Array.from({ length: messages }, (_, index) => `message M${index} {\n${body(index)}\n}`).join("\n")}`;
}

function program(messages, literal) {
  const used = Array.from({ length: 10 }, (_, index) => Math.floor((index * messages) / 10));
  return `import { parse } from "../../dist/index.js";
    const schema = parse(\`${schemaOf(messages)}\`${literal ? "" : " as string"});
    const bytes = new Uint8Array();
    ${used.map((index) => `export const m${index} = schema.message("p.M${index}").decode(bytes).next?.someField1;`).join("\n")}`;
}

function compile(compiler, text) {
  const file = join(directory, "program.ts");
  writeFileSync(file, text);
  const project = join(directory, "tsconfig.json");
  writeFileSync(
    project,
    JSON.stringify({
      compilerOptions: {
        target: "es2022",
        lib: ["es2023", "dom"],
        module: "nodenext",
        types: [],
        noEmit: true,
        strict: true,
        skipLibCheck: true,
      },
      files: [file],
    }),
  );
  const manifest = require.resolve(`${compiler}/package.json`);
  const { bin, version } = JSON.parse(readFileSync(manifest, "utf8"));
  const { stdout, status } = spawnSync(
    process.execPath,
    [join(manifest, "..", bin.tsc), "-p", project, "--extendedDiagnostics"],
    { encoding: "utf8" },
  );
  if (status !== 0) throw new Error(stdout.slice(0, 2000));
  const figure = (name) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(stdout)[1]);
  return { version, seconds: figure("Check time"), megabytes: figure("Memory used") / 1024 };
}

const least = (runs, key) => Math.min(...runs.map((run) => run[key]));

try {
  console.log("| compiler | messages | check time, s | untyped | memory, MB | untyped |\n|---|---|---|---|---|---|");
  for (const compiler of ["typescript", "typescript-7"]) {
    for (const messages of [50, 200, 1000]) {
      const [typed, untyped] = [true, false].map((literal) =>
        Array.from({ length: 3 }, () => compile(compiler, program(messages, literal))),
      );
      const cells = [
        typed[0].version,
        messages,
        least(typed, "seconds").toFixed(2),
        least(untyped, "seconds").toFixed(2),
        least(typed, "megabytes").toFixed(0),
        least(untyped, "megabytes").toFixed(0),
      ];
      console.log(`| ${cells.join(" | ")} |`);
    }
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
