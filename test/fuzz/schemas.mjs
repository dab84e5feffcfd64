// Sources of schemas with some of their tokens changed: protoc and we take the same, and make the same descriptors of it.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isProtobufError, loadSync, toDescriptorSet } from "../../dist/index.js";

const root = new URL("../../", import.meta.url).pathname;
/** The program itself: what npm puts before it takes ten times as long. */
const protoc = protocOf(`${root}node_modules/protoc/`);
const includePaths = [`${root}proto`, `${root}fixtures`];
const longest = 6000; // characters

const words = [
  ..."message enum oneof map<int32,string> repeated optional required group extend extensions reserved option".split(
    " ",
  ),
  ..."import public weak service rpc returns stream to max syntax edition package local export".split(" "),
  ..."0 1 -1 536870911 536870912 19000 4294967296 9223372036854775808 18446744073709551616".split(" "),
  ..."0x7f 0x 017 08 1e3 1.5 inf nan true false bytes string double sint64 a.b .a A . .. - + _".split(" "),
  ...'{ } [ ] ( ) ; = , < > /* */ # "" \'x\' "\\xff" "\\u00e9" \u00e9 \ufeff \u0000'.split(" "),
  ..."json_name default packed lazy jstype JS_STRING allow_alias deprecated uninterpreted_option".split(" "),
  ..."features.field_presence IMPLICIT EXPLICIT LEGACY_REQUIRED".split(" "),
];

/** @param {string} folder */
function protocOf(folder) {
  const assets = JSON.parse(readFileSync(`${folder}assets.json`, "utf8"));
  const isOurs = (/** @type {any} */ { arch, platform }) => arch === process.arch && platform === process.platform;
  return `${folder}bin/${assets.find(isOurs).executable}`;
}

/** Sources, each on its own. */
function sources() {
  const files = ["test/schema/protos", "test/descriptor-set/protos", "proto/test", "fixtures"].flatMap((directory) =>
    readdirSync(root + directory, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".proto"))
      .map((name) => readFileSync(`${root}${directory}/${name}`, "utf8")),
  );
  const cases = ["schema-verdicts", "more", "probed"].flatMap((name) =>
    JSON.parse(readFileSync(`${root}test/schema/verdicts/${name}.json`, "utf8")).flatMap(({ source = [] }) => source),
  );
  return [...files, ...cases].filter(({ length }) => length < longest).map(tokensOf);
}

/** @param {string} source */
function tokensOf(source) {
  return source.match(/\/\/.*\n|\/\*[^]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[\w.]+|\s+|[^]/g) ?? [];
}

/**
 * Up to two changes to the tokens of a source.
 *
 * @param {readonly string[]} tokens
 * @param {readonly string[]} other
 * @param {(bound: number) => number} random
 */
function change(tokens, other, random) {
  const changed = [...tokens];
  const piece = (/** @type {readonly string[]} */ from) => {
    const start = random(from.length + 1);
    return from.slice(start, start + 1 + random(16));
  };
  for (let count = random(3); count > 0; count--) {
    const at = random(changed.length + 1);
    const word = words[random(words.length)];
    const token = changed[at] ?? "";
    const middle = random(token.length + 1);
    const edits = [
      () => changed.splice(at, 1 + random(3)),
      () => changed.splice(at, 0, ` ${word} `),
      () => changed.splice(at, 1, word),
      () => changed.splice(at, 0, ...piece(other)),
      () => changed.splice(at, 0, ...piece(changed)),
      () => changed.splice(at, 1, token.slice(0, middle) + String.fromCharCode(32 + random(95)) + token.slice(middle)),
    ];
    edits[random(edits.length)]();
  }
  return changed.join("");
}

/** @returns {import("./run.mjs").Kind} */
export function makeSchemas() {
  const all = sources();
  const directory = mkdtempSync(join(tmpdir(), "wireform-fuzz-"));
  const any = (/** @type {(bound: number) => number} */ random) => all[random(all.length)];
  return {
    next: (random) => change(any(random), any(random), random),
    check: (source) => difference(source, directory),
    close: () => rmSync(directory, { recursive: true }),
  };
}

/**
 * @param {string} source
 * @param {string} directory
 */
function difference(source, directory) {
  const paths = [directory, ...includePaths];
  const out = join(directory, "set");
  writeFileSync(join(directory, "fuzz.proto"), source);
  const { status, stderr } = spawnSync(
    protoc,
    [...paths.map((path) => `-I${path}`), "--include_source_info", "-o", out, "fuzz.proto"],
    { encoding: "utf8" },
  );
  let schema;
  try {
    schema = loadSync("fuzz.proto", { includePaths: paths });
  } catch (error) {
    if (!isProtobufError(error)) return `BUG ${error instanceof Error ? error.stack : error}`;
    return status === 0 ? `protoc takes it: ${error.message}` : undefined;
  }
  if (status !== 0) return `protoc refuses it: ${stderr}`;
  let ours;
  try {
    ours = toDescriptorSet(schema, { files: ["fuzz.proto"], imports: false, sourceInfo: true });
  } catch (error) {
    // A string option may hold bytes that are not UTF-8. protoc writes them all the same; we refuse to.
    if (isProtobufError(error) && error.code === "INVALID_UTF8") return undefined;
    return `BUG ${error instanceof Error ? error.stack : error}`;
  }
  return Buffer.compare(ours, readFileSync(out)) === 0 ? undefined : "the descriptors are others than protoc's";
}
