import { indexByNumber, type NumberMap } from "./number-map.ts";
import type { EnumPlan, EnumValue, EnumValuePlan } from "./plan.ts";

/** An enum that takes any int32, as the value of a field. */
export const anyEnum: EnumValuePlan = { kind: "enum", enum: { typeName: "", open: true, values: [] } };

/** What an absent value is: the first one that the enum declares. */
export function firstNumber({ values }: EnumPlan): number {
  return values[0]?.number ?? 0;
}

const closedLists = new WeakMap<EnumPlan, readonly number[]>();

/**
 * The numbers of a closed enum, ascending, each once: one list for all fields of the enum. Undefined for an open one.
 */
export function closedNumbers(plan: EnumPlan): readonly number[] | undefined {
  if (plan.open) return undefined;
  let list = closedLists.get(plan);
  if (list === undefined) {
    const numbers = plan.values.map(({ number }) => number).sort((left, right) => left - right);
    closedLists.set(plan, (list = numbers.filter((number, index) => number !== numbers[index - 1])));
  }
  return list;
}

interface Index {
  readonly byName: ReadonlyMap<string, EnumValue>;
  readonly byNumber: NumberMap<EnumValue>;
}

const indexes = new WeakMap<EnumPlan, Index>();

/** A value by its name or number (the first of an alias); undefined if there is none. */
export function enumValue(plan: EnumPlan, nameOrNumber: string | number): EnumValue | undefined {
  let index = indexes.get(plan);
  if (index === undefined) indexes.set(plan, (index = indexOf(plan)));
  return typeof nameOrNumber === "string" ? index.byName.get(nameOrNumber) : index.byNumber.get(nameOrNumber);
}

function indexOf({ values }: EnumPlan): Index {
  const backwards = [...values].reverse();
  return { byName: new Map(values.map((value) => [value.name, value])), byNumber: indexByNumber(backwards) };
}
