import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { create, parse } from "../../src/index.ts";
import {
  fieldMaskCovers,
  fieldMaskIntersect,
  fieldMaskIsValid,
  fieldMaskMerge,
  fieldMaskNormalize,
  fieldMaskOfAll,
  fieldMaskSubtract,
  fieldMaskTrim,
  fieldMaskUnion,
} from "../../src/wkt/index.ts";
import { failure } from "../support/outcome.ts";

const User = parse(
  `syntax = "proto3"; package m;
message User {
  string user_name = 1;
  optional int32 age = 2;
  Address address = 3;
  repeated string tags = 4;
  map<string, int32> scores = 5;
  repeated Address others = 6;
  oneof contact { string mail = 7; string phone = 8; }
  User manager = 9;
  bytes photo = 10;
}
message Address { string street = 1; string city = 2; Country country = 3; }
message Country { string code = 1; int64 population = 2; }` as string,
).message("m.User");

const mask = (...paths: string[]): { paths: string[] } => ({ paths });

describe("sets of paths", () => {
  it.each([
    [
      ["b", "a", "b"],
      ["a", "b"],
    ],
    [["a.b", "a"], ["a"]],
    [["a", "a.b"], ["a"]],
    [
      ["a.b", "a.c", "a.b.d"],
      ["a.b", "a.c"],
    ],
    [
      ["a_b", "a.b", "ab"],
      ["a.b", "a_b", "ab"],
    ],
    [["", "a"], ["a"]],
    [[], []],
    [
      ["__proto__.x", "constructor"],
      ["__proto__.x", "constructor"],
    ],
    [["a", "*", "b.c"], ["*"]],
    [["a.b", "a.*"], ["a"]],
    [["*.b"], ["*.b"]],
  ])("normalize %j", (paths, expected) => {
    expect(fieldMaskNormalize({ paths })).toEqual({ paths: expected });
  });

  it("union", () => {
    expect(fieldMaskUnion(mask("a.b", "c"), mask("a", "d.e"))).toEqual(mask("a", "c", "d.e"));
    expect(fieldMaskUnion()).toEqual(mask());
  });

  it.each([
    [
      ["a.b", "c"],
      ["a", "c.d"],
      ["a.b", "c.d"],
    ],
    [["a"], ["a.b.c"], ["a.b.c"]],
    [["a.b"], ["a.c"], []],
    [["a"], ["b"], []],
    [[], ["a"], []],
    [["a"], [], []],
    [["a.b", "a.c"], ["a"], ["a.b", "a.c"]],
    [["*"], ["a.b", "c"], ["a.b", "c"]],
    [["*"], ["*"], ["*"]],
    [["a.*"], ["a.b"], ["a.b"]],
  ])("intersect %j and %j", (left, right, expected) => {
    expect(fieldMaskIntersect({ paths: left }, { paths: right })).toEqual({ paths: expected });
    expect(fieldMaskIntersect({ paths: right }, { paths: left })).toEqual({ paths: expected });
  });

  it.each([
    [["user_name", "age"], ["age"], ["user_name"]],
    [["address"], ["address.city"], ["address.country", "address.street"]],
    [["address"], ["address.country.code"], ["address.city", "address.country.population", "address.street"]],
    [["address.city"], ["address"], []],
    [["address.city", "age"], ["address.street"], ["address.city", "age"]],
    [["address.city"], ["address.city"], []],
    [["age"], ["nope", "age.x", "tags.x", "address.nope"], ["age"]],
    [["address"], ["address.nope"], ["address"]],
    [[], ["age"], []],
    [["age", "address.city"], ["*"], []],
    [["address"], ["address.*"], []],
    [
      ["*"],
      ["address.city", "manager", "others", "photo", "scores", "tags"],
      ["address.country", "address.street", "age", "mail", "phone", "user_name"],
    ],
  ])("subtract from %j %j", (left, right, expected) => {
    expect(fieldMaskSubtract(User, { paths: left }, { paths: right })).toEqual({ paths: expected });
  });

  it("isValid, covers, ofAll", () => {
    expect(
      fieldMaskIsValid(User, mask("user_name", "address.country.code", "tags", "scores", "manager.manager.age")),
    ).toBe(true);
    for (const path of [
      "userName",
      "nope",
      "",
      "user_name.x",
      "tags.x",
      "scores.x",
      "others.city",
      "address.",
      ".address",
      "1",
    ]) {
      expect(fieldMaskIsValid(User, mask("age", path)), path).toBe(false);
    }
    for (const path of ["*", "address.*"]) expect(fieldMaskIsValid(User, mask(path)), path).toBe(true);
    for (const path of ["age.*x", "nope.*", "*.age", "others.*.city"])
      expect(fieldMaskIsValid(User, mask(path)), path).toBe(false);
    expect(fieldMaskIsValid(User, mask())).toBe(true);
    expect(fieldMaskCovers(mask("*"), "a.b")).toBe(true);
    expect(fieldMaskCovers(mask("a.*"), "a.b")).toBe(true);
    expect(fieldMaskCovers(mask("a.b"), "*")).toBe(false);
    expect(fieldMaskCovers(mask("a.b"), "a.b.c")).toBe(true);
    expect(fieldMaskCovers(mask("a.b"), "a.b")).toBe(true);
    expect(fieldMaskCovers(mask("a.b"), "a")).toBe(false);
    expect(fieldMaskCovers(mask("a.b"), "a.bc")).toBe(false);
    expect(fieldMaskOfAll(User).paths).toEqual([
      "address",
      "age",
      "mail",
      "manager",
      "others",
      "phone",
      "photo",
      "scores",
      "tags",
      "user_name",
    ]);
  });

  it("obey the laws of sets", () => {
    const path = fc
      .array(fc.constantFrom("a", "b", "c", "*"), { minLength: 1, maxLength: 4 })
      .map((names) => names.join("."));
    const any = fc.record({ paths: fc.array(path, { maxLength: 6 }) });
    fc.assert(
      fc.property(any, any, path, (left, right, probe) => {
        expect(fieldMaskCovers(fieldMaskUnion(left, right), probe)).toBe(
          fieldMaskCovers(left, probe) || fieldMaskCovers(right, probe),
        );
        expect(fieldMaskCovers(fieldMaskIntersect(left, right), probe)).toBe(
          fieldMaskCovers(left, probe) && fieldMaskCovers(right, probe),
        );
        expect(fieldMaskUnion(left, right)).toEqual(fieldMaskUnion(right, left));
        expect(fieldMaskNormalize(fieldMaskNormalize(left))).toEqual(fieldMaskNormalize(left));
        expect(fieldMaskCovers(fieldMaskNormalize(left), probe)).toBe(fieldMaskCovers(left, probe));
      }),
    );
  });

  it("take long paths without recursion", () => {
    const long = mask(Array.from({ length: 200_000 }, () => "manager").join("."));
    expect(fieldMaskNormalize(long)).toEqual(long);
    expect(fieldMaskIsValid(User, long)).toBe(true);
    expect(fieldMaskIntersect(long, mask("manager"))).toEqual(long);
    const message = create(User, { manager: { userName: "m", manager: {} } });
    expect(fieldMaskTrim(User, message, long)).toEqual(create(User, { manager: { manager: {} } }));
    expect(fieldMaskMerge(User, create(User), { manager: { age: 1 } }, long)).toEqual(create(User, { manager: {} }));
  });
});

describe("trim", () => {
  const user = (): object =>
    create(User, {
      userName: "a",
      age: 0,
      address: { street: "s", city: "c", country: { code: "x", population: 5n } },
      tags: ["t"],
      scores: { a: 1 },
      others: [{ street: "s", city: "c" }],
      mail: "m",
      photo: new Uint8Array([1]),
    });

  it.each([
    [["user_name"], { userName: "a" }],
    [["age"], { age: 0 }],
    [["address.country.code"], { address: { country: { code: "x" } } }],
    [["address", "tags"], { address: { street: "s", city: "c", country: { code: "x", population: 5n } }, tags: ["t"] }],
    [["scores", "mail"], { scores: { a: 1 }, mail: "m" }],
    [["phone"], {}],
    [["others.city"], { others: [{ city: "c" }] }],
    [["nope"], {}],
  ])("to %j", (paths, expected) => {
    const message = user();
    expect(fieldMaskTrim(User, message, { paths })).toBe(message);
    expect(message).toEqual(create(User, expected));
    expect(Object.keys(message)).toEqual(Object.keys(create(User)));
  });

  it("changes nothing without paths, and keeps unknown fields", () => {
    expect(fieldMaskTrim(User, user(), mask())).toEqual(user());
    expect(fieldMaskTrim(User, user(), mask("age", "*"))).toEqual(user());
    expect(fieldMaskTrim(User, user(), mask("address.*"))).toEqual(fieldMaskTrim(User, user(), mask("address")));
    const message = User.decode(new Uint8Array([0x10, 5, 0xf8, 0x07, 1]));
    expect(User.encode(fieldMaskTrim(User, message, mask("user_name")))).toEqual(new Uint8Array([0xf8, 0x07, 1]));
    expect(failure(() => fieldMaskTrim(User, 1, mask("age")))).toMatchObject({ code: "INVALID_TYPE" });
  });
});

describe("merge", () => {
  it.each([
    [{ userName: "old" }, { userName: "new", age: 5 }, ["user_name"], {}, { userName: "new" }],
    [{ userName: "old", age: 5 }, {}, ["user_name", "age"], {}, {}],
    [
      { tags: ["a"], scores: { a: 1, b: 1 } },
      { tags: ["b"], scores: { b: 2 } },
      ["tags", "scores"],
      {},
      { tags: ["a", "b"], scores: { a: 1, b: 2 } },
    ],
    [
      { tags: ["a"], scores: { a: 1 } },
      { tags: ["b"], scores: { b: 2 } },
      ["tags", "scores"],
      { replaceRepeated: true },
      { tags: ["b"], scores: { b: 2 } },
    ],
    [{ tags: ["a"] }, {}, ["tags"], { replaceRepeated: true }, {}],
    [
      { address: { street: "s" } },
      { address: { city: "c" } },
      ["address"],
      {},
      { address: { street: "s", city: "c" } },
    ],
    [
      { address: { street: "s" } },
      { address: { city: "c" } },
      ["address"],
      { replaceMessages: true },
      { address: { city: "c" } },
    ],
    [{ address: { street: "s" } }, {}, ["address"], {}, { address: { street: "s" } }],
    [{ address: { street: "s" } }, {}, ["address"], { replaceMessages: true }, {}],
    [
      { address: { street: "s", city: "c" } },
      { address: { city: "d" } },
      ["address.city"],
      {},
      { address: { street: "s", city: "d" } },
    ],
    [{ address: { street: "s", city: "c" } }, {}, ["address.city"], {}, { address: { street: "s" } }],
    [
      {},
      { address: { country: { code: "x", population: 1n } } },
      ["address.country.code"],
      {},
      { address: { country: { code: "x" } } },
    ],
    [{}, {}, ["address.city"], {}, {}],
    [{ mail: "m" }, { phone: "p" }, ["phone"], {}, { phone: "p" }],
    [{ mail: "m" }, {}, ["phone"], {}, { mail: "m" }],
    [{ age: 1 }, { others: [{ city: "c" }], age: 2 }, ["others.city", "nope", "age.x"], {}, { age: 1 }],
    [{ age: 1 }, { age: 2 }, [], {}, { age: 1 }],
  ])("%#: %o with %o under %j %j", (target, source, paths, options, expected) => {
    const message = create(User, target);
    expect(fieldMaskMerge(User, message, source, { paths }, options)).toBe(message);
    expect(message).toEqual(create(User, expected));
    expect(Object.keys(message as object)).toEqual(Object.keys(create(User)));
  });

  it("by * merges all fields", () => {
    const source = { age: 5, address: { city: "c" }, tags: ["b"] };
    expect(fieldMaskMerge(User, create(User, { userName: "a", tags: ["a"] }), source, mask("*"))).toEqual(
      fieldMaskMerge(User, create(User, { userName: "a", tags: ["a"] }), source, fieldMaskOfAll(User)),
    );
  });

  it("shares nothing with the source", () => {
    const source = create(User, { photo: new Uint8Array([1]), address: { city: "c" } });
    const target = fieldMaskMerge(User, create(User), source, mask("photo", "address"));
    source.photo[0] = 2;
    source.address.city = "d";
    expect(target).toEqual(create(User, { photo: new Uint8Array([1]), address: { city: "c" } }));
  });

  it("refuses a bad source", () => {
    expect(failure(() => fieldMaskMerge(User, create(User), { age: "x" }, mask("age")))).toEqual({
      code: "INVALID_TYPE",
      path: "age",
    });
    expect(failure(() => fieldMaskMerge(User, null, {}, mask("age")))).toMatchObject({ code: "INVALID_TYPE" });
  });
});
