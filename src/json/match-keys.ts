import { nearestName } from "../message/nearest-name.ts";
import { hasStrangePrototype } from "../message/property.ts";
import { oneofConflict } from "./incomplete.ts";
import { passing, Refusal } from "../message/refusal.ts";
import type { ValueProblem } from "../message/scalar-value.ts";
import type { FieldPlan, MessagePlan, OneofPlan } from "../plan/plan.ts";
import { fieldsByKey } from "./field-name.ts";
import { stepOfKey } from "./json-reader.ts";

/** The values of an object of JSON, by the index of the member that each is for. */
export type MatchKeys = (json: Record<string, unknown>, ignoreUnknown: boolean) => unknown[];

/**
 * What matches the keys of objects with the members of a type: `takesNull` tells whose null is a value.
 *
 * Refuses: UNKNOWN_FIELD, INVALID_JSON (a field under both of its names), ONEOF_CONFLICT.
 */
export function keyMatcher(
  plan: MessagePlan,
  members: readonly FieldPlan[],
  takesNull: (field: FieldPlan) => boolean,
): MatchKeys {
  const indexes = new Map([...fieldsByKey(plan)].map(([key, member]) => [key, members.indexOf(member)]));
  // Of fields whose keys are the same, one has it.
  const keys = members.map(({ jsonName }, index) => (indexes.get(jsonName) === index ? jsonName : undefined));
  const oneofs = members.map((member) => member.oneof);
  const hasNull = members.map(takesNull);
  return (json, ignoreUnknown) => {
    const values: unknown[] = new Array(members.length);
    let seen: OneofPlan[] | undefined;
    let expected = 0;
    const isPlain = Object.getPrototypeOf(json) === Object.prototype && !hasStrangePrototype();
    for (const key in json) {
      const value = json[key];
      if (value === undefined || !(isPlain || Object.hasOwn(json, key))) continue;
      const index = keys[expected] === key ? expected : indexes.get(key);
      if (index === undefined) {
        if (ignoreUnknown) continue;
        return refuseKey(key, { code: "UNKNOWN_FIELD", message: unknownText(plan, key) });
      }
      if (values[index] !== undefined) return refuseKey(key, twice);
      values[index] = value;
      expected = index + 1;
      const oneof = oneofs[index];
      if (oneof === undefined || (value === null && !hasNull[index]!)) continue;
      if (seen?.includes(oneof) === true) return refuseKey(key, oneofConflict(oneof));
      (seen ??= []).push(oneof);
    }
    return values;
  };
}

const twice: ValueProblem = { code: "INVALID_JSON", message: "the field is there already, under its other name" };

function refuseKey(key: string, { code, message }: ValueProblem): never {
  throw passing(new Refusal(code, message), stepOfKey(key));
}

function unknownText(plan: MessagePlan, key: string): string {
  const nearest = nearestName(key, [...fieldsByKey(plan).keys()]);
  return `${plan.typeName} has no such field${nearest === undefined ? "" : `; did you mean ${nearest}?`}`;
}
