import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { fromDescriptorSet, getOptions, parse, toDescriptorSet } from "../../src/index.ts";

const buf = new URL("../../node_modules/.bin/buf", import.meta.url).pathname;
const text = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const directory = mkdtempSync(join(tmpdir(), "wireform-buf-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const bench = ["common", "maps", "nested", "oneofs", "otlp", "records"].map((name) => `bench/${name}.proto`);
const tests = ["closed", "editions", "extensions", "maps", "names", "shapes"].map((name) => `test/${name}.proto`);
const plain = Object.fromEntries([...bench, ...tests].map((name) => [name, text(`proto/${name}`)]));
const used = `
  syntax = "proto3";
  package sets.used;
  import "sets/custom.proto";
  option java_package = "a.b";
  option (sets.custom.files) = { packed: [1, 2] scalars { bytes: "\\377" } };
  option (sets.custom.file_for_readers) = 4;
  message M {
    option (sets.custom.message).(sets.custom.Deep.Nested.nested).must = 3;
    option (sets.custom.kinds) = KIND_SOME;
    option deprecated = true;
    int32 a = 1 [(sets.custom.field).deep.deep.first = 1, deprecated = true];
  }`;
const custom = { "sets/custom.proto": text("test/descriptor-set/protos/custom.proto"), "sets/used.proto": used };

/** What `buf build -o` writes. */
function build(sources: { readonly [name: string]: string }, flags: readonly string[] = []): Uint8Array {
  const module = mkdtempSync(join(directory, "module-"));
  for (const [name, source] of Object.entries({ ...sources, "buf.yaml": "version: v2\n" })) {
    mkdirSync(dirname(join(module, name)), { recursive: true });
    writeFileSync(join(module, name), source);
  }
  execFileSync(buf, ["build", "-o", "out.binpb", ...flags], {
    cwd: module,
    env: { ...process.env, HOME: directory },
    stdio: ["ignore", "ignore", "pipe"],
  });
  return new Uint8Array(readFileSync(join(module, "out.binpb")));
}

const same = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0;

test("without custom options, the set that buf builds is the one that we write", () => {
  const set = build(plain, ["--as-file-descriptor-set", "--exclude-source-info"]);
  const files = fromDescriptorSet(set)
    .files()
    .map(({ name }) => name);
  expect(same(toDescriptorSet(parse(plain), { files, retainOptions: true }), set)).toBe(true);
  expect(same(toDescriptorSet(fromDescriptorSet(set), { retainOptions: true }), set)).toBe(true);
});

test("an image survives: what it has beside descriptors, and its source info", () => {
  const image = build(plain);
  expect(same(toDescriptorSet(fromDescriptorSet(image), { retainOptions: true, sourceInfo: true }), image)).toBe(true);
});

test("custom options survive in another order: buf writes extensions first", () => {
  const set = build(custom, ["--as-file-descriptor-set", "--exclude-source-info"]);
  const schema = fromDescriptorSet(set);
  const written = toDescriptorSet(schema, { retainOptions: true });
  expect(written.length).toBe(set.length);
  expect(written.toSorted()).toEqual(set.toSorted());
  // In the schema's own order both are the same.
  const order = schema
    .files()
    .map(({ name }) => name)
    .filter((name) => name.startsWith("sets/"));
  expect(
    same(
      toDescriptorSet(schema, { files: order, imports: false }),
      toDescriptorSet(parse(custom), { files: order, imports: false }),
    ),
  ).toBe(true);
  expect(getOptions(schema.descriptor("sets.used.M").file)).toMatchObject({
    javaPackage: "a.b",
    "[sets.custom.file_for_readers]": 4,
  });
});
