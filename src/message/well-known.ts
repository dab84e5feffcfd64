import { ProtobufError } from "../errors.ts";
import { fieldByNumber } from "../plan/find-field.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { fromBigInt, parseInt64 } from "./int64.ts";
import type { Representation } from "./message-type.ts";
import { type AnyMessage, getOwn } from "./property.ts";
import { scalarProblem, type ValueProblem, wrongType } from "./scalar-value.ts";

/*
 * What ProtoJSON and the helpers of `wireform/wkt` share about well-known types.
 */

/**
 * A field of a well-known type by its number.
 *
 * Errors: INVALID_SCHEMA where the schema has a type of that name that is not the well-known one.
 */
export function wellKnownField(plan: MessagePlan, number: number): FieldPlan {
  const field = fieldByNumber(plan, number);
  if (field !== undefined) return field;
  throw new ProtobufError(
    "INVALID_SCHEMA",
    `${plan.typeName} is not the well-known type of that name: it has no field ${number}`,
    {
      typeName: plan.typeName,
    },
  );
}

/** A property of a message, or `absent` if it is undefined. Null stays, and is rejected later. */
export function getOr(message: object, localName: string, absent: unknown): unknown {
  const value = getOwn(message, localName);
  return value === undefined ? absent : value;
}

/** The content of a Timestamp or a Duration. */
export interface SecondsAndNanos {
  /** A safe integer. */
  readonly seconds: number;
  readonly nanos: number;
}

/**
 * Seconds and nanoseconds of a message; absent ones are 0. Returns what is wrong where they are not integers, or no
 * safe ones.
 */
export function readSecondsAndNanos(message: object): SecondsAndNanos | ValueProblem {
  const seconds = getOr(message, "seconds", 0);
  const nanos = getOr(message, "nanos", 0);
  const problem = scalarProblem("int64", seconds) ?? scalarProblem("int32", nanos);
  if (problem !== undefined) return problem;
  const number = Number(parseInt64(seconds, false));
  if (!Number.isSafeInteger(number)) return { code: "OUT_OF_RANGE", message: "seconds are beyond 2^53" };
  return { seconds: number, nanos: nanos as number };
}

/** Makes a message of seconds and nanoseconds. */
export function secondsAndNanos(
  plan: MessagePlan,
  { seconds, nanos }: SecondsAndNanos,
  representation: Representation,
): AnyMessage {
  wellKnownField(plan, 1);
  wellKnownField(plan, 2);
  return { seconds: fromBigInt(BigInt(seconds), false, representation.int64), nanos: nanos === 0 ? 0 : nanos };
}

/** 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z in seconds since 1970. */
const firstSecond = -62_135_596_800;
const lastSecond = 253_402_300_799;

/** 10000 years in seconds. */
const longestDuration = 315_576_000_000;

/**
 * Returns what is wrong with a Timestamp: it must lie in the years 1 to 9999, with nanoseconds that count forward.
 *
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp
 */
export function timestampProblem({ seconds, nanos }: SecondsAndNanos): ValueProblem | undefined {
  if (seconds < firstSecond || seconds > lastSecond)
    return { code: "OUT_OF_RANGE", message: "Timestamp is not within the years 1 to 9999" };
  if (nanos < 0 || nanos > 999_999_999)
    return { code: "OUT_OF_RANGE", message: "nanos of a Timestamp are not within 0 and 999999999" };
  return undefined;
}

/**
 * Returns what is wrong with a Duration: it must be at most 10000 years, and its nanoseconds must have the sign of the
 * seconds.
 *
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#duration
 */
export function durationProblem({ seconds, nanos }: SecondsAndNanos): ValueProblem | undefined {
  if (Math.abs(seconds) > longestDuration)
    return { code: "OUT_OF_RANGE", message: `Duration is beyond ${longestDuration} seconds` };
  if (Math.abs(nanos) > 999_999_999)
    return { code: "OUT_OF_RANGE", message: "nanos of a Duration are beyond 999999999" };
  if (seconds * nanos < 0) return { code: "OUT_OF_RANGE", message: "seconds and nanos of a Duration differ in sign" };
  return undefined;
}

/**
 * The full type name in the `type_url` of an Any: what follows the last slash. Undefined if the URL is not valid.
 *
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#any
 */
export function typeNameOfUrl(typeUrl: string): string | undefined {
  const slash = typeUrl.lastIndexOf("/");
  const name = typeUrl.slice(slash + 1);
  return slash < 0 || name === "" ? undefined : name;
}

/**
 * The `type_url` and `value` of an Any message; absent ones are empty. Returns what is wrong if they are not a string
 * and bytes.
 */
export function readAnyFields(
  plan: MessagePlan,
  message: object,
): { readonly typeUrl: string; readonly value: Uint8Array } | ValueProblem {
  const typeUrl = getOr(message, wellKnownField(plan, 1).localName, "");
  const value = getOr(message, wellKnownField(plan, 2).localName, new Uint8Array(0));
  if (typeof typeUrl !== "string") return wrongType("a string", typeUrl);
  return scalarProblem("bytes", value) ?? { typeUrl, value: value as Uint8Array };
}

/** Makes an Any message. */
export function anyMessage(plan: MessagePlan, typeUrl: string, value: Uint8Array): AnyMessage {
  return { [wellKnownField(plan, 1).localName]: typeUrl, [wellKnownField(plan, 2).localName]: value };
}
