import { expectLinear } from "../support/steps.ts"; // first: it has to be there before the code that it counts
import { expect, test } from "vitest";
import { create } from "../../src/message/create.ts";
import { mergeMessage } from "../../src/message/merge.ts";
import { unknownFields } from "../../src/message/message-type.ts";
import { startNesting } from "../../src/message/nesting.ts";
import { appendUnknown } from "../../src/message/unknown-fields.ts";
import { Small } from "./support.ts";

const record = new Uint8Array([0x50, 1]);

test("appending unknown records is linear", () => {
  expectLinear(1024, (size) => () => {
    const message: { [unknownFields]?: Uint8Array } = {};
    for (let count = 0; count < size; count++) appendUnknown(message, record, 0, 2);
    expect(message[unknownFields]).toHaveLength(2 * size);
  });
});

test("merging messages with unknown fields into one is linear", () => {
  const source = create(Small, { a: 1, [unknownFields]: record });
  expectLinear(1024, (size) => () => {
    const target: Record<symbol, Uint8Array> = create(Small);
    for (let count = 0; count < size; count++)
      mergeMessage(Small.plan, Small.plan.representation, target, source, startNesting());
    expect(target[unknownFields]).toHaveLength(2 * size);
  });
});
