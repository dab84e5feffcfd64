import { describe, expect, test } from "vitest";
import {
  identifier,
  isIdentifier,
  join,
  js,
  literal,
  nothing,
  property,
  propertyKey,
  sourceText,
} from "../../src/codec/source/code.ts";

const evaluate = (text: string): unknown => new Function(`return ${text};`)();

describe("the builder of emitted code", () => {
  test("removes the template's indentation and gives a part of several lines that of its place", () => {
    const body = js`
      first();
      second();
    `;
    expect(
      sourceText(js`
      if (ready) {
        ${body}
      }
    `),
    ).toBe("if (ready) {\n  first();\n  second();\n}\n");
  });

  test("leaves nothing of a part without lines", () => {
    expect(
      sourceText(js`
      first();
      ${nothing}
      ${[]}
      second();
    `),
    ).toBe("first();\nsecond();\n");
  });

  test("puts numbers and code into a line, and refuses several lines there", () => {
    expect(sourceText(js`let x = ${-0} + ${1.5} + ${identifier("y")};`)).toBe("let x = -0 + 1.5 + y;\n");
    const two = js`
      one();
      two();
    `;
    expect(() => js`x = ${two};`).toThrow(TypeError);
    expect(sourceText(js`f(${join([identifier("a"), js`${2}`], ", ")});`)).toBe("f(a, 2);\n");
  });

  test.each(["a", "_b", "$c1", "default_"])("%s is an identifier", (name) => expect(isIdentifier(name)).toBe(true));
  test.each(["", "1a", "a-b", "a.b", "class", "arguments", "eval", "a;b", "é", "a\n"])(
    "%j is none, and does not become code",
    (name) => {
      expect(isIdentifier(name)).toBe(false);
      expect(() => identifier(name)).toThrow(TypeError);
    },
  );

  test.each(["plain", '"; process.exit(1); //', "`${x}`", "\\", "\n\r\u2028\u2029\0", "\ud800", "</script>", "😀"])(
    "a literal of %j is that text and nothing else",
    (text) => {
      const source = literal(text).lines.join("");
      expect(source).toMatch(/^"[ -~]*"$/);
      expect(evaluate(source)).toBe(text);
    },
  );

  test("literals of other values", () => {
    expect(evaluate(literal(-(2n ** 63n)).lines[0]!)).toBe(-(2n ** 63n));
    expect(evaluate(literal(undefined).lines[0]!)).toBe(undefined);
    expect(evaluate(literal(true).lines[0]!)).toBe(true);
    expect(evaluate(literal(-0).lines[0]!)).toBe(-0);
  });

  test.each(["a", "class", "[pkg.ext]", "a b", '"]; x = ["', "__proto__"])("property %j is reached", (name) => {
    const object = Object.defineProperty({}, name, { value: 7, enumerable: true });
    expect(new Function("object", `return ${sourceText(property(identifier("object"), name))}`)(object)).toBe(7);
  });

  test("__proto__ in an object literal makes a property", () => {
    const object = evaluate(`{ ${propertyKey("__proto__").lines[0]}: 5, ${propertyKey("a-b").lines[0]}: 6 }`) as object;
    expect(Object.entries(object)).toEqual([
      ["__proto__", 5],
      ["a-b", 6],
    ]);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  });
});
