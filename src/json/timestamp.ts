import type { MessagePlan } from "../plan/plan.ts";
import { isMessageObject } from "../message/property.ts";
import { wrongType } from "../message/scalar-value.ts";
import {
  durationProblem,
  readSecondsAndNanos,
  type SecondsAndNanos,
  secondsAndNanos,
  timestampProblem,
} from "../message/well-known.ts";
import type { JsonContext, JsonReader } from "./context.ts";
import { wrongKind } from "./scalar.ts";

/*
 * google.protobuf.Timestamp as RFC 3339 text, Duration as seconds with the suffix "s": https://protobuf.dev/programming-guides/json/
 */

/** Upper case T and Z only; the year has four digits. */
const timestampText = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const durationText = /^(-?)(\d{1,20})(?:\.(\d{1,9}))?s$/;

/** Writes `1972-01-01T10:00:20.021Z`, with 0, 3, 6 or 9 digits of a second. Errors: OUT_OF_RANGE, INVALID_TYPE. */
export function writeTimestamp(context: JsonContext, _descriptor: MessagePlan, message: unknown): string {
  const time = readTime(context, message);
  const problem = timestampProblem(time);
  if (problem !== undefined) return context.place.failWith(problem);
  return formatTimestamp(time);
}

/** The text of a time within the years 1 to 9999. */
export function formatTimestamp({ seconds, nanos }: SecondsAndNanos): string {
  const days = Math.floor(seconds / 86_400);
  const second = seconds - days * 86_400;
  const hour = Math.floor(second / 3600);
  const minute = Math.floor(second / 60) % 60;
  return `${formatDay(days)}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second % 60)}${fraction(nanos)}Z`;
}

/** A day, counted from 1970. Years begin in March here, and eras of 400 years. Source: https://howardhinnant.github.io/date_algorithms.html#civil_from_days */
function formatDay(days: number): string {
  const era = Math.floor((days + 719_468) / 146_097);
  const day = days + 719_468 - era * 146_097;
  const year = Math.floor((day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365);
  const dayOfYear = day - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const month = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * month + 2) / 5) + 1;
  const civilYear = era * 400 + year + (month < 10 ? 0 : 1);
  const civilMonth = month < 10 ? month + 3 : month - 9;
  return `${twoDigits(Math.floor(civilYear / 100))}${twoDigits(civilYear % 100)}-${twoDigits(civilMonth)}-${twoDigits(dayOfMonth)}`;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}

/** The time that a text in UTC stands for; undefined if it has another form, or there is no such time. */
export function parseUtc(text: string): SecondsAndNanos | undefined {
  const { length } = text;
  const digits = (start: number, end: number): number => {
    let value = 0;
    for (let index = start; index < end; index++) {
      const digit = text.charCodeAt(index) - 0x30;
      value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
    }
    return value;
  };
  const [year, month, day] = [digits(0, 4), digits(5, 7), digits(8, 10)];
  const [hour, minute, second] = [digits(11, 13), digits(14, 16), digits(17, 19)];
  const places = length - 21;
  const fits =
    text[4] === "-" &&
    text[7] === "-" &&
    text[10] === "T" &&
    text[13] === ":" &&
    text[16] === ":" &&
    text.endsWith("Z");
  if (!fits || !(length === 20 || (text[19] === "." && places >= 1 && places <= 9))) return undefined;
  const nanos = length === 20 ? 0 : digits(20, length - 1) * 10 ** (9 - places);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lastDay = month === 2 ? (isLeap ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= lastDay && hour < 24 && minute < 60 && second < 60))
    return undefined;
  const seconds = dayOf(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return Number.isNaN(seconds + nanos) ? undefined : { seconds, nanos };
}

/** Days since 1970. Source: https://howardhinnant.github.io/date_algorithms.html#days_from_civil */
function dayOf(civilYear: number, civilMonth: number, day: number): number {
  const year = civilMonth <= 2 ? civilYear - 1 : civilYear;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (civilMonth + (civilMonth > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Reads RFC 3339 with any offset. Errors: INVALID_JSON, OUT_OF_RANGE (years outside 1 to 9999 after the offset), INVALID_TYPE. */
export function readTimestamp(reader: JsonReader, plan: MessagePlan, json: unknown): object {
  if (typeof json !== "string") return wrongKind("a Timestamp", json);
  const match = timestampText.exec(json);
  if (match === null)
    return reader.place.fail("INVALID_JSON", `not a Timestamp as in RFC 3339: ${JSON.stringify(json.slice(0, 40))}`);
  const [, clock = "", digits = "", sign, hours, minutes] = match;
  const milliseconds = Date.parse(`${clock}Z`);
  // Date.parse takes days that a month does not have, and the hour 24.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 19) !== clock)
    return reader.place.fail("INVALID_JSON", `no such time: ${clock}`);
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 * (sign === "-" ? -1 : 1);
  const time = { seconds: milliseconds / 1000 - offset, nanos: Number(digits.padEnd(9, "0")) };
  const problem = timestampProblem(time);
  if (problem !== undefined) return reader.place.failWith(problem);
  return reader.place.run(() => secondsAndNanos(plan, time, reader.representation));
}

/** Writes `-1.500s`, with 0, 3, 6 or 9 digits of a second. Errors: OUT_OF_RANGE, INVALID_TYPE. */
export function writeDuration(context: JsonContext, _descriptor: MessagePlan, message: unknown): string {
  const time = readTime(context, message);
  const problem = durationProblem(time);
  if (problem !== undefined) return context.place.failWith(problem);
  return formatDuration(time);
}

/** The text of a valid Duration. */
export function formatDuration({ seconds, nanos }: SecondsAndNanos): string {
  const sign = seconds < 0 || nanos < 0 ? "-" : "";
  return `${sign}${Math.abs(seconds)}${fraction(Math.abs(nanos))}s`;
}

/** Reads seconds with up to 9 digits after the point. Errors: INVALID_JSON, OUT_OF_RANGE, INVALID_TYPE. */
export function readDuration(reader: JsonReader, plan: MessagePlan, json: unknown): object {
  if (typeof json !== "string") return wrongKind("a Duration", json);
  const match = durationText.exec(json);
  if (match === null) return reader.place.fail("INVALID_JSON", `not a Duration: ${JSON.stringify(json.slice(0, 40))}`);
  const [, sign = "", whole = "", digits = ""] = match;
  const factor = sign === "-" ? -1 : 1;
  // Adding 0 makes 0 of -0.
  const time = { seconds: factor * Number(whole) + 0, nanos: factor * Number(digits.padEnd(9, "0")) + 0 };
  const problem = durationProblem(time);
  if (problem !== undefined) return reader.place.failWith(problem);
  return reader.place.run(() => secondsAndNanos(plan, time, reader.representation));
}

function readTime({ place }: JsonContext, message: unknown): SecondsAndNanos {
  if (!isMessageObject(message)) return place.failWith(wrongType("a message", message));
  const time = readSecondsAndNanos(message);
  if ("code" in time) return place.failWith(time);
  return time;
}

/** Nanoseconds as 0, 3, 6 or 9 digits with the point before them. */
function fraction(nanos: number): string {
  if (nanos === 0) return "";
  // A 1 in front keeps the zeros.
  if (nanos % 1_000_000 === 0) return `.${`${1000 + nanos / 1_000_000}`.slice(1)}`;
  if (nanos % 1000 === 0) return `.${`${1_000_000 + nanos / 1000}`.slice(1)}`;
  return `.${`${1_000_000_000 + nanos}`.slice(1)}`;
}
