import { describe, expect, test } from "vitest";
import { type CompatIssue, check, fails, type Policy, policies } from "../../src/compat/index.ts";
import { parse } from "../../src/index.ts";

const proto3 = (text: string): string => `syntax = "proto3"; package p; ${text}`;
const proto2 = (text: string): string => `syntax = "proto2"; package p; ${text}`;

const names = Object.keys(policies) as (keyof typeof policies)[];

/** The policies that a change fails. */
function failed(old: string, next: string): string[] {
  const issues = check(parse(old), parse(next));
  return names.filter((name) => issues.some((issue) => fails(issue, name)));
}

describe("what the named policies fail", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["nothing", proto3("message M { int32 a = 1; }"), proto3("message M { int32 a = 1; string b = 2; }"), []],
    [
      "a field deleted, its number and name reserved",
      proto3("message M { int32 a = 1; }"),
      proto3(`message M { reserved 1; reserved "a"; }`),
      ["strict"],
    ],
    ["a field deleted", proto3("message M { int32 a = 1; }"), proto3("message M {}"), ["wire", "json", "strict"]],
    [
      "a field deleted, its number reserved",
      proto3("message M { int32 a = 1; }"),
      proto3("message M { reserved 1; }"),
      ["json", "strict"],
    ],
    [
      "a value deleted, its number and name reserved",
      proto3("enum E { A = 0; B = 1; }"),
      proto3(`enum E { A = 0; reserved 1; reserved "B"; }`),
      ["strict"],
    ],
    ["a value deleted", proto3("enum E { A = 0; B = 1; }"), proto3("enum E { A = 0; }"), ["wire", "json", "strict"]],
    ["an unused type deleted", proto3("message M {} message N {}"), proto3("message N {}"), ["strict"]],
    ["a value added to a closed enum", proto2("enum E { A = 0; }"), proto2("enum E { A = 0; B = 1; }"), ["strict"]],
    [
      "a reservation that goes",
      proto3("message M { reserved 1; }"),
      proto3("message M {}"),
      ["wire", "json", "strict"],
    ],
    ["a field renamed", proto3("message M { int32 a = 1; }"), proto3("message M { int32 b = 1; }"), ["json", "strict"]],
    [
      "a type renamed",
      proto3("message M { A a = 1; } message A { int32 x = 1; }"),
      proto3("message M { B a = 1; } message B { int32 x = 1; }"),
      [],
    ],
    [
      "an integer narrowed",
      proto3("message M { int64 a = 1; }"),
      proto3("message M { int32 a = 1; }"),
      ["wire", "json", "strict"],
    ],
    [
      "an integer zigzagged",
      proto3("message M { int32 a = 1; }"),
      proto3("message M { sint32 a = 1; }"),
      ["wire", "json", "strict"],
    ],
  ])("%s", (_title, old, next, expected) => {
    expect(failed(old, next)).toEqual(expected);
  });

  test("the default is json", () => {
    const [issue] = check(parse(proto3("message M { int32 a = 1; }")), parse(proto3("message M { int32 b = 1; }")));
    expect([fails(issue!), fails(issue!, "json"), fails(issue!, "wire")]).toEqual([true, true, false]);
  });
});

describe("a policy of one's own", () => {
  const issue: CompatIssue = {
    rule: "FIELD_WIRE_COMPATIBLE_TYPE",
    path: "p.M.a",
    message: "",
    newReadsOld: "wire-safe",
    oldReadsNew: "lossy",
    old: undefined,
    new: undefined,
  };

  test.each<[string, Policy, boolean]>([
    ["without thresholds", {}, false],
    ["of a direction that is not reached", { newReadsOld: "lossy" }, false],
    ["of the other direction", { oldReadsNew: "lossy" }, true],
    ["above", { oldReadsNew: "data-dependent" }, false],
    ["a rule that passes", { oldReadsNew: "lossy", rules: { FIELD_WIRE_COMPATIBLE_TYPE: "pass" } }, false],
    ["a rule that fails", { rules: { FIELD_WIRE_COMPATIBLE_TYPE: "fail" } }, true],
    [
      "a rule with thresholds of its own",
      { oldReadsNew: "lossy", rules: { FIELD_WIRE_COMPATIBLE_TYPE: { newReadsOld: "lossy" } } },
      false,
    ],
    ["another rule", { oldReadsNew: "lossy", rules: { FIELD_NO_DELETE: "pass" } }, true],
    ["made of JSON", JSON.parse(JSON.stringify(policies.json)), true],
  ])("%s", (_title, policy, expected) => {
    expect(fails(issue, policy)).toBe(expected);
  });

  test.each<[string, unknown]>([
    ["a name that is none", "buf"],
    ["a name of every object", "toString"],
    ["null", null],
    ["a grade that is none", { newReadsOld: "bad" }],
    ["a member that is none", { old: "lossy" }],
    ["rules that are no object", { rules: 1 }],
    ["a rule that is none", { rules: { FIELD_NO_DELET: "pass" } }],
    ["a word for a rule that is none", { rules: { FIELD_NO_DELETE: "ignore" } }],
    ["a member of a rule that is none", { rules: { FIELD_NO_DELETE: { rules: {} } } }],
  ])("%s is refused", (_title, policy) => {
    expect(() => fails(issue, policy as Policy)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });
});
