import { expect, test } from "vitest";
import type { MessagePlan } from "../../src/plan/plan.ts";
import { requires } from "../../src/plan/requires.ts";
import { planOfRows, type Rows } from "../../src/plan/rows.ts";

class Type {
  readonly #source: Rows;
  #plan: MessagePlan | undefined;

  constructor(typeName: string, names: string, rows: string, refs?: () => readonly unknown[]) {
    this.#source = { typeName, names, rows, refs, options: undefined };
  }

  get plan(): MessagePlan {
    return (this.#plan ??= planOfRows(this.#source));
  }
}

test("types that refer to each other are planned, however deep", () => {
  const types: Type[] = Array.from({ length: 20_000 }, (_, index) => {
    const [names, rows] = index === 7 ? ["next id", "1 *; 2 string required"] : ["next", "1 *"];
    return new Type(`M${index}`, names!, rows!, () => [types[(index + 1) % types.length]]);
  });
  let { plan } = types[0]!;
  for (let count = 0; count < types.length; count++) {
    expect(requires(plan)).toBe(true);
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
  const Inner = new Type("Inner", "outer late", "1 *; 2 *", () => [Outer, late()]);
  const Outer: Type = new Type("Outer", "inner", "1 *", () => [Inner]);
  const within = (): unknown => {
    const { value } = Outer.plan.members[0]!;
    return value.kind === "message" && value.message;
  };
  for (const plan of [() => Inner.plan, within]) expect(plan).toThrow(ReferenceError);
  isEvaluated = true;
  expect(Outer.plan.members.map(({ name }) => name)).toEqual(["inner"]);
  expect(Inner.plan.members.map(({ name }) => name)).toEqual(["outer", "late"]);
  expect(Outer.plan.members[0]!.value).toMatchObject({ kind: "message", message: Inner.plan });
});

test("the name in the .proto follows from the property, or is told", () => {
  const names = (properties: string, rows: string, refs?: () => readonly unknown[]): unknown =>
    new Type("M", properties, rows, refs).plan.fields.map(({ name, localName, jsonName }) => [
      name,
      localName,
      jsonName,
    ]);
  expect(names("requestId", "1 string")).toEqual([["request_id", "requestId", "requestId"]]);
  expect(names("request_id", "1 string")).toEqual([["request_id", "request_id", "requestId"]]);
  expect(names("x1", "1 string +", () => [{ name: "x_1", json: "one" }])).toEqual([["x_1", "x1", "one"]]);
  expect(names("", "")).toEqual([]);
});
