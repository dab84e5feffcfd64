import { expect, test } from "vitest";
import type { MessagePlan } from "../../src/plan/plan.ts";
import { planOfRows, type Row } from "../../src/plan/rows.ts";

class Type {
  readonly #name: string;
  readonly #names: string;
  readonly #rows: () => readonly Row[];
  #plan: MessagePlan | undefined;

  constructor(name: string, names: string, rows: () => readonly Row[]) {
    this.#name = name;
    this.#names = names;
    this.#rows = rows;
  }

  get plan(): MessagePlan {
    if (this.#plan === undefined) planOfRows(this.#name, this.#names, this.#rows, {}, (plan) => (this.#plan = plan));
    return this.#plan!;
  }
}

test("types that refer to each other are planned together, however deep", () => {
  const types: Type[] = Array.from(
    { length: 20_000 },
    (_, index) =>
      new Type(`M${index}`, index === 7 ? "next id" : "next", () => [
        [1, types[(index + 1) % types.length]!],
        ...(index === 7 ? [[2, "string", 2] as const] : []),
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
  const Inner = new Type("Inner", "outer late", () => [
    [1, Outer],
    [2, late()],
  ]);
  const Outer: Type = new Type("Outer", "inner", () => [[1, Inner]]);
  for (const type of [Outer, Inner]) expect(() => type.plan).toThrow(ReferenceError);
  isEvaluated = true;
  expect(Outer.plan.members.map(({ name }) => name)).toEqual(["inner"]);
  expect(Inner.plan.members.map(({ name }) => name)).toEqual(["outer", "late"]);
  expect(Outer.plan.members[0]!.value).toMatchObject({ kind: "message", message: Inner.plan });
});

test("the name in the .proto follows from the property, or is told", () => {
  const names = (properties: string, rows: readonly Row[]): unknown =>
    new Type("M", properties, () => rows).plan.fields.map(({ name, localName, jsonName }) => [
      name,
      localName,
      jsonName,
    ]);
  expect(names("requestId", [[1, "string"]])).toEqual([["request_id", "requestId", "requestId"]]);
  expect(names("request_id", [[1, "string"]])).toEqual([["request_id", "request_id", "requestId"]]);
  expect(names("x1", [[1, "string", 0, { name: "x_1", json: "one" }]])).toEqual([["x_1", "x1", "one"]]);
});
