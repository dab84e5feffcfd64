import { expect, test } from "vitest";
import type { MessagePlan } from "../../src/plan/plan.ts";
import { planOfRows, type Row } from "../../src/plan/rows.ts";

class Type {
  readonly #name: string;
  readonly #rows: () => readonly Row[];
  #plan: MessagePlan | undefined;

  constructor(name: string, rows: () => readonly Row[]) {
    this.#name = name;
    this.#rows = rows;
  }

  get plan(): MessagePlan {
    if (this.#plan === undefined) planOfRows(this.#name, this.#rows, {}, (plan) => (this.#plan = plan));
    return this.#plan!;
  }
}

test("types that refer to each other are planned together, however deep", () => {
  const types: Type[] = Array.from(
    { length: 20_000 },
    (_, index) =>
      new Type(`M${index}`, () => [
        [1, "next", types[(index + 1) % types.length]!],
        ...(index === 7 ? [[2, "id", "string", 2] as const] : []),
      ]),
  );
  let { plan } = types[0]!;
  for (let count = 0; count < types.length; count++) {
    expect(plan.requires).toBe(true);
    const { value } = plan.members[0]!;
    if (value.kind === "message") plan = value.message;
  }
  expect(plan).toBe(types[0]!.plan);
});

test("a plan that cannot be made, since a module is not evaluated yet, is made when it can", () => {
  let isEvaluated = false;
  const late = (): Type => {
    if (!isEvaluated) throw new ReferenceError("Cannot access 'Inner' before initialization");
    return Inner;
  };
  const Inner = new Type("Inner", () => [
    [1, "outer", Outer],
    [2, "late", late()],
  ]);
  const Outer: Type = new Type("Outer", () => [[1, "inner", Inner]]);
  for (const type of [Outer, Inner]) expect(() => type.plan).toThrow(ReferenceError);
  isEvaluated = true;
  expect(Outer.plan.members.map(({ name }) => name)).toEqual(["inner"]);
  expect(Inner.plan.members.map(({ name }) => name)).toEqual(["outer", "late"]);
  expect(Outer.plan.members[0]!.value).toMatchObject({ kind: "message", message: Inner.plan });
});
