import { expect, test } from "vitest";
import { create, parse, verify } from "../../src/index.ts";
import { isProtobufError } from "../../src/errors.ts";
import { forEachEngine } from "../support/engines.ts";

/*
 * What people bring along from other libraries is refused, and told what to write instead.
 */

const text = `
  syntax = "proto3";
  package shop;
  import "google/protobuf/duration.proto";
  import "google/protobuf/struct.proto";
  import "google/protobuf/timestamp.proto";
  import "google/protobuf/wrappers.proto";
  message Order {
    int32 count = 1;
    string customer_name = 2;
    Status status = 3;
    repeated Status history = 4;
    oneof payment_method { Card card = 5; string voucher_code = 6; }
    google.protobuf.Timestamp placed_at = 7;
    google.protobuf.StringValue coupon = 8;
    google.protobuf.Duration wait = 9;
    google.protobuf.Struct extra = 10;
    google.protobuf.Value any = 11;
    bytes signature = 12;
  }
  message Card { string number = 1; }
  enum Status { UNSPECIFIED = 0; NEW = 7; }`;
const Order = parse(text as string).message("shop.Order");

/** A mistake, and what the error of create and verify says besides. */
const mistakes: [init: object, code: string, path: string, advice: string][] = [
  [{ paymentMethod: { case: "card", value: {} } }, "UNKNOWN_FIELD", "paymentMethod", "card, voucherCode"],
  [{ payment_method: { $case: "card", card: {} } }, "UNKNOWN_FIELD", "payment_method", "card, voucherCode"],
  [{ customer_name: "Ada" }, "UNKNOWN_FIELD", "customer_name", "customerName"],
  [{ $typeName: "shop.Order" }, "UNKNOWN_FIELD", "$typeName", "leave it out"],
  [{ $unknown: [] }, "UNKNOWN_FIELD", "$unknown", "unknownFields"],
  [{ _unknownFields: {} }, "UNKNOWN_FIELD", "_unknownFields", "symbol unknownFields"],
  [{ extra: { a: 1 } }, "UNKNOWN_FIELD", "extra.a", "structFromPlain"],
  [{ any: "a" }, "INVALID_TYPE", "any", "valueFromPlain"],
  [{ placedAt: new Date() }, "INVALID_TYPE", "placedAt", "timestampFromDate"],
  [{ placedAt: "2026-01-01T00:00:00Z" }, "INVALID_TYPE", "placedAt", "fromJson"],
  [{ wait: "1s" }, "INVALID_TYPE", "wait", "durationFromMilliseconds"],
  [{ coupon: "TEN" }, "INVALID_TYPE", "coupon", "{ value: ... }"],
  [{ status: "NEW" }, "INVALID_TYPE", "status", "NEW is 7"],
  [{ history: ["NWE"] }, "INVALID_TYPE", "history[0]", "NEW, which is 7"],
  [{ signature: "AQI=" }, "INVALID_TYPE", "signature", "atob"],
  [{ signature: [1, 2] }, "INVALID_TYPE", "signature", "Uint8Array.from(array)"],
];

test.each(mistakes)("create and verify advise on %j", (init, code, path, advice) => {
  expect(verify(Order, init)).toEqual([{ code, path, message: expect.stringContaining(advice) }]);
  expect(() => create(Order, init as never)).toThrow(
    expect.objectContaining({ code, path, message: expect.stringContaining(advice) }),
  );
});

test("there is no advice where a value is only wrong", () => {
  const messages = verify(Order, { count: "5", status: "x", card: 1, voucherCode: 5, nothing: 1 });
  expect(messages.map(({ message }) => message.split(/; /).length)).toEqual([1, 1, 1, 1, 1, 1]);
});

forEachEngine((_engine, { source }) => {
  test.each([[{ placedAt: new Date() }, "placedAt", "got a Date"]])(
    "encode says what it was given: %j",
    (init, path, given) => {
      const encode = (): unknown => source(text).message("shop.Order").encode(init);
      expect(encode).toThrow(
        expect.toSatisfy((error) => isProtobufError(error, "INVALID_TYPE") && error.path === path),
      );
      expect(encode).toThrow(given);
    },
  );
});
