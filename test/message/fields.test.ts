import Long from "long";
import { describe, expect, it } from "vitest";
import { create } from "../../src/message/create.ts";
import { getExtension } from "../../src/message/get-extension.ts";
import { getOrDefault } from "../../src/message/get-or-default.ts";
import { setExtension } from "../../src/message/set-extension.ts";
import { setOneof } from "../../src/message/set-oneof.ts";
import { which } from "../../src/message/which.ts";
import { failure } from "./failure.ts";
import { All, all, Awkward, Big, Small, Tree, typeOf } from "./support.ts";

describe("which", () => {
  it("names the member that is set", () => {
    expect(which(All, create(All), "choice")).toBeUndefined();
    expect(which(All, { number: 0n, text: undefined }, "choice")).toBe("number");
    expect(which(Big, { f70: 0 }, "choice")).toBe("f70");
  });

  it("refuses unknown oneofs and what is no message", () => {
    expect(failure(() => which(All, {}, "chioce"))).toMatchObject({ code: "NOT_FOUND", typeName: "All" });
    expect(failure(() => which(All, {}, "text"))).toMatchObject({ code: "NOT_FOUND" });
    expect(failure(() => which(All, null, "choice"))).toMatchObject({ code: "INVALID_TYPE" });
  });
});

describe("setOneof", () => {
  it("sets a member and clears the others", () => {
    const message = create(All, { text: "a" });
    setOneof(All, message, "number", "5");
    expect(message).toStrictEqual(create(All, { number: 5n }));
    setOneof(All, message, "message", { a: 1 });
    expect(message).toStrictEqual(create(All, { message: { a: 1, name: "" } }));
    setOneof(All, message, "message", undefined);
    expect(message).toStrictEqual(create(All));
    setOneof(All, message, "text", "b");
    setOneof(All, message, "number", undefined);
    expect(which(All, message, "choice")).toBeUndefined();
  });

  it("removes properties above 64 fields, and keeps the order", () => {
    const message = create(Big, { f65: 1 });
    setOneof(Big, message, "f61", 2);
    expect(message).toStrictEqual({ f1: 0, f61: 2 });
    const literal = { name: 1, f70: 1 };
    expect(failure(() => setOneof(Big, literal, "f71", 1))).toMatchObject({ code: "NOT_FOUND" });
  });

  it("refuses wrong values and fields, and changes nothing", () => {
    const message = create(All, { text: "a" });
    expect(failure(() => setOneof(All, message, "number", 1.5))).toEqual({
      code: "INVALID_TYPE",
      path: "number",
      typeName: "All",
    });
    expect(failure(() => setOneof(All, message, "message", { a: "x" }))).toEqual({
      code: "INVALID_TYPE",
      path: "message.a",
      typeName: "All",
    });
    expect(failure(() => setOneof(All, message, "oInt32", 1))).toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(failure(() => setOneof(All, 5, "text", "a"))).toMatchObject({ code: "INVALID_TYPE" });
    expect(message).toStrictEqual(create(All, { text: "a" }));
  });
});

describe("getOrDefault", () => {
  it("gives the value, the declared default, or the zero value", () => {
    expect(getOrDefault(All, { optional: 0 }, "optional")).toBe(0);
    expect(getOrDefault(All, {}, "optional")).toBe(-5);
    expect(getOrDefault(All, {}, "optionalLong")).toBe(18446744073709551615n);
    expect(getOrDefault(typeOf(all["All"], { int64: "string" }), {}, "optionalLong")).toBe("18446744073709551615");
    expect(getOrDefault(typeOf(all["All"], { int64: "long" }), {}, "optionalLong")).toEqual(Long.MAX_UNSIGNED_VALUE);
    expect(getOrDefault(All, {}, "closed")).toBe(7);
    expect(getOrDefault(All, {}, "text")).toBe("");
    expect(getOrDefault(All, {}, "number")).toBe(0n);
    expect(getOrDefault(All, {}, "numbers")).toEqual([]);
    expect(getOrDefault(All, {}, "labels")).toEqual({});
    expect(getOrDefault(All, {}, "child")).toBeUndefined();
    expect(getOrDefault(All, {}, "[pkg.late]")).toBe(0n);
  });

  it("gives fresh bytes", () => {
    const bytes: Uint8Array = getOrDefault(All, {}, "optionalBytes");
    expect(bytes).toEqual(new Uint8Array([1, 2]));
    bytes[0] = 9;
    expect(getOrDefault(All, {}, "optionalBytes")).toEqual(new Uint8Array([1, 2]));
  });

  it("reads own properties, and refuses unknown fields", () => {
    expect([
      getOrDefault(Awkward, {}, "constructor"),
      getOrDefault(Awkward, {}, "toString"),
      getOrDefault(Awkward, {}, "__proto__"),
    ]).toEqual(["", 0, 0]);
    expect(failure(() => getOrDefault(Small, {}, "b"))).toMatchObject({ code: "NOT_FOUND" });
    expect(failure(() => getOrDefault(Small, {}, "hasOwnProperty"))).toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("extensions", () => {
  const extension = (name: string) => all["All"]!.members.find((member) => member.localName === name)!;

  it("are set, read and cleared", () => {
    const message = create(All);
    expect(getExtension(All, message, extension("[pkg.late]"))).toBeUndefined();
    setExtension(All, message, extension("[pkg.late]"), "5");
    setExtension(All, message, extension("[pkg.early]"), { a: 1 });
    setExtension(All, message, extension("[pkg.list]"), [1]);
    expect(Object.keys(message).slice(-3)).toEqual(["[pkg.early]", "[pkg.list]", "[pkg.late]"]);
    expect(getExtension(All, message, extension("[pkg.late]"))).toBe(5n);
    expect(getExtension(All, message, extension("[pkg.early]"))).toStrictEqual({ a: 1, name: "" });
    setExtension(All, message, extension("[pkg.early]"), undefined);
    expect(Object.hasOwn(message, "[pkg.early]")).toBe(false);
  });

  it("refuse other types, fields and wrong values", () => {
    expect(failure(() => getExtension(Small, {}, extension("[pkg.late]")))).toMatchObject({
      code: "INVALID_ARGUMENT",
      typeName: "Small",
    });
    expect(failure(() => setExtension(Tree, {}, extension("[pkg.late]"), 1))).toMatchObject({
      code: "INVALID_ARGUMENT",
    });
    expect(failure(() => getExtension(All, {}, extension("oInt32")))).toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(failure(() => setExtension(All, {}, extension("[pkg.late]"), 1.5))).toEqual({
      code: "INVALID_TYPE",
      path: "[pkg.late]",
      typeName: "All",
    });
  });
});
