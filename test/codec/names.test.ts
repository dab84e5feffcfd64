import { create } from "../../src/index.ts";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";
import { fromHex, toHex } from "../support/hex.ts";

const proto = ["__proto__"].join("");

forEachEngine((_engine, load) => {
  // protoc's lowerCamelCase of __proto__ is Proto: only names as in the file are dangerous.
  const names = () => load.file("test/names.proto", { fieldNames: "proto" }).message("test.names.Names");

  test("localNames are lowerCamelCase", () => {
    const codec = load.file("test/names.proto").message("test.names.Names");
    expect(codec.decode(fromHex("08051006"))).toMatchObject({ Proto: 5, constructor: 6 });
    expect(toHex(codec.encode({ Proto: 5, DefineGetter: 6 }))).toBe("08053806");
  });

  test("fields with names of Object.prototype are own data properties", () => {
    // __proto__ = 1 is 5, constructor = 2 is 6, toString = 3 is [7], hasOwnProperty = 4 is "a", valueOf = 6 is { a: 1 }, arguments = 8 is 9
    const hex = "080510061a01072201613205 0a0161 1001 4009".replaceAll(" ", "");
    const message = names().decode(fromHex(hex));
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
    const own = Object.getOwnPropertyDescriptors(message);
    expect(own[proto]).toEqual({ value: 5, writable: true, enumerable: true, configurable: true });
    expect(own["constructor"]?.value).toBe(6);
    expect(own["toString"]?.value).toEqual([7]);
    expect(own["hasOwnProperty"]?.value).toBe("a");
    expect(own["valueOf"]?.value).toEqual({ a: 1 });
    expect(own["arguments"]?.value).toBe(9);
    expect(toHex(names().encode(message))).toBe(hex);
  });

  test("inherited properties are no values", () => {
    expect(toHex(names().encode({}))).toBe("");
    expect(names().size({})).toBe(0);
    const empty = names().decode(new Uint8Array(0));
    expect(Object.getOwnPropertyDescriptor(empty, proto)?.value).toBe(0);
    expect(Object.getOwnPropertyDescriptor(empty, "constructor")?.value).toBeUndefined();
    expect(Object.getOwnPropertyDescriptor(empty, "toString")?.value).toEqual([]);
  });

  test("fields may be called as anything in emitted code is", () => {
    const emitted = readFileSync(new URL("../../fixtures/emitted/shapes.js", import.meta.url), "utf8");
    const all = [...new Set(emitted.match(/(?<![\w$"[.])[a-z]\w*(?![\w$])/g))];
    expect(all.length).toBeGreaterThan(100);
    expect(all).toContain("reserved");
    for (let first = 0; first < all.length; first += 15) {
      const some = all.slice(first, first + 15);
      const fields = (shape: string): string => some.map((name, index) => `${shape} ${name} = ${index + 1};`).join(" ");
      const schema = load.source(
        `syntax = "proto3"; message One { int32 a = 1; } message Single { ${fields("One")} } message Many { ${fields("repeated One")} } message Mapped { ${fields("map<int32, One>")} }`,
        { fieldNames: "proto" },
      );
      const records = (content: string): string =>
        some.map((_, index) => `${((index + 1) * 8 + 2).toString(16).padStart(2, "0")}${content}`).join("");
      const filled = (value: () => unknown): object => Object.fromEntries(some.map((name) => [name, value()]));
      expect(toHex(schema.message("Single").encode(filled(() => ({ a: 1 }))))).toBe(records("020801"));
      expect(toHex(schema.message("Many").encode(filled(() => [{ a: 1 }])))).toBe(records("020801"));
      expect(toHex(schema.message("Mapped").encode(filled(() => ({ 5: { a: 1 } }))))).toBe(records("06080512020801"));
      expect(schema.message("Single").decode(fromHex(records("020801")))).toStrictEqual(filled(() => ({ a: 1 })));
      expect(schema.message("Many").decode(fromHex(records("020801")))).toStrictEqual(filled(() => [{ a: 1 }]));
      expect(schema.message("Mapped").decode(fromHex(records("06080512020801")))).toStrictEqual(
        filled(() => ({ 5: { a: 1 } })),
      );
    }
  });

  test("create makes them too", () => {
    const message = create(names(), JSON.parse('{"__proto__": 5, "constructor": 6}'));
    expect(toHex(names().encode(message))).toBe("08051006");
    expect(Object.getPrototypeOf(message)).toBe(Object.prototype);
  });

  test("foo_bar of the higher number keeps its proto name beside fooBar", () => {
    const codec = load.file("test/closed.proto").message("test.closed.Names");
    expect(codec.decode(fromHex("08011002"))).toEqual({ fooBar: 1, foo_bar: 2 });
    expect(toHex(codec.encode({ fooBar: 1, foo_bar: 2 }))).toBe("08011002");
  });

  test("two fields never share a name, whichever comes first", () => {
    const codec = load.file("test/closed.proto").message("test.closed.NamesReversed");
    const message = codec.decode(fromHex("08011002"));
    expect(Object.values(message).toSorted()).toEqual([1, 2]);
    expect(toHex(codec.encode(message))).toBe("08011002");
  });
});
