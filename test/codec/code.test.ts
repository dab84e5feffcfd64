import { describe, expect, test } from "vitest";
import {
  asType,
  type Code,
  declared,
  exportAlias,
  identifier,
  importsFrom,
  importsOf,
  isIdentifier,
  join,
  js,
  literal,
  Name,
  nothing,
  property,
  propertyKey,
  specifier,
} from "../../src/codec/source/code.ts";
import { declareFunction, lineOf, sourceText, typed } from "../../src/codec/source/print.ts";

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
    expect(() => sourceText(js`x = ${two};`)).toThrow(TypeError);
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
      const source = lineOf(literal(text));
      expect(source).toMatch(/^"[ -~]*"$/);
      expect(evaluate(source)).toBe(text);
    },
  );

  test("literals of other values", () => {
    expect(evaluate(lineOf(literal(-(2n ** 63n))))).toBe(-(2n ** 63n));
    expect(evaluate(lineOf(literal(undefined)))).toBe(undefined);
    expect(evaluate(lineOf(literal(true)))).toBe(true);
    expect(evaluate(lineOf(literal(-0)))).toBe(-0);
  });

  test.each(["a", "class", "[pkg.ext]", "a b", '"]; x = ["', "__proto__"])("property %j is reached", (name) => {
    const object = Object.defineProperty({}, name, { value: 7, enumerable: true });
    expect(new Function("object", `return ${sourceText(property(identifier("object"), name))}`)(object)).toBe(7);
  });

  test("__proto__ in an object literal makes a property", () => {
    const object = evaluate(`{ ${lineOf(propertyKey("__proto__"))}: 5, ${lineOf(propertyKey("a-b"))}: 6 }`) as object;
    expect(Object.entries(object)).toEqual([
      ["__proto__", 5],
      ["a-b", 6],
    ]);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  });
});

describe("names of emitted code", () => {
  const body = (name: Name): Code => js`
    const ${name} = message.value;
    return "key" + ${name}; // of the list
  `;

  test("are their hints where these are free: no word of the templates, no other name", () => {
    const [value, key, list] = ["value", "key", "list"].map((hint) => new Name(hint));
    const code = js`
      const value = 1;
      ${body(value!)}
      ${body(key!)}
      ${body(list!)}
      ${body(new Name("list"))}
    `;
    const names = [...sourceText(code).matchAll(/const (\w+) = message/g)].map((match) => match[1]);
    // What stands in texts and comments, and properties, are no words.
    expect(names).toEqual(["value_2", "key", "list", "list_2"]);
  });

  test("are no words of the languages, and stay inside a function where nothing else mentions them", () => {
    const shared = new Name("item");
    const inner = (name: Name): Code => declareFunction(new Name("run"), { message: "any" }, "any", body(name));
    const code = js`
      let ${shared} = 0;
      ${inner(new Name("item"))}
      ${inner(new Name("class"))}
      ${inner(new Name("type"))}
      ${inner(shared)}
      let ${new Name("type")} = 0;
    `;
    const text = sourceText(code);
    expect([...text.matchAll(/const (\w+) = message/g)].map((match) => match[1])).toEqual([
      "item",
      "class_2",
      "type",
      "item",
    ]);
    expect([...text.matchAll(/function (\w+)/g)].map((match) => match[1])).toEqual(["run", "run_2", "run_3", "run_4"]);
    expect(text).toContain("let type_2 = 0;");
  });

  test("that are exported come first, and have another one inside where that is taken", () => {
    const [free, taken] = [new Name("Free", { exported: "Free" }), new Name("Map", { exported: "Map" })];
    const code = js`
      const ${new Name("Free")} = new Map();
      ${declared(free, "const")} = 1;
      ${exportAlias(free)}
      ${declared(taken, "const")} = 2;
      ${exportAlias(taken)}
    `;
    expect(sourceText(code)).toBe(
      "const Free_2 = new Map();\nexport const Free = 1;\nconst Map_2 = 2;\nexport { Map_2 as Map };\n",
    );
  });

  test("tell what is imported, and of what only the type is wanted", () => {
    const from = importsFrom("runtime");
    expect(from("read")).toBe(from("read"));
    const code = js`
      const read = ${from("read")}(${from("Both")});
      let both: ${asType(from("Both"))} | ${asType(from("Type"))};
    `;
    expect(importsOf(code).map(({ name, typeOnly }) => [name.hint, typeOnly])).toEqual([
      ["Both", false],
      ["Type", true],
      ["read", false],
    ]);
    expect(
      sourceText(js`
      import { ${specifier(from("read"))} } from "runtime";
      ${code}
    `),
    ).toContain("import { read as read_2 }");
  });

  test("parameters that a function does not use are marked, and types are TypeScript's", () => {
    const code = declareFunction(
      identifier("run"),
      { used: "any", unused: "number" },
      "void",
      js`let copy${typed("any")} = used.unused;`,
    );
    expect(sourceText(code)).toBe("function run(used, _unused) {\n  let copy = used.unused;\n}\n");
    expect(sourceText(code, "TypeScript")).toBe(
      "function run(used: any, _unused: number): void {\n  let copy: any = used.unused;\n}\n",
    );
  });

  test.each(["", "1a", "a-b", "a;b", "é"])("%j is no hint", (hint) => expect(() => new Name(hint)).toThrow(TypeError));
});
