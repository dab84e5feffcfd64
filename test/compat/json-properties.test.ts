import fc from "fast-check";
import { expect, test } from "vitest";
import { check, type CompatIssue, isAtLeast } from "../../src/compat/index.ts";
import { equals, parse } from "../../src/index.ts";
import { fromJsonString, toJsonString } from "../../src/json/index.ts";
import { schemaModel, schemaText } from "../properties/schema-model.ts";
import { messageValue } from "../properties/value-arbitrary.ts";
import { outcome } from "../support/outcome.ts";
import { changedSchema } from "./changes.ts";

const changed = fc.tuple(schemaModel, fc.constantFrom(0, 6)).chain(([model, kept]) =>
  fc.record({
    model: fc.constant(model),
    // Where all fields change, next to every message is refused; where few do, most are the same on the way back.
    next: changedSchema(model, kept),
    values: fc.array(messageValue(model), { minLength: 1, maxLength: 4 }),
  }),
);

const breaks = (issues: readonly CompatIssue[], direction: "newReadsOld" | "oldReadsNew"): boolean =>
  issues.some((issue) => isAtLeast(issue[direction], "breaks-json"));

/** The rules that tell of a field whose presence becomes implicit. */
const losesPresence: ReadonlySet<string> = new Set(["FIELD_SAME_CARDINALITY", "FIELD_SAME_ONEOF"]);

test("ProtoJSON, of random messages under random changes: where no issue says otherwise it is read, and on the way back it is what it was", () => {
  const found = { refused: 0, same: 0 };
  fc.assert(
    fc.property(changed, ({ model, next, values }) => {
      const [old, other] = [parse(schemaText(model)), parse(schemaText(next))];
      const issues = check(old, other, { categories: ["json"] });
      // A zero that is written is not told from an absent one, where presence is implicit.
      const keepsPresence = !check(old, other).some(({ rule }) => losesPresence.has(rule));
      const [writer, reader] = [old.message("t.M0"), other.message("t.M0")];
      for (const value of values) {
        const message = writer.decode(writer.encode(value), { unknown: "discard" });
        const text = outcome(() => toJsonString(writer, message));
        if (!("value" in text)) continue;
        const read = outcome(() => fromJsonString(reader, text.value));
        if (!("value" in read)) {
          found.refused++;
          expect(breaks(issues, "newReadsOld"), text.value).toBe(true);
        } else if (keepsPresence && !breaks(issues, "newReadsOld") && !breaks(issues, "oldReadsNew")) {
          found.same++;
          expect(equals(writer, fromJsonString(writer, toJsonString(reader, read.value)), message)).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
  expect(Math.min(found.refused, found.same)).toBeGreaterThan(80);
});
