import Long from "long";
import { describe, expect, it } from "vitest";
import { unknownFields } from "../../src/message/message-type.ts";
import { verify } from "../../src/message/verify.ts";
import { All, Awkward, Required, Small, Tree } from "./support.ts";

/** Code and path of each problem. */
function problems(...input: Parameters<typeof verify>): string[] {
  return verify(...input).map(({ code, path }) => `${code} ${path}`);
}

/** Values by field, and the code of what is wrong with them. */
const wrongValues: [field: string, code: string, values: unknown[]][] = [
  ["oInt32", "INVALID_TYPE", ["1", 1.5, NaN, Infinity, true, 1n, null, {}, []]],
  ["oInt32", "OUT_OF_RANGE", [2147483648, -2147483649]],
  ["uint32", "OUT_OF_RANGE", [-1, 4294967296]],
  [
    "int64",
    "INVALID_TYPE",
    ["", " 5", "5 ", "+5", "0x10", "1e3", "1.0", "5n", 1.5, NaN, true, null, {}, { low: 1, high: 2 }, "1".repeat(1000)],
  ],
  [
    "int64",
    "OUT_OF_RANGE",
    [9223372036854775808n, -9223372036854775809n, "9223372036854775808", 9007199254740992, Long.MAX_UNSIGNED_VALUE],
  ],
  ["uint64", "OUT_OF_RANGE", [-1n, -1, "-1", Long.NEG_ONE, 18446744073709551616n, "18446744073709551616"]],
  ["float", "INVALID_TYPE", ["1", 1n, null, true]],
  ["float", "OUT_OF_RANGE", [1e39, -1e300, 2 ** 128 - 2 ** 103]],
  ["double", "INVALID_TYPE", ["NaN", null]],
  ["bool", "INVALID_TYPE", [0, 1, "true", null]],
  ["string", "INVALID_TYPE", [5, null, ["a"], new String("a")]],
  ["string", "INVALID_UTF8", ["\ud800", "a\udc00b", "\udc00\ud800", "\ud83d"]],
  [
    "bytes",
    "INVALID_TYPE",
    [
      "aGk=",
      [1, 2],
      new ArrayBuffer(2),
      new Uint8ClampedArray(2),
      new Uint16Array(1),
      new DataView(new ArrayBuffer(1)),
    ],
  ],
  ["open", "INVALID_TYPE", ["ZERO", 0.5, null]],
  ["open", "OUT_OF_RANGE", [2147483648]],
  ["closed", "UNKNOWN_ENUM_VALUE", [0, 2, -7]],
  ["child", "INVALID_TYPE", [null, 1, "a", [], new Date(), new Map(), new Uint8Array(1), () => 1]],
  ["numbers", "INVALID_TYPE", [5, "12", { 0: 1 }, new Int32Array(2), new Set([1]), new Map()]],
  ["labels", "INVALID_TYPE", ["a", [], ["a"], new Set(), new Uint8Array(1), null]],
];

const rightValues: [field: string, values: unknown[]][] = [
  ["oInt32", [0, -0, 2147483647, -2147483648, undefined]],
  ["uint32", [4294967295]],
  [
    "int64",
    [
      9223372036854775807n,
      "-9223372036854775808",
      -9007199254740991,
      Long.MIN_VALUE,
      { low: -1, high: 0, unsigned: true },
      "007",
    ],
  ],
  ["uint64", [18446744073709551615n, Long.MAX_UNSIGNED_VALUE, Long.ONE]],
  ["float", [0.1, 3.4028235677973362e38, NaN, -Infinity, -0]],
  ["string", ["", "\ud83d\ude00", "\0"]],
  ["bytes", [new Uint8Array(2), Buffer.from("a")]],
  ["open", [0, 5, -2147483648]],
  ["closed", [1, 7]],
  ["child", [{}, Object.create(null), new (class Child {})()]],
  ["numbers", [[], [1, 2]]],
  ["labels", [{}, new Map(), new Map([["a", "b"]]), Object.create(null)]],
];

describe("verify", () => {
  it.each(wrongValues)("%s: %s", (field, code, values) => {
    for (const value of values)
      expect([value, problems(All, { [field]: value })]).toEqual([value, [`${code} ${field}`]]);
  });

  it.each(rightValues)("%s takes what it can hold", (field, values) => {
    for (const value of values) expect([value, problems(All, { [field]: value })]).toEqual([value, []]);
  });

  it("refuses what is no message", () => {
    for (const value of [null, undefined, 5, "a", [], new Map(), () => 1])
      expect(problems(Small, value)).toEqual(["INVALID_TYPE "]);
  });

  it("lists all problems, with their paths", () => {
    const value = {
      child: { a: "x", nmae: 1 },
      numbers: [1, 2.5, null],
      items: [{}, { name: 5 }, null],
      labels: { 'a"b': 1, c: "ok" },
      byInt: new Map<unknown, unknown>([
        [7, { a: true }],
        ["8", {}],
      ]),
      byLong: { "01": 5, "-1": 5, x: 5 },
      byBool: { yes: 1, true: 2 },
      "[pkg.early]": { a: 1.5 },
      "[pkg.none]": 1,
    };
    expect(problems(All, value).sort()).toEqual(
      [
        "INVALID_TYPE child.a",
        "UNKNOWN_FIELD child.nmae",
        "INVALID_TYPE numbers[1]",
        "INVALID_TYPE numbers[2]",
        "INVALID_TYPE items[1].name",
        "INVALID_TYPE items[2]",
        'INVALID_TYPE labels["a\\"b"]',
        "INVALID_TYPE byInt[7].a",
        'INVALID_TYPE byInt["8"]',
        'INVALID_TYPE byLong["01"]',
        "OUT_OF_RANGE byLong[-1]",
        'INVALID_TYPE byLong["x"]',
        'INVALID_TYPE byBool["yes"]',
        "INVALID_TYPE [pkg.early].a",
        "UNKNOWN_FIELD [pkg.none]",
      ].sort(),
    );
  });

  it("names the field that an unknown name was meant to be", () => {
    const hint = (name: string) => verify(All, { [name]: 1 })[0]?.message.match(/did you mean (.*)\?/)?.[1];
    expect([hint("o_int32"), hint("lables"), hint("Bytes"), hint("optinal"), hint("zzzzzz")]).toEqual([
      "oInt32",
      "labels",
      "bytes",
      "optional",
      undefined,
    ]);
  });

  it("refuses two members of a oneof", () => {
    expect(problems(All, { text: "", number: undefined })).toEqual([]);
    expect(problems(All, { text: "", number: 1, message: {} })).toEqual([
      "ONEOF_CONFLICT number",
      "ONEOF_CONFLICT message",
    ]);
  });

  it("demands required fields unless partial", () => {
    expect(problems(Required, { child: {} })).toEqual(["MISSING_REQUIRED a", "MISSING_REQUIRED child.a"]);
    expect(problems(Required, { child: {} }, { partial: true })).toEqual([]);
    expect(problems(Required, { a: 0 })).toEqual([]);
  });

  it("reads own properties only where every object has the name", () => {
    expect(problems(Awkward, {})).toEqual([]);
    expect(problems(Awkward, JSON.parse('{"__proto__": "x", "constructor": 1}'))).toEqual([
      "INVALID_TYPE __proto__",
      "INVALID_TYPE constructor",
    ]);
    expect(problems(Small, JSON.parse('{"__proto__": 1}'))).toEqual(["UNKNOWN_FIELD __proto__"]);
  });

  it("reports holes of lists", () => {
    expect(problems(All, { numbers: [1, , 3] })).toEqual(["INVALID_TYPE numbers[1]"]); // eslint-disable-line no-sparse-arrays
  });

  it("looks at unknown fields", () => {
    expect(problems(Small, { [unknownFields]: new Uint8Array([0x50, 1]) })).toEqual([]);
    expect(problems(Small, { [unknownFields]: new Uint8Array([0x50]) })).toEqual(["TRUNCATED "]);
    expect(problems(Tree, { child: { [unknownFields]: [0x50, 1] } })).toEqual(["INVALID_TYPE child"]);
  });

  it("reports a cycle once, however many ways lead round", () => {
    const node: Record<string, unknown> = { value: 1 };
    node["child"] = node;
    node["children"] = [node];
    node["byName"] = { a: node };
    expect(problems(Tree, node)).toEqual(["CYCLE child", "CYCLE children[0]", 'CYCLE byName["a"]']);
  });

  it("accepts 100 levels below the message and refuses 101; an entry of a map is a level", () => {
    const chain = (levels: number, end: object = {}) => {
      let node: object = end;
      for (let level = 0; level < levels; level++) node = { child: node };
      return node;
    };
    expect(problems(Tree, chain(100))).toEqual([]);
    expect(problems(Tree, chain(101))).toEqual([`LIMIT_EXCEEDED ${"child.".repeat(100)}child`]);
    expect(problems(Tree, chain(98, { byName: { a: {} } }))).toEqual([]);
    expect(problems(Tree, chain(99, { byName: { a: {} } }))).toHaveLength(1);
    expect(problems(Tree, chain(2), { maxDepth: 1 })).toEqual(["LIMIT_EXCEEDED child.child"]);
    expect(problems(Tree, chain(200_000))).toHaveLength(1);
  });

  it("does not throw for objects that do", () => {
    const trap = {
      get a() {
        throw new Error("no");
      },
    };
    expect(problems(Small, trap)).toEqual(["INVALID_TYPE a"]);
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    expect(problems(Small, proxy)).toEqual(["INVALID_TYPE "]);
  });

  it("takes linear time for many unknown names", () => {
    const value = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`property${index}`, 1]));
    expect(problems(All, value)).toHaveLength(20_000);
  });
});
