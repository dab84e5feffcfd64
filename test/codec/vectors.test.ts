import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixturesDirectory, forEachEngine } from "../support/engines.ts";
import type { Load } from "../support/engines.ts";
import { fromHex, toHex } from "../support/hex.ts";
import { asMentioned, fromNotation } from "../support/notation.ts";
import { failure } from "../support/outcome.ts";
import type { Vector, VectorFile } from "../support/vector.ts";

const files = readdirSync(`${fixturesDirectory}vectors`).filter((name) => name.endsWith(".json"));

for (const name of files) {
  const file = JSON.parse(readFileSync(`${fixturesDirectory}vectors/${name}`, "utf8")) as VectorFile;
  describe(name, () => {
    forEachEngine((_engine, load) => {
      test.each(file.vectors)("$name", (vector) => check(file, vector, load));
    });
  });
}

function check(file: VectorFile, vector: Vector, load: Load): void {
  const schema = typeof file.schema === "string" ? load.file(file.schema) : load.source(file.schema.source);
  const codec = schema.message(vector.type);
  const options = { deterministic: true, ...vector.options };
  if (vector.error !== undefined) {
    const path = vector.path === undefined ? {} : { path: vector.path };
    expect(failure(() => codec.decode(fromHex(vector.hex), options))).toMatchObject({ code: vector.error, ...path });
    return;
  }
  const message = codec.decode(fromHex(vector.hex), options);
  const canonical = (vector.reencoded ?? vector.hex).replaceAll(" ", "");
  expect(toHex(codec.encode(message, options))).toBe(canonical);
  if (vector.value === undefined) return;
  const expected = fromNotation(vector.value);
  expect(asMentioned(message, expected)).toEqual(expected);
  expect(toHex(codec.encode(expected, options))).toBe(canonical);
  expect(codec.size(expected, options)).toBe(canonical.length / 2);
}
