import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ProtobufError } from "../../src/errors.ts";
import { readJson } from "../../src/json/json-reader.ts";
import { writeJson } from "../../src/json/json-writer.ts";
import { JsonNumber, type JsonValue } from "../../src/json/json-value.ts";

function failure(text: string, maxNesting = 100): ProtobufError {
  try {
    readJson(text, maxNesting);
  } catch (error) {
    if (error instanceof ProtobufError) return error;
    throw error;
  }
  throw new Error(`read without an error: ${text.slice(0, 80)}`);
}

describe("readJson", () => {
  it("reads what JSON.parse reads, and writes it back", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom("", "  ", "\t"), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const read = readJson(text, 100);
        expect(withoutLiterals(read)).toEqual(JSON.parse(text));
        expect(writeJson(JSON.parse(text) as JsonValue, indent)).toBe(text);
        // With a -0, which JSON.stringify writes as 0, all of the text is ours.
        const around = writeJson([JSON.parse(text) as JsonValue, -0], indent);
        expect(around.slice(0, around.lastIndexOf("-0")) + around.slice(around.lastIndexOf("-0") + 1)).toBe(
          JSON.stringify([value, 0], null, indent),
        );
      }),
    );
  });

  it("agrees with JSON.parse on what is no JSON", () => {
    const piece = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"',
      '"a"',
      "1",
      "-",
      ".5",
      "0",
      "01",
      "e3",
      "true",
      "nul",
      "null",
      " ",
      "\n",
      "\\",
      "\\u12",
      "/*",
      "'",
      "\u00a0",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const text = pieces.join("");
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expect(failure(text).code).toBe("INVALID_JSON");
          return;
        }
        // Duplicate keys are what JSON.parse does not see.
        if (/"a".*"a"/s.test(text)) return;
        expect(withoutLiterals(readJson(text, 100))).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ["\ufeff{}", 0, 1, 1, ""],
    ["", 0, 1, 1, ""],
    ["{} x", 3, 1, 4, ""],
    ["{}{}", 2, 1, 3, ""],
    ['{"a": 1,\n "b": [1, 2, 01]}', 23, 2, 15, "b[2]"],
    ['{"a": {"b c": [tru]}}', 15, 1, 16, 'a["b c"][0]'],
    ['{"a": 1, "a": 2}', 9, 1, 10, "a"],
    ['{"a": {"x": 1, "\\u0078": 2}}', 15, 1, 16, "a.x"],
    ['{"__proto__": 1, "__proto__": 2}', 17, 1, 18, "__proto__"],
    ['{"a": "\\ud800"}', 6, 1, 7, "a"],
    ['{"a": "\\udc00\\ud800"}', 6, 1, 7, "a"],
    ['["\ud800"]', 1, 1, 2, "[0]"],
    ['["a\nb"]', 3, 1, 4, "[0]"],
    ['["\\x"]', 2, 1, 3, "[0]"],
    ['["abc', 5, 1, 6, "[0]"],
    ['["abc\\', 5, 1, 6, "[0]"],
    ["[1,]", 3, 1, 4, "[1]"],
    ['{"a":1,}', 7, 1, 8, "a"],
    ["{a:1}", 1, 1, 2, ""],
    ["[NaN]", 1, 1, 2, "[0]"],
    ["[+1]", 1, 1, 2, "[0]"],
    ["[1.]", 2, 1, 3, "[0]"],
    ["[-]", 1, 1, 2, "[0]"],
    ["[0x10]", 2, 1, 3, "[0]"],
  ])("refuses %j", (text, offset, line, column, path) => {
    const error = failure(text);
    expect({
      code: error.code,
      offset: error.offset,
      line: error.line,
      column: error.column,
      path: error.path,
    }).toEqual({ code: "INVALID_JSON", offset, line, column, path });
  });

  it("keeps literals that a double does not hold", () => {
    for (const text of [
      "9223372036854775807",
      "1e400",
      "-1e400",
      "1e-400",
      "0.12345678901234567890123",
      "1.0000000000000000000001",
      "1e5",
    ]) {
      expect(readJson(text, 1)).toEqual(new JsonNumber(text));
    }
    expect(readJson("-0", 1)).toBe(-0);
    expect(readJson("9007199254740991", 1)).toBe(9007199254740991);
  });

  it("keeps __proto__ an ordinary key", () => {
    const read = readJson('{"__proto__": {"polluted": 1}}', 10) as object;
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.keys(read)).toEqual(["__proto__"]);
    expect("polluted" in {}).toBe(false);
  });

  it("limits nesting, and takes the deepest that is allowed", () => {
    const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
    expect(readJson(nested(10), 10)).toEqual(JSON.parse(nested(10)));
    expect(failure(nested(11), 10)).toMatchObject({ code: "LIMIT_EXCEEDED", offset: 10 });
    expect(failure("[".repeat(1_000_000))).toMatchObject({ code: "LIMIT_EXCEEDED", offset: 100 });
    expect(failure('{"a":'.repeat(1_000_000))).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(readJson(nested(2002), 2002)).toBeDefined();
  });

  it("takes linear time", () => {
    const time = (size: number): number => {
      const text = `{"a":"${"\\n".repeat(size)}","b":[${"1.5,".repeat(size)}1],"c":1${"0".repeat(size)}}`;
      const start = performance.now();
      readJson(text, 10);
      return performance.now() - start;
    };
    time(1000);
    // A quadratic reader would take minutes.
    expect(time(400_000)).toBeLessThan(5_000);
  });
});

/** JsonNumber as JSON.parse has it. */
function withoutLiterals(value: unknown): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(withoutLiterals);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, withoutLiterals(element)]));
}
