import { spawnSync } from "node:child_process";
import Long from "long";
import { expect, test } from "vitest";

/*
 * dist/ has a copy of the package `long`; src/ imports it as it is.
 */

const entry = new URL("../../dist/index.js", import.meta.url).href;
const { parse } = (await import(entry)) as typeof import("../../src/index.ts");

interface Longs {
  readonly signed: Long;
  readonly unsigned: Long;
}

const source = `syntax = "proto3"; message Count { int64 signed = 1; uint64 unsigned = 2; }`;

test("64-bit integers are decoded to Longs that count with those of the package", () => {
  const count = parse(source, { int64: "long" }).message("Count");
  const { signed, unsigned } = count.decode(count.encode({ signed: -5n, unsigned: Long.MAX_UNSIGNED_VALUE })) as Longs;
  expect([Long.isLong(signed), signed.unsigned, signed.add(Long.fromNumber(7)).toString()]).toEqual([true, false, "2"]);
  expect([unsigned.equals(Long.MAX_UNSIGNED_VALUE), unsigned.div(10).toString()]).toEqual([
    true,
    "1844674407370955161",
  ]);
});

test("what is absent is zero, signed and unsigned", () => {
  const count = parse(source, { int64: "long", engine: "interpreter" }).message("Count");
  const { signed, unsigned } = count.decode(new Uint8Array()) as Longs;
  expect([signed.isZero(), signed.unsigned, unsigned.isZero(), unsigned.unsigned]).toEqual([true, false, true, true]);
});

test("the copy is made where a Long is asked for, and no WebAssembly is compiled without", () => {
  const program = `
    let modules = 0;
    const { Module } = WebAssembly;
    WebAssembly.Module = class extends Module { constructor(bytes) { super(bytes); modules++; } };
    const { parse } = await import(${JSON.stringify(entry)});
    const decode = (int64) => parse(${JSON.stringify(source)}, { int64 }).message("Count").decode(Uint8Array.of(8, 1));
    decode("bigint");
    const before = modules;
    decode("long");
    console.log(before, modules);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  expect([stderr, stdout.trim()]).toEqual(["", "0 1"]);
});
