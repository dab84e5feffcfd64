import { describe, expect, test } from "vitest";
import { checkData, type DataLoss, gradeValues, isAtLeast } from "../../src/compat/index.ts";
import { parse } from "../../src/index.ts";
import { experiment, type Outcome, type Trial } from "./experiment.ts";
import { type Form, forms, messageOf, nameOf, schemaText } from "./forms.ts";

/* What checkData says of a message is what decode does with it: held against every trial of the experiment. */

const schema = parse(schemaText);

/** The schema in which the type of a form stands under the one name that both schemas have. */
function schemaOf(form: Form) {
  return {
    descriptor: () => schema.descriptor(messageOf(form)),
    message: (name: string) => schema.message(name === "M" ? messageOf(form) : name),
  };
}

const lossesOf: Readonly<Record<Outcome, readonly DataLoss[]>> = {
  same: [],
  kept: ["unknown"],
  unnamed: ["unnamed"],
  fails: ["unreadable"],
  changed: ["changed", "dropped"],
};

/** What is wrong with what checkData says of a trial; undefined if nothing is. */
function fault(written: Form, read: Form, { written: values, outcome }: Trial): unknown {
  const bytes = schema.message(messageOf(written)).encode({ f: written.listing === "singular" ? values[0] : values });
  const issues = checkData(schemaOf(written), schemaOf(read), "M", bytes);
  const losses = issues.map(({ loss }) => loss);
  const isRight = outcome === "same" ? losses.length === 0 : losses.some((loss) => lossesOf[outcome].includes(loss));
  const field = (form: Form) => schema.descriptor(messageOf(form)).field("f")!;
  const grade = gradeValues(field(written), field(read));
  const areForeseen = issues.every((issue) => isAtLeast(grade, issue.grade) && issue.path.startsWith("f"));
  return isRight && areForeseen ? undefined : { values, outcome, grade, issues };
}

describe("checkData says what decode does, and nothing worse than the rules foresee", () => {
  test.each(forms.map((form) => [nameOf(form), form] as const))("%s, read as every form", (_, written) => {
    for (const read of forms) {
      const faults = experiment(schema, written, read)
        .map((trial) => fault(written, read, trial))
        .filter((each) => each !== undefined);
      expect(faults.slice(0, 3), `read as ${nameOf(read)}`).toEqual([]);
    }
  });
});
