import { expect, test } from "vitest";
import { gradeValues } from "../../src/compat/index.ts";
import { parse } from "../../src/index.ts";

const field = (declaration: string, edition = "proto3") =>
  parse(
    `syntax = "${edition}"; enum Open { ZERO = 0; } message Sub { int32 a = 1; } message M { ${declaration} }`.replace(
      /int32 a/,
      edition === "proto2" ? "optional int32 a" : "int32 a",
    ),
  )
    .descriptor("M")
    .field("x")!;

test.each([
  ["int32 x = 1;", "int32 x = 1;", "identical", "identical"],
  ["int32 x = 1;", "int64 x = 1;", "wire-safe", "lossy"],
  ["int32 x = 1;", "uint32 x = 1;", "lossy", "lossy"],
  ["uint32 x = 1;", "int64 x = 1;", "wire-safe", "lossy"],
  ["uint64 x = 1;", "bool x = 1;", "lossy", "wire-safe"],
  ["int32 x = 1;", "sint32 x = 1;", "corruption", "corruption"],
  ["sint64 x = 1;", "bool x = 1;", "lossy", "corruption"],
  ["sint32 x = 1;", "sint64 x = 1;", "wire-safe", "lossy"],
  ["int32 x = 1;", "fixed32 x = 1;", "unknown", "unknown"],
  ["fixed32 x = 1;", "sfixed32 x = 1;", "lossy", "lossy"],
  ["fixed32 x = 1;", "float x = 1;", "corruption", "corruption"],
  ["string x = 1;", "bytes x = 1;", "wire-safe", "data-dependent"],
  ["string x = 1;", "Sub x = 1;", "corruption", "corruption"],
  ["Sub x = 1;", "bytes x = 1;", "wire-safe", "data-dependent"],
  ["Open x = 1;", "int32 x = 1;", "wire-safe", "data-dependent"],
  ["Open x = 1;", "uint64 x = 1;", "lossy", "data-dependent"],
  ["int32 x = 1;", "repeated int32 x = 1;", "wire-safe", "unknown"],
  ["int32 x = 1;", "repeated int32 x = 1 [packed = false];", "wire-safe", "lossy"],
  ["repeated int32 x = 1;", "repeated int32 x = 1 [packed = false];", "wire-safe", "wire-safe"],
  ["repeated int32 x = 1;", "repeated fixed32 x = 1;", "corruption", "corruption"],
  ["repeated int32 x = 1 [packed = false];", "repeated fixed32 x = 1;", "unknown", "corruption"],
  ["repeated int32 x = 1;", "bytes x = 1;", "corruption", "corruption"],
  ["string x = 1;", "repeated string x = 1;", "wire-safe", "lossy"],
  ["map<int32, int32> x = 1;", "repeated Sub x = 1;", "wire-safe", "lossy"],
  ["map<int32, int32> x = 1;", "map<int64, int32> x = 1;", "wire-safe", "lossy"],
  ["map<int32, int32> x = 1;", "map<int32, string> x = 1;", "corruption", "corruption"],
] as const)("%s as %s", (old, next, newReadsOld, oldReadsNew) => {
  expect([gradeValues(field(old), field(next)), gradeValues(field(next), field(old))]).toEqual([
    newReadsOld,
    oldReadsNew,
  ]);
});

test("what only proto2 has: groups, closed enums, strings that are not verified", () => {
  const closed = field("optional Open x = 1;", "proto2");
  expect(gradeValues(closed, field("Open x = 1;"))).toBe("wire-safe");
  expect(gradeValues(field("Open x = 1;"), closed)).toBe("data-dependent");
  expect(gradeValues(closed, field("bool x = 1;"))).toBe("wire-safe");
  expect(gradeValues(field("optional string x = 1;", "proto2"), field("string x = 1;"))).toBe("data-dependent");
  const group = field("optional group X = 1 {}", "proto2");
  expect(gradeValues(group, field("Sub x = 1;"))).toBe("unknown");
  expect(gradeValues(field("Sub x = 1;"), group)).toBe("unknown");
});
