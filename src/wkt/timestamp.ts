import { checkKind, refuse } from "../message/check-arguments.ts";
import type { MessageType } from "../message/message-type.ts";
import { readSecondsAndNanos, type SecondsAndNanos, secondsAndNanos, timestampProblem } from "../message/well-known.ts";
import { assertMessageOf, assertType, throwProblem } from "./check.ts";

/*
 * google.protobuf.Timestamp: https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp
 * All functions refuse what is outside of the years 1 to 9999: OUT_OF_RANGE. Another codec than that of Timestamp is INVALID_ARGUMENT.
 */

const name = "google.protobuf.Timestamp";

/**
 * The Timestamp of a Date.
 *
 * Errors: OUT_OF_RANGE outside of the years 1 to 9999; INVALID_ARGUMENT for an invalid Date, or the codec of another type.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#timestamp
 */
export function timestampFromDate<T>(type: MessageType<T>, date: Date): T {
  if (!(date instanceof Date) && Object.prototype.toString.call(date) !== "[object Date]") refuse("a Date", date);
  const milliseconds = Date.prototype.getTime.call(date);
  if (Number.isNaN(milliseconds)) throwProblem(type, { code: "INVALID_ARGUMENT", message: "invalid Date" });
  const seconds = Math.floor(milliseconds / 1000);
  return timestampOf(type, { seconds, nanos: (milliseconds - seconds * 1000) * 1_000_000 });
}

/**
 * The Date of a Timestamp, rounded down to milliseconds. Errors: INVALID_TYPE; OUT_OF_RANGE outside of the years 1 to
 * 9999; INVALID_ARGUMENT for the codec of another type.
 */
export function timestampToDate<T>(type: MessageType<T>, message: T): Date {
  const { seconds, nanos } = readTimestamp(type, message);
  return new Date(seconds * 1000 + Math.floor(nanos / 1_000_000));
}

/** The Timestamp of nanoseconds since 1970. Errors: OUT_OF_RANGE outside of the years 1 to 9999; INVALID_ARGUMENT for the codec of another type. */
export function timestampFromNanos<T>(type: MessageType<T>, nanoseconds: bigint): T {
  checkKind("bigint", nanoseconds, "nanoseconds");
  const nanos = ((nanoseconds % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return timestampOf(type, { seconds: Number((nanoseconds - nanos) / 1_000_000_000n), nanos: Number(nanos) });
}

/** Nanoseconds since 1970 of a Timestamp. Errors: INVALID_TYPE; OUT_OF_RANGE outside of the years 1 to 9999; INVALID_ARGUMENT for the codec of another type. */
export function timestampToNanos<T>(type: MessageType<T>, message: T): bigint {
  const { seconds, nanos } = readTimestamp(type, message);
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanos);
}

/**
 * The current time as a Timestamp, exact to the millisecond. Errors: INVALID_ARGUMENT for the codec of another type.
 */
export function timestampNow<T>(type: MessageType<T>): T {
  return timestampFromDate(type, new Date());
}

function timestampOf<T>(type: MessageType<T>, time: SecondsAndNanos): T {
  assertType(type, name);
  const problem = timestampProblem(time);
  if (problem !== undefined) throwProblem(type, problem);
  return secondsAndNanos(type.plan, time, type.plan.representation) as T;
}

function readTimestamp(type: MessageType, message: unknown): SecondsAndNanos {
  assertMessageOf(type, name, message);
  const time = readSecondsAndNanos(message);
  if ("code" in time) return throwProblem(type, time);
  const problem = timestampProblem(time);
  return problem === undefined ? time : throwProblem(type, problem);
}
