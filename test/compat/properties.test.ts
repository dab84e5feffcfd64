import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, checkData, isAtLeast, worst } from "../../src/compat/index.ts";
import { equals, isProtobufError, parse } from "../../src/index.ts";
import { mutate, mutations } from "../properties/mutations.ts";
import { schemaModel, schemaText } from "../properties/schema-model.ts";
import { messageValue } from "../properties/value-arbitrary.ts";
import { outcome } from "../support/outcome.ts";
import { changedSchema } from "./changes.ts";

const runs = 200;
const values = (model: Parameters<typeof messageValue>[0]) =>
  fc.array(messageValue(model), { minLength: 1, maxLength: 4 });

const unchanged = schemaModel.chain((model) => fc.record({ model: fc.constant(model), values: values(model) }));
const changed = schemaModel.chain((model) =>
  fc.record({ model: fc.constant(model), next: changedSchema(model), values: values(model) }),
);

describe("checkData, of random messages under random changes", () => {
  test("finds nothing worse than check says", () => {
    const found = { nothing: 0, something: 0 };
    fc.assert(
      fc.property(changed, ({ model, next, values }) => {
        const [old, other] = [parse(schemaText(model)), parse(schemaText(next))];
        const foreseen = worst(...check(old, other).map(({ newReadsOld }) => newReadsOld));
        for (const value of values) {
          const issues = checkData(old, other, "t.M0", old.message("t.M0").encode(value));
          found[issues.length === 0 ? "nothing" : "something"]++;
          expect(issues.filter(({ grade }) => !isAtLeast(foreseen, grade))).toEqual([]);
        }
      }),
      { numRuns: runs },
    );
    expect(Math.min(found.nothing, found.something)).toBeGreaterThan(runs / 10);
  });

  test("where it finds nothing on the way to a reader that writes it again, nor on the way back, the message is what it was", () => {
    let survived = 0;
    fc.assert(
      fc.property(changed, ({ model, next, values }) => {
        const [old, other] = [parse(schemaText(model)), parse(schemaText(next))];
        const [writer, reader] = [old.message("t.M0"), other.message("t.M0")];
        for (const value of values) {
          const bytes = writer.encode(value);
          if (checkData(old, other, "t.M0", bytes).length > 0) continue;
          const handedOn = reader.encode(reader.decode(bytes));
          if (checkData(other, old, "t.M0", handedOn).length > 0) continue;
          expect(equals(writer, writer.decode(handedOn), writer.decode(bytes))).toBe(true);
          survived++;
        }
      }),
      { numRuns: runs },
    );
    expect(survived).toBeGreaterThan(runs / 10);
  });

  test("tells of a message that the reader refuses, and of no other", () => {
    fc.assert(
      fc.property(changed, ({ model, next, values }) => {
        const [old, other] = [parse(schemaText(model)), parse(schemaText(next))];
        for (const value of values) {
          const bytes = old.message("t.M0").encode(value);
          const isRefused = "error" in outcome(() => other.message("t.M0").decode(bytes));
          expect(checkData(old, other, "t.M0", bytes).some(({ loss }) => loss === "unreadable")).toBe(isRefused);
        }
      }),
      { numRuns: runs },
    );
  });
});

describe("checkData, of any bytes", () => {
  test("finds nothing where the schemas are the same", () => {
    fc.assert(
      fc.property(unchanged, mutations, ({ model, values }, changes) => {
        const schema = parse(schemaText(model));
        for (const value of values) {
          const bytes = mutate(schema.message("t.M0").encode(value), changes);
          const read = outcome(() => schema.message("t.M0").decode(bytes));
          if ("value" in read) expect(checkData(schema, parse(schemaText(model)), "t.M0", bytes)).toEqual([]);
          else expect(outcome(() => checkData(schema, schema, "t.M0", bytes))).toEqual(read);
        }
      }),
      { numRuns: runs },
    );
  });

  test("gives a list or a ProtobufError", () => {
    fc.assert(
      fc.property(changed, mutations, ({ model, next, values }, changes) => {
        const [old, other] = [parse(schemaText(model)), parse(schemaText(next))];
        for (const value of values) {
          try {
            for (const issue of checkData(old, other, "t.M0", mutate(old.message("t.M0").encode(value), changes)))
              expect(typeof issue.message).toBe("string");
          } catch (error) {
            expect(isProtobufError(error), String(error)).toBe(true);
          }
        }
      }),
      { numRuns: runs },
    );
  });
});
