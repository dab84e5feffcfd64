import { expect, test } from "vitest";
import { enumName, enumNumber } from "../../src/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { failure } from "../support/outcome.ts";

const source = `syntax = "proto3"; package t;
  enum Status { option allow_alias = true; NONE = 0; PAID = 1; SETTLED = 1; LATE = -5; constructor = 7; }
  message Order { Status status = 1; repeated Status history = 2; map<string, Status> by_name = 3; string text = 4; }`;

forEachEngine((_engine, load) => {
  const Order = load.source(source).message("t.Order");

  test.each(["status", "history", "byName"])("names and numbers of the field %s", (field) => {
    expect([0, 1, -5, 7, 2].map((number) => enumName(Order, field, number))).toEqual([
      "NONE",
      "PAID",
      "LATE",
      "constructor",
      undefined,
    ]);
    expect(
      ["NONE", "SETTLED", "LATE", "constructor", "toString", ""].map((name) => enumNumber(Order, field, name)),
    ).toEqual([0, 1, -5, 7, undefined, undefined]);
    expect(enumName(Order, field, undefined)).toBe(undefined);
    expect(enumNumber(Order, field, undefined)).toBe(undefined);
    expect(enumName(Order, field, "PAID" as never)).toBe(undefined);
    expect(enumNumber(Order, field, 1 as never)).toBe(undefined);
  });

  test("of fields that have none", () => {
    for (const act of [enumName, enumNumber]) {
      expect(failure(() => act(Order, "text", 1 as never))).toMatchObject({ code: "INVALID_ARGUMENT" });
      expect(failure(() => act(Order, "nope" as never, 1 as never))).toMatchObject({ code: "NOT_FOUND" });
      expect(failure(() => act({} as never, "status" as never, 1 as never))).toMatchObject({
        code: "INVALID_ARGUMENT",
      });
    }
  });
});
