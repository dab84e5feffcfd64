import { describe, expect, it } from "vitest";
import { clone } from "../../src/message/clone.ts";
import { create } from "../../src/message/create.ts";
import { merge } from "../../src/message/merge.ts";
import { unknownFields } from "../../src/message/message-type.ts";
import { failure } from "./failure.ts";
import { All, all, Awkward, Big, Small, Tree, typeOf } from "./support.ts";

/** The result of merging into a created message, without what create fills in. */
function merged(target: object, source: object): object {
  const result = merge(All, create(All, target), source);
  const empty = create(All);
  return Object.fromEntries(
    Object.entries(result).filter(
      ([name, value]) => JSON.stringify(value, digits) !== JSON.stringify(empty[name], digits),
    ),
  );
}

function digits(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}n` : value;
}

const cases: [string, object, object, object][] = [
  ["set scalars replace", { oInt32: 1, string: "a" }, { oInt32: 2 }, { oInt32: 2, string: "a" }],
  [
    "zeros of implicit presence do not",
    { oInt32: 1, string: "a", bool: true, int64: 5 },
    { oInt32: 0, string: "", bool: false, int64: "0" },
    { oInt32: 1, string: "a", bool: true, int64: 5n },
  ],
  ["zeros of explicit presence do", { optional: 1 }, { optional: 0 }, { optional: 0 }],
  ["messages are merged", { child: { a: 1, name: "x" } }, { child: { name: "y" } }, { child: { a: 1, name: "y" } }],
  ["absent messages are copied", {}, { child: { name: "y" } }, { child: { a: 0, name: "y" } }],
  [
    "lists are appended",
    { numbers: [1], items: [{ a: 1 }] },
    { numbers: [2, 3], items: [{ a: 2 }] },
    {
      numbers: [1, 2, 3],
      items: [
        { a: 1, name: "" },
        { a: 2, name: "" },
      ],
    },
  ],
  [
    "map entries are replaced by key",
    { labels: { a: "1", b: "2" } },
    { labels: { b: "3", c: "4" } },
    { labels: { a: "1", b: "3", c: "4" } },
  ],
  [
    "messages in maps are replaced",
    { byInt: { 1: { a: 1 } } },
    { byInt: new Map([[1, { name: "x" }]]) },
    { byInt: { 1: { a: 0, name: "x" } } },
  ],
  ["a oneof keeps the last member", { text: "a" }, { number: 0 }, { number: 0n }],
  [
    "the same message of a oneof is merged",
    { message: { a: 1 } },
    { message: { name: "x" } },
    { message: { a: 1, name: "x" } },
  ],
  [
    "extensions",
    { "[pkg.early]": { a: 1 }, "[pkg.list]": [1] },
    { "[pkg.early]": { name: "x" }, "[pkg.list]": [2], "[pkg.late]": 0 },
    { "[pkg.early]": { a: 1, name: "x" }, "[pkg.list]": [1, 2], "[pkg.late]": 0n },
  ],
];

describe("merge", () => {
  it.each(cases)("%s", (_name, target, source, expected) => expect(merged(target, source)).toEqual(expected));

  it("changes and returns target, and shares nothing", () => {
    const target = create(All);
    const source = create(All, { child: { a: 1 }, bytes: new Uint8Array([1]), items: [{}], byInt: { 1: { a: 1 } } });
    expect(merge(All, target, source)).toBe(target);
    source.child.a = source.byInt[1].a = source.items[0].a = source.bytes[0] = 9;
    expect([target.child.a, target.byInt[1].a, target.items[0].a, target.bytes[0]]).toEqual([1, 1, 0, 1]);
  });

  it("appends unknown fields", () => {
    const source = { [unknownFields]: new Uint8Array([0x50, 1]) };
    const target = merge(Small, create(Small, { [unknownFields]: new Uint8Array([0x58, 2]) }), source);
    expect(target[unknownFields]).toEqual(new Uint8Array([0x58, 2, 0x50, 1]));
    expect(merge(Small, {}, source)[unknownFields]).not.toBe(source[unknownFields]);
  });

  it("merges a message into itself", () => {
    const message = create(All, {
      numbers: [1, 2],
      labels: { a: "b" },
      child: { a: 1 },
      [unknownFields]: new Uint8Array([0x50, 1]),
    });
    merge(All, message, message);
    expect([message.numbers, message.labels, message.child.a]).toEqual([[1, 2, 1, 2], { a: "b" }, 1]);
    expect(message[unknownFields]).toEqual(new Uint8Array([0x50, 1, 0x50, 1]));
  });

  it("keeps the order of properties, also above 64 fields", () => {
    expect(Object.keys(merge(Small, { name: "x" }, { a: 1 }))).toEqual(["a", "name"]);
    const big = create(Big, { f3: 3, f60: 60 });
    merge(Big, big, { f2: 2, f61: 61 });
    expect(Object.entries(big)).toEqual([
      ["f1", 0],
      ["f2", 2],
      ["f3", 3],
      ["f60", 60],
      ["f61", 61],
    ]);
    merge(Big, big, { f70: 70 });
    expect(Object.entries(big)).toEqual([
      ["f1", 0],
      ["f2", 2],
      ["f3", 3],
      ["f60", 60],
      ["f70", 70],
    ]);
    const extended = merge(All, create(All, { "[pkg.late]": 1 }), { "[pkg.early]": {} });
    expect(Object.keys(extended).slice(-3)).toEqual(["message", "[pkg.early]", "[pkg.late]"]);
  });

  it("keeps the form of the target's maps and its representation", () => {
    const type = typeOf(all["All"], { int64: "string", maps: "map" });
    const target = merge(type, create(type, { byLong: { 1: 1 } }), { byLong: { 1: 2n, 3: 4 }, longs: [5n] });
    expect(target.byLong).toEqual(
      new Map([
        ["1", "2"],
        ["3", "4"],
      ]),
    );
    expect(target.longs).toEqual(["5"]);
  });

  it("merges names that every object has", () => {
    const target = merge(Awkward, create(Awkward), JSON.parse('{"__proto__": 1, "constructor": "c", "toString": 0}'));
    expect(Object.entries(target)).toEqual([
      ["__proto__", 1],
      ["constructor", "c"],
      ["toString", 0],
      ["hasOwnProperty", []],
    ]);
  });

  it("changes nothing if the source is wrong", () => {
    const target = create(All);
    expect(failure(() => merge(All, target, { oInt32: 1, items: [{ a: "x" }] }))).toEqual({
      code: "INVALID_TYPE",
      path: "items[0].a",
      typeName: "All",
    });
    expect(target).toStrictEqual(create(All));
    expect(failure(() => merge(All, null, {}))).toMatchObject({ code: "INVALID_TYPE", path: "" });
    expect(failure(() => merge(All, { numbers: 5 }, { numbers: [1] }))).toMatchObject({
      code: "INVALID_TYPE",
      path: "numbers",
    });
  });
});

describe("clone", () => {
  it("copies deeply, bytes and unknown fields included", () => {
    const message = create(All, {
      bytes: new Uint8Array([1]),
      child: { a: 1, [unknownFields]: new Uint8Array([0x50, 1]) },
      items: [{ a: 1 }],
      byInt: { 1: { a: 1 } },
      text: "x",
      "[pkg.list]": [1],
    });
    const copy = clone(All, message);
    expect(copy).toStrictEqual(message);
    expect(Object.keys(copy)).toEqual(Object.keys(message));
    for (const name of ["bytes", "child", "items", "byInt", "[pkg.list]"]) expect(copy[name]).not.toBe(message[name]);
    expect(copy.child[unknownFields]).not.toBe(message.child[unknownFields]);
    expect(copy.items[0]).not.toBe(message.items[0]);
  });

  it("leaves absent extensions and unknown names out", () => {
    expect(clone(Small, { a: 1, "[pkg.x]": 1 })).toStrictEqual({ a: 1, name: "" });
  });

  it("gives errors with a path", () => {
    const node: Record<string, unknown> = {};
    node["children"] = [{ child: node }];
    expect(failure(() => clone(Tree, node))).toEqual({ code: "CYCLE", path: "children[0].child", typeName: "Tree" });
    expect(failure(() => clone(Tree, { child: { children: 5 } }))).toEqual({
      code: "INVALID_TYPE",
      path: "child.children",
      typeName: "Tree",
    });
    expect(failure(() => clone(Tree, null))).toEqual({ code: "INVALID_TYPE", path: "", typeName: "Tree" });
    expect(failure(() => clone(All, { longs: [1n, 1.5] }))).toEqual({
      code: "INVALID_TYPE",
      path: "longs[1]",
      typeName: "All",
    });
    let deep: object = {};
    for (let level = 0; level < 101; level++) deep = { child: deep };
    expect(failure(() => clone(Tree, deep)).code).toBe("LIMIT_EXCEEDED");
    expect(clone(Tree, deep, { maxDepth: 101 })).toBeDefined();
  });
});
