import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { isProtobufError } from "../../src/index.ts";
import { fixturesDirectory, forEachEngine } from "../support/engines.ts";
import type { TestSchema } from "../support/engines.ts";
import { fromHex, toHex } from "../support/hex.ts";

interface WireVector {
  readonly type: string;
  readonly bytes: string;
  readonly error?: true;
  readonly reencoded?: string;
}

const { vectors } = JSON.parse(readFileSync(`${fixturesDirectory}wire-vectors.json`, "utf8")) as {
  vectors: WireVector[];
};
const shown = 10;

forEachEngine((_engine, load) => {
  test("agrees with C++ and upb on every wire vector", () => {
    expect(vectors.length).toBe(2487);
    const schema = load.file("wire2.proto");
    const schema3 = load.file("wire3.proto");
    const failures = vectors.flatMap((vector, index) => {
      const expected = vector.error ? "error" : (vector.reencoded ?? vector.bytes);
      const actual = roundTrip(vector.type.startsWith("wire2.") ? schema : schema3, vector);
      return actual === expected ? [] : [`#${index} ${vector.type}: ${difference(actual, expected)}`];
    });
    expect(failures.length, `${failures.length} differ:\n${failures.slice(0, shown).join("\n")}`).toBe(0);
  });
});

/** What the bytes are once decoded and encoded, as the reference did; "error" where they are refused. */
function roundTrip(schema: TestSchema, vector: WireVector): string {
  const codec = schema.message(vector.type);
  try {
    return toHex(codec.encode(codec.decode(fromHex(vector.bytes)), { deterministic: true }));
  } catch (error) {
    return isProtobufError(error) ? "error" : String(error);
  }
}

/** The texts from shortly before their first difference on. */
function difference(actual: string, expected: string): string {
  let same = 0;
  while (actual[same] === expected[same]) same++;
  const from = Math.max(0, same - 16);
  return `at byte ${same >> 1} ...${actual.slice(from, same + 24)} instead of ...${expected.slice(from, same + 24)}`;
}
