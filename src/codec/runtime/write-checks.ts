import { describeValue } from "../../message/describe.ts";
import { isBytes, isList, isMessageObject, trueLength } from "../../message/property.ts";
import { scalarProblem, wrongType } from "../../message/scalar-value.ts";
import type { NumberSet } from "../../plan/number-map.ts";
import { writeVarint32, writeVarint64 } from "../../wire/varint.ts";
import { encoding } from "./encode-state.ts";
import { InvalidValue, throwInvalid } from "./invalid-value.ts";

/** Refuses anything that is not a message: null, numbers, arrays, maps ... Errors: INVALID_TYPE. */
export function checkMessage(value: unknown, container: object, key: unknown): void {
  if (!isMessageObject(value)) throwInvalid(wrongType("a message object", value), container, key);
}

/**
 * The length of a list. Errors: INVALID_TYPE for anything that is not an array, and for a Proxy with a length of NaN or
 * less than 0.
 */
export function listLength(value: unknown, container: object, name: string): number {
  if (!isList(value)) throwNoArray(value, container, name);
  return value.length;
}

/** What stands for a list is none: INVALID_TYPE. */
export function throwNoArray(value: unknown, container: object, name: string): never {
  throwInvalid(wrongType("an array", value), container, name);
}

/** Returns whether `value` is an empty Uint8Array. */
export function isEmptyBytes(value: unknown): boolean {
  return isBytes(value) && value.length === 0 && trueLength(value) === 0;
}

export function writeClosedEnum(
  bytes: Uint8Array,
  position: number,
  value: unknown,
  declared: NumberSet,
  container: object,
  key: unknown,
): number {
  if (!declared.has(value)) {
    throwInvalid(
      scalarProblem("int32", value) ?? {
        code: "UNKNOWN_ENUM_VALUE",
        message: `the closed enum declares no ${describeValue(value)}`,
      },
      container,
      key,
    );
  }
  const number = value as number;
  return number < 0 ? writeVarint64(bytes, position, number, -1) : writeVarint32(bytes, position, number);
}

/** A required field is absent: an error, unless `partial`. */
export function missingRequired(message: object, name: string): void {
  if (!encoding.partial) throw new InvalidValue("MISSING_REQUIRED", "required field is absent", message, name);
}

export function throwOneofConflict(message: object, oneof: string, first: string, second: string): never {
  throw new InvalidValue(
    "ONEOF_CONFLICT",
    `oneof ${oneof} has two members set: ${first} and ${second}`,
    message,
    second,
  );
}

/** The message at `key` of `container` is nested deeper than `maxDepth`; whether it contains itself is found out afterwards. */
export function throwEncodeTooDeep(container: object, key: unknown): never {
  throw new InvalidValue("LIMIT_EXCEEDED", "the message is nested deeper than maxDepth allows", container, key);
}
