import { enumValue } from "../plan/enum-value.ts";
import type { EnumPlan, FieldPlan, MessagePlan } from "../plan/plan.ts";
import type { ScalarType } from "../plan/scalar-type.ts";
import { mapKeyText } from "../message/map-key.ts";
import { isMessageObject, setOwn } from "../message/property.ts";
import { missingRequired } from "./incomplete.ts";
import { refuse } from "../message/refusal.ts";
import { scalarProblem } from "../message/scalar-value.ts";
import { zeroMaker } from "../message/zero-value.ts";
import type { Representation } from "../message/message-type.ts";
import { durationProblem, timestampProblem } from "../message/well-known.ts";
import { nullValue } from "./enum.ts";
import { irregular } from "../message/irregular.ts";
import { formatDuration, formatTimestamp } from "./timestamp.ts";

/*
 * What both ways to write JSON have in common, as text and as values.
 */

/** What depends on the options of a call. */
export interface Style {
  readonly useProtoNames: boolean;
  readonly enumsAsIntegers: boolean;
  readonly emitDefaults: boolean;
}

/** The keys of the members. */
export function keysOf({ members }: MessagePlan, { useProtoNames }: Style): readonly string[] {
  return members.map((member) => (useProtoNames && member.kind === "field" ? member.name : member.jsonName));
}

/** Whether an object has these keys in this order: integers come before all others in it, and a key is there once. */
export function areInOrder(keys: readonly string[]): boolean {
  return !keys.some((key) => /^\d/.test(key)) && new Set(keys).size === keys.length;
}

/** Whether the field is written even where it is zero or empty. */
export function isEmitted({ emitDefaults }: Style, { kind }: FieldPlan): boolean {
  return emitDefaults && kind === "field";
}

/** What is to be written for an absent field; a required one is refused. */
export type Absent = () => unknown;

/** Undefined if nothing is written. */
export function absentValue(style: Style, field: FieldPlan, representation: Representation): Absent | undefined {
  if (field.presence === "required") return () => refuse(missingRequired);
  return isEmitted(style, field) && field.presence === "implicit" ? zeroMaker(field, representation) : undefined;
}

/** A Map as an object, which has its integers in order. */
export function objectOf(scalar: ScalarType, map: ReadonlyMap<unknown, unknown>): object {
  const object = {};
  for (const [key, value] of map) {
    if (scalarProblem(scalar, key) !== undefined) throw irregular;
    const name = mapKeyText(scalar, key);
    if (Object.hasOwn(object, name)) throw irregular;
    setOwn(object, name, value);
  }
  return object;
}

/** Numbers of enums up to this one have what is written for them in a list. */
const largestListed = 100;

/** What is written for the numbers of an enum: name, number or null. Undefined if there is none. */
export function enumNames<Written>(
  plan: EnumPlan,
  written: (value: string | number | null) => Written,
  asInteger: boolean,
): (number: number) => Written | undefined {
  const write = (number: number): Written | undefined => {
    if ((number | 0) !== number) return undefined;
    if (plan.typeName === nullValue) return written(null);
    const value = enumValue(plan, number);
    if (value === undefined && !plan.open) return undefined;
    return written(asInteger || value === undefined ? number | 0 : value.name);
  };
  const listed: (Written | undefined)[] = [];
  const largest = plan.values.reduce(
    (most, { number }) => (number <= largestListed ? Math.max(most, number) : most),
    -1,
  );
  for (let number = 0; number <= largest; number++) listed.push(write(number));
  return (number) => (number >>> 0 === number && number < listed.length ? listed[number] : write(number));
}

/** Writes a Timestamp or Duration; undefined for what is not as it should be. No form at all of other types. */
export function timeForm({ typeName }: MessagePlan): ((message: unknown) => string | undefined) | undefined {
  const isTimestamp = typeName === "google.protobuf.Timestamp";
  if (!isTimestamp && typeName !== "google.protobuf.Duration") return undefined;
  const format = isTimestamp ? formatTimestamp : formatDuration;
  const problem = isTimestamp ? timestampProblem : durationProblem;
  return (message) => {
    if (!isMessageObject(message)) return undefined;
    const { seconds, nanos } = message as { seconds?: unknown; nanos?: unknown };
    if (typeof seconds !== "bigint" || typeof nanos !== "number" || (nanos | 0) !== nanos) return undefined;
    const time = { seconds: Number(seconds), nanos };
    return problem(time) === undefined ? format(time) : undefined;
  };
}
