import { checkKind } from "../message/check-arguments.ts";
import { describeValue } from "../message/describe.ts";
import type { MessageType } from "../message/message-type.ts";
import { durationProblem, readSecondsAndNanos, type SecondsAndNanos, secondsAndNanos } from "../message/well-known.ts";
import { assertMessageOf, assertType, throwProblem } from "./check.ts";

/*
 * google.protobuf.Duration: https://protobuf.dev/reference/protobuf/google.protobuf/#duration
 * All functions refuse what is beyond 10000 years, or has seconds and nanos of different signs: OUT_OF_RANGE.
 * Another codec than that of Duration is INVALID_ARGUMENT.
 */

const name = "google.protobuf.Duration";

/**
 * The Duration of nanoseconds.
 *
 * Errors: OUT_OF_RANGE beyond 10000 years; INVALID_ARGUMENT for the codec of another type.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#duration
 */
export function durationFromNanos<T>(type: MessageType<T>, nanoseconds: bigint): T {
  checkKind("bigint", nanoseconds, "nanoseconds");
  return durationOf(type, {
    seconds: Number(nanoseconds / 1_000_000_000n),
    nanos: Number(nanoseconds % 1_000_000_000n),
  });
}

/** The nanoseconds of a Duration. Errors: INVALID_TYPE; OUT_OF_RANGE beyond 10000 years, or with seconds and nanos of different signs; INVALID_ARGUMENT for the codec of another type. */
export function durationToNanos<T>(type: MessageType<T>, message: T): bigint {
  const { seconds, nanos } = readDuration(type, message);
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanos);
}

/** The Duration of milliseconds, rounded to nanoseconds. Errors: OUT_OF_RANGE beyond 10000 years; INVALID_ARGUMENT for NaN and infinities, or the codec of another type. */
export function durationFromMilliseconds<T>(type: MessageType<T>, milliseconds: number): T {
  assertType(type, name);
  if (!Number.isFinite(milliseconds))
    throwProblem(type, { code: "INVALID_ARGUMENT", message: `${describeValue(milliseconds)} milliseconds` });
  const whole = Math.trunc(milliseconds);
  return durationFromNanos(type, BigInt(whole) * 1_000_000n + BigInt(Math.round((milliseconds - whole) * 1_000_000)));
}

/**
 * The milliseconds of a Duration, with a fraction. Errors: INVALID_TYPE; OUT_OF_RANGE beyond 10000 years, or with
 * seconds and nanos of different signs; INVALID_ARGUMENT for the codec of another type.
 */
export function durationToMilliseconds<T>(type: MessageType<T>, message: T): number {
  const { seconds, nanos } = readDuration(type, message);
  return seconds * 1000 + nanos / 1_000_000;
}

function durationOf<T>(type: MessageType<T>, time: SecondsAndNanos): T {
  assertType(type, name);
  const problem = durationProblem(time);
  if (problem !== undefined) throwProblem(type, problem);
  return secondsAndNanos(type.plan, time, type.plan.representation) as T;
}

function readDuration(type: MessageType, message: unknown): SecondsAndNanos {
  assertMessageOf(type, name, message);
  const time = readSecondsAndNanos(message);
  if ("code" in time) return throwProblem(type, time);
  const problem = durationProblem(time);
  return problem === undefined ? time : throwProblem(type, problem);
}
