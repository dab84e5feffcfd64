// Builds dist/ of src/. Types stay file by file, as tsc writes them. JavaScript is bundled, since an import costs by the file: each public module is a file,
// and what they share is in a few chunks, one copy of each module. It stays readable, and statements stay apart, so that bundlers can drop what is not used.
import { execFileSync } from "node:child_process";
import { chmodSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { rollup } from "rollup";
import ts from "typescript";

const root = fileURLToPath(new URL(".", import.meta.url));
const src = join(root, "src");

/** What package.json exports; the command line; and what the tests, the demonstration and the benchmarks import beside that. */
const entries = [
  "index",
  "runtime",
  "jit",
  "wire/index",
  "json/index",
  "text/index",
  "wkt/index",
  "stream/index",
  "compat/index",
  "rpc/index",
  "rpc/health/index",
  "rpc/lmdb/index",
  "rpc/reflection/index",
  "codegen/index",
  "cli/main",
  "cli/protoc-gen-wireform",
  "cli/annotate",
  "cli/listing",
];

/** Entries that work without the loader of schemas, and so without protobufjs. */
const light = [
  "runtime",
  "jit",
  "wire/index",
  "json/index",
  "text/index",
  "wkt/index",
  "stream/index",
  "compat/index",
  "rpc/index",
  "rpc/health/index",
  "rpc/lmdb/index",
  "rpc/reflection/index",
];

/** A module is in the chunk of the lowest floor that reaches it; what one entry alone uses stays in that entry, and what `index` does not use is none of its load. */
function chunkOf(users) {
  if (users.size === 1) return undefined;
  if ([...users].every((entry) => entry.startsWith("rpc/"))) return "rpc";
  if (users.has("wire/index")) return "wire";
  if (users.has("runtime")) return "runtime";
  const isLight = light.some((entry) => users.has(entry));
  if (users.has("index")) return isLight ? "runtime" : "loader";
  return isLight ? "forms" : "tools";
}

/** The entries that reach a module. */
function usersOf(id, getModuleInfo, seen = new Set()) {
  if (seen.has(id)) return [];
  seen.add(id);
  const { isEntry, importers } = getModuleInfo(id);
  return [...(isEntry ? [nameOf(id)] : []), ...importers.flatMap((importer) => usersOf(importer, getModuleInfo, seen))];
}

function refuse(level, log) {
  throw new Error(`${level}: ${log.message}`);
}

function nameOf(id) {
  return relative(src, id).replaceAll(sep, "/").replace(/\.ts$/, "");
}

/** TypeScript to JavaScript, one module. */
const typescript = {
  name: "typescript",
  async transform(code, id) {
    const { code: javascript } = await transform(code, { loader: "ts", target: "es2022" });
    return { code: markPure(javascript, id), map: null };
  },
};

/**
 * Says of what a module makes when it is loaded that nobody misses it where nobody uses it. While each module was a file, `sideEffects: false` said so;
 * in a chunk bundlers go by the statement, and to them a call may do anything.
 */
function markPure(code, id) {
  const initializers = ts
    .createSourceFile(id, code, ts.ScriptTarget.ES2022, true)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter(({ name, initializer }) => ts.isIdentifier(name) && initializer !== undefined && evaluates(initializer))
    .map(({ initializer }) => ({
      start: initializer.getStart(),
      end: initializer.end,
      isConstruction: isPlainConstruction(initializer),
    }));
  let marked = "";
  let position = 0;
  for (const { start, end, isConstruction } of initializers) {
    const made = code.slice(start, end);
    marked += `${code.slice(position, start)}/* @__PURE__ */ ${isConstruction ? made : `(() => (${made}))()`}`;
    position = end;
  }
  return marked + code.slice(position);
}

/** `new Map()`: the mark is for what is made, and what it is made of needs none. */
function isPlainConstruction(node) {
  return ts.isNewExpression(node) && ts.isIdentifier(node.expression) && !(node.arguments ?? []).some(evaluates);
}

/** Whether an expression does more than make a literal, a function or a class. */
function evaluates(node) {
  if (ts.isFunctionLike(node) || ts.isLiteralExpression(node)) return false;
  if (
    ts.isCallExpression(node) ||
    ts.isNewExpression(node) ||
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isSpreadElement(node)
  )
    return true;
  return ts.forEachChild(node, evaluates) ?? false;
}

/**
 * What `schema/reflection.ts` imports of protobufjs, in a chunk of its own: as it comes, 40 files of CommonJS, it takes three times as long to load. Minified, since it
 * is not our text.
 */
async function bundleReflection() {
  const license = readFileSync(createRequire(import.meta.url).resolve("protobufjs/LICENSE"), "utf8").trim();
  await build({
    stdin: {
      contents: `export { Enum, Field, MapField, Method, Namespace, OneOf, Root, Service, Type } from "${reflection}";`,
      resolveDir: root,
    },
    outfile: join(root, "dist", reflectionChunk),
    bundle: true,
    minify: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2022",
    legalComments: "inline",
    banner: { js: `/*! protobufjs, the part without its parser.\n\n${license}\n*/` },
    plugins: [sharedLong],
  });
}

/**
 * Gives the hot chunks constants of their own for what they import and export. V8 takes a constant of a module for one, and calls and reads what it stands for
 * directly, but loads imports and exports anew each time (benchmark cases `records` and `batch`, decode: 1.06 times as fast).
 */
const ownConstants = {
  name: "own-constants",
  renderChunk(code, { name, isEntry }) {
    if (isEntry || (name !== "wire" && name !== "runtime")) return null;
    const imports = /^import \{ ([^}]*) \} from '\.\/wire\.js';$/m;
    const exports = /^export \{ ([^}]*) \};$/m;
    const constants = [];
    if (!exports.test(code) || (name === "runtime" && !imports.test(code)))
      throw new Error(`chunk ${name}: imports or exports are not written as expected`);
    return code
      .replace(imports, (_, list) => {
        const names = list.split(", ").map((item) => item.split(" as "));
        constants.push(...names.map(([imported, local = imported]) => `const ${local} = ${local}$imported;`));
        return `import { ${names.map(([imported, local = imported]) => `${imported} as ${local}$imported`).join(", ")} } from './wire.js';`;
      })
      .replace(/^(?!import)/m, () => constants.map((line) => `${line}\n`).join(""))
      .replace(exports, (_, list) => {
        const names = list.split(", ").map((item) => item.split(" as "));
        const variable = names.find(([local]) => new RegExp(`^let ${local}\\b`, "m").test(code));
        if (variable !== undefined)
          throw new Error(`${name} exports a variable, which would not stay the same: ${variable[0]}`);
        const own = names.map(([local]) => `const ${local}$exported = ${local};\n`).join("");
        return `${own}export { ${names.map(([local, exported = local]) => `${local}$exported as ${exported}`).join(", ")} };`;
      });
  },
};

/** To import a package does nothing else. */
const treeshake = { moduleSideEffects: "no-external" };
const writing = { hoistTransitiveImports: false, minifyInternalExports: false };

/** The one importer of the package `long`: in a file of its own, since bundlers keep an import of a package whose modules may do anything. */
const long = join(src, "message/long.ts");

const reflection = "protobufjs/light.js";
const reflectionChunk = "chunks/protobufjs.js";

/** Lets what imports protobufjs's reflection import that chunk, which stands beside the others as if there were one in src. */
const bundledReflection = {
  name: "bundled-reflection",
  resolveId: (id) =>
    id === reflection ? { id: join(src, reflectionChunk), external: "relative", moduleSideEffects: false } : null,
};

/** protobufjs requires `long`; it gets the copy that everything else imports. */
const sharedLong = {
  name: "shared-long",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^long$/ }, ({ kind }) =>
      kind === "require-call" ? { path: "long", namespace: "shared" } : { path: "long", external: true },
    );
    onLoad({ filter: /^long$/, namespace: "shared" }, () => ({
      contents: `import Long from "long"; export { Long as default, Long as "module.exports" };`,
      resolveDir: root,
    }));
  },
};

rmSync(join(root, "dist"), { recursive: true, force: true });
for (const project of ["src", "src/rpc"])
  execFileSync(
    process.execPath,
    [createRequire(import.meta.url).resolve("typescript/bin/tsc"), "-p", project, "--emitDeclarationOnly"],
    { cwd: root, stdio: "inherit" },
  );
const bundle = await rollup({
  input: Object.fromEntries(entries.map((name) => [name, join(src, `${name}.ts`)])),
  external: (id) => id !== reflection && !id.startsWith(".") && !id.startsWith(src),
  plugins: [bundledReflection, typescript],
  treeshake,
  onLog: refuse,
});
await bundle.write({
  dir: join(root, "dist"),
  chunkFileNames: "chunks/[name].js",
  manualChunks: (id, { getModuleInfo }) => (id === long ? "long" : chunkOf(new Set(usersOf(id, getModuleInfo)))),
  plugins: [ownConstants],
  ...writing,
});
await bundle.close();
await bundleReflection();
for (const bin of ["main", "protoc-gen-wireform"]) chmodSync(join(root, `dist/cli/${bin}.js`), 0o755);
