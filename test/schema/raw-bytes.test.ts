import { describe, expect, test } from "vitest";
import { getComments, getOrDefault, loadSync, parse, toDescriptorSet } from "../../src/index.ts";
import { toHex } from "../support/hex.ts";
import { failure } from "../support/outcome.ts";
import { protocErrors, protocSet } from "./protoc.ts";

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "latin1"));
const load = (content: Uint8Array): ReturnType<typeof loadSync> =>
  loadSync("a.proto", { readFile: (path) => (path === "a.proto" ? content : undefined) });

/** A file in bytes that are not UTF-8; protoc's judgement needs a file of such. */
const judged = (text: string): string => toHex(protocSet({ "a.proto": latin1(text) }));

describe("a .proto that is not UTF-8", () => {
  test.each([
    'optional bytes b = 1 [default = "\xff\xfe"];',
    'optional bytes b = 1 [default = "a\xe9\xc3\xa9\xed\xa0\x80\xf5\\xe9"];',
    "optional bytes b = 1 [default = '\xc3'];",
    "optional int32 a = 1; // caf\xe9\n optional bytes b = 2 [default = 'x\xe9' 'y'];",
    "/* \xff */ optional int32 a = 1;",
  ])("gives protoc's descriptors: %j", (field) => {
    const text = `syntax = "proto2"; // \xfcber\nmessage M { ${field} }`;
    expect(toHex(toDescriptorSet(load(latin1(text))))).toBe(judged(text));
  });

  test.each([
    "\xe9 wrong",
    "message M { optional bytes b = 1 [default = '\xff\xe9']; wrong }",
    "message M { /* \xfc\xc3\xbc */ wrong }",
    "message M { optional int32 \xe9 = 1; }",
  ])("has protoc's errors, whose columns count bytes: %j", (rest) => {
    const text = `syntax = "proto2";\n${rest}`;
    const expected = protocErrors({ "a.proto": latin1(text) })
      .trim()
      .replace(/^\S*\/(?=a\.proto:)/gm, "");
    expect(expected).not.toBe("");
    expect(() => load(latin1(text))).toThrow(expected);
  });

  test("has comments, in which they are U+FFFD", () => {
    const schema = load(latin1('syntax = "proto2"; // M\xe9\n // caf\xe9\n message M {}'));
    expect(getComments(schema.descriptor("M")).leading).toBe(" caf\ufffd\n");
  });

  test.each([
    ["a default", 'message M { optional string s = 1 [default = "a\\xff"]; }', "messageType[0].field[0].defaultValue"],
    [
      "a raw default",
      'message M { optional string s = 1 [default = "\xff"]; }',
      "messageType[0].field[0].defaultValue",
    ],
    ["a JSON name", 'message M { optional int32 i = 1 [json_name = "\\xe9"]; }', "messageType[0].field[0].jsonName"],
    ["an option", 'option java_package = "\\xff"; message M {}', "options.javaPackage"],
  ])("keeps %s that is not UTF-8, and refuses to write it otherwise", (_what, rest, path) => {
    const text = `syntax = "proto2"; ${rest}`;
    expect(protocErrors({ "a.proto": latin1(text) })).toBe("");
    const schema = load(latin1(text));
    expect(failure(() => toDescriptorSet(schema))).toMatchObject({ code: "INVALID_UTF8", path });
  });

  test("keeps the bytes of a string's default in JavaScript", () => {
    const { fields } = load(
      latin1('syntax = "proto2"; message M { optional string s = 1 [default = "a\\xff"]; }'),
    ).descriptor("M");
    expect(fields[0]!.defaultValue).toBe("a\udcff");
  });

  test("is refused where nothing of it is text", () => {
    expect(failure(() => load(new Uint8Array(300_000).fill(0xff)))).toMatchObject({ code: "INVALID_SCHEMA" });
  });

  test("is text whose surrogates are alone, too", () => {
    const schema = parse(`syntax = "proto2"; message M { optional bytes b = 1 [default = "\udcff\udcfe"]; }`);
    expect(getOrDefault(schema.message("M"), {}, "b")).toEqual(Uint8Array.of(0xff, 0xfe));
  });
});
