import { expect, test } from "vitest";
import { integerFacts, packedSizeOf, type ScalarType, scalarTypes } from "../../src/plan/scalar-type.ts";

test("what the names of scalar types say is what the table says", () => {
  for (const [name, { kind, wireType, fixedSize, zigzag }] of Object.entries(scalarTypes)) {
    const scalar = name as ScalarType;
    expect([name, packedSizeOf(scalar)]).toEqual([name, wireType === 2 ? undefined : fixedSize]);
    if (!/^u?int/.test(kind)) continue;
    expect([name, integerFacts(scalar)]).toEqual([
      name,
      { isUnsigned: kind.startsWith("u"), bits: kind.endsWith("64") ? 64 : 32, zigzag },
    ]);
  }
});
