import type { EnumPlan, EnumValue, EnumValuePlan } from "./plan.ts";

/** An enum that takes any int32, as the value of a field. */
export const anyEnum: EnumValuePlan = { kind: "enum", enum: { typeName: "", open: true, values: [] } };

/** What an absent value is: the first one that the enum declares. */
export function firstNumber({ values }: EnumPlan): number {
  return values[0]?.number ?? 0;
}

/** The numbers of a closed enum, ascending, each once; undefined of an open one. */
export function closedNumbers({ open, values }: EnumPlan): readonly number[] | undefined {
  return open ? undefined : [...new Set(values.map(({ number }) => number))].sort((left, right) => left - right);
}

interface Index {
  readonly byName: ReadonlyMap<string, EnumValue>;
  readonly byNumber: ReadonlyMap<number, EnumValue>;
}

const indexes = new WeakMap<EnumPlan, Index>();

/** A value by its name or number (the first of an alias); undefined where there is none. */
export function enumValue(plan: EnumPlan, nameOrNumber: string | number): EnumValue | undefined {
  let index = indexes.get(plan);
  if (index === undefined) indexes.set(plan, (index = indexOf(plan)));
  return typeof nameOrNumber === "string" ? index.byName.get(nameOrNumber) : index.byNumber.get(nameOrNumber);
}

function indexOf({ values }: EnumPlan): Index {
  const backwards = [...values].reverse();
  return { byName: new Map(values.map((value) => [value.name, value])), byNumber: new Map(backwards.map((value) => [value.number, value])) };
}
