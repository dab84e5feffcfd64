import { describe, expect, test } from "vitest";
import { type Grade, gradeValues } from "../../src/compat/index.ts";
import { parse, type Schema } from "../../src/index.ts";
import { engines, loadFor } from "../support/engines.ts";
import { experiment, judge, type Verdict } from "./experiment.ts";
import { type Form, forms, messageOf, nameOf, schemaText, types } from "./forms.ts";

/* The proof: the table of grades is what happens. Each pair of forms is tried with edge values, judged by what the values mean, and held against the rules. */

/** The grades that say what was observed. Where nothing is lost, rules tell types that are the same from others. */
const gradesOf: Readonly<Record<Verdict, readonly Grade[]>> = {
  same: ["identical", "wire-safe"],
  lossy: ["lossy"],
  "data-dependent": ["data-dependent"],
  unknown: ["unknown"],
  corruption: ["corruption"],
  unreadable: [],
};

/** Where the rules say what might happen with values that the type of the writer happens not to have. */
const exceptions: Readonly<Record<string, readonly [observed: Verdict, rule: Grade]>> = {
  // The bytes 0 and 1 begin no record of a message: 8 would.
  "packed bool -> singular message": ["unreadable", "corruption"],
  "packed bool -> expanded message": ["unreadable", "corruption"],
};

function gradeOf(schema: Schema, written: Form, read: Form): Grade {
  const field = (form: Form) => schema.descriptor(messageOf(form)).field("f")!;
  return gradeValues(field(written), field(read));
}

describe("the rules are what is observed", () => {
  const schema = parse(schemaText);

  test("there are all types and listings", () => {
    expect(types.length).toBe(19);
    expect(forms.length).toBe(19 + 19 + 15);
  });

  test.each(forms.map((form) => [nameOf(form), form] as const))("%s, read as every form", (name, written) => {
    const rows = forms.map((read) => {
      const pair = `${name} -> ${nameOf(read)}`;
      const [observed, grade] = [judge(experiment(schema, written, read)), gradeOf(schema, written, read)];
      const [expected, rule] = exceptions[pair] ?? [observed, undefined];
      const agrees = rule === undefined ? gradesOf[observed].includes(grade) : observed === expected && rule === grade;
      return { pair, observed, grade, agrees };
    });
    expect(rows.filter(({ agrees }) => !agrees)).toEqual([]);
  });

  test("identical is said of a form read as itself, and of forms that differ in no value", () => {
    for (const form of forms) expect(gradeOf(schema, form, form), nameOf(form)).toBe("identical");
    const identical = forms.flatMap((written) =>
      forms.filter((read) => gradeOf(schema, written, read) === "identical").map((read) => [written, read] as const),
    );
    for (const [written, read] of identical)
      expect([judge(experiment(schema, written, read)), judge(experiment(schema, read, written))]).toEqual([
        "same",
        "same",
      ]);
  });
});

describe("the engines agree", () => {
  const [first, ...others] = engines.map((engine) => loadFor(engine).source(schemaText));
  const sample = forms.flatMap((written, row) =>
    forms.filter((_, column) => (row * forms.length + column) % 7 === 0).map((read) => [written, read] as const),
  );

  test("on a seventh of the pairs, trial by trial", () => {
    expect(sample.length).toBeGreaterThan(400);
    for (const [written, read] of sample) {
      const expected = experiment(first!, written, read);
      for (const other of others)
        expect(experiment(other, written, read), `${nameOf(written)} -> ${nameOf(read)}`).toEqual(expected);
    }
  });
});
