import type { MessagePlan } from "../plan/plan.ts";
import { checkOptionsObject } from "../message/check-arguments.ts";
import type { MessageType } from "../message/message-type.ts";
import { type DepthOptions, maxDepthOf } from "../message/nesting.ts";
import { Place } from "../message/place.ts";
import { locating } from "../message/refusal.ts";
import {
  listOfPlain,
  plainOfList,
  plainOfStruct,
  plainOfValue,
  type PlainContext,
  structOfPlain,
  valueOfPlain,
} from "../message/well-known-struct.ts";
import { assertType } from "./check.ts";

/*
 * google.protobuf.Struct, Value and ListValue as plain values: null, booleans, finite numbers, strings, arrays and objects.
 * https://protobuf.dev/reference/protobuf/google.protobuf/#struct
 */

/**
 * The plain value of a google.protobuf.Value. Numbers are finite. Source:
 * https://protobuf.dev/reference/protobuf/google.protobuf/#value
 */
export type PlainValue = null | boolean | number | string | PlainValue[] | { [key: string]: PlainValue };

const structName = "google.protobuf.Struct";
const valueName = "google.protobuf.Value";
const listName = "google.protobuf.ListValue";

/**
 * The Struct of an object.
 *
 * Errors, with the path in the plain value: INVALID_TYPE (undefined, functions, class instances), OUT_OF_RANGE (NaN, infinities), INVALID_UTF8 (a lone surrogate), CYCLE,
 * LIMIT_EXCEEDED (`maxDepth`: an object takes three levels, an array two); INVALID_ARGUMENT for the codec of another type.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#struct
 */
export function structFromPlain<T>(
  type: MessageType<T>,
  plain: { readonly [key: string]: unknown },
  options?: DepthOptions,
): T {
  return convert(type, structName, structOfPlain, plain, options) as T;
}

/**
 * The object of a Struct; `__proto__` is a key like others.
 *
 * Errors: INVALID_TYPE, OUT_OF_RANGE (NaN, infinities), CYCLE, LIMIT_EXCEEDED (`maxDepth`: an object takes three levels, an array two);
 * INVALID_ARGUMENT for the codec of another type.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#struct
 */
export function structToPlain<T>(
  type: MessageType<T>,
  message: T,
  options?: DepthOptions,
): { [key: string]: PlainValue } {
  return convert(type, structName, plainOfStruct, message, options) as { [key: string]: PlainValue };
}

/**
 * The Value of a plain value.
 *
 * Errors, with the path in the plain value: INVALID_TYPE (undefined, functions, class instances), OUT_OF_RANGE (NaN, infinities), INVALID_UTF8 (a lone surrogate), CYCLE,
 * LIMIT_EXCEEDED (`maxDepth`: an object takes three levels, an array two); INVALID_ARGUMENT for the codec of another type.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#value
 */
export function valueFromPlain<T>(type: MessageType<T>, plain: unknown, options?: DepthOptions): T {
  return convert(type, valueName, valueOfPlain, plain, options) as T;
}

/**
 * The plain value of a Value.
 *
 * Errors: INVALID_TYPE (also for a Value of no kind, which has no plain value), OUT_OF_RANGE (NaN, infinities), CYCLE,
 * LIMIT_EXCEEDED (`maxDepth`: an object takes three levels, an array two); INVALID_ARGUMENT for the codec of another
 * type. Source: https://protobuf.dev/reference/protobuf/google.protobuf/#value
 */
export function valueToPlain<T>(type: MessageType<T>, message: T, options?: DepthOptions): PlainValue {
  return convert(type, valueName, plainOfValue, message, options) as PlainValue;
}

/**
 * The ListValue of an array.
 *
 * Errors, with the path in the plain value: INVALID_TYPE (undefined, functions, class instances), OUT_OF_RANGE (NaN, infinities), INVALID_UTF8 (a lone surrogate), CYCLE,
 * LIMIT_EXCEEDED (`maxDepth`: an object takes three levels, an array two); INVALID_ARGUMENT for the codec of another type.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#list-value
 */
export function listValueFromPlain<T>(type: MessageType<T>, plain: readonly unknown[], options?: DepthOptions): T {
  return convert(type, listName, listOfPlain, plain, options) as T;
}

/**
 * The array of a ListValue.
 *
 * Errors: INVALID_TYPE, OUT_OF_RANGE (NaN, infinities), CYCLE, LIMIT_EXCEEDED (`maxDepth`: an object takes three levels, an array two);
 * INVALID_ARGUMENT for the codec of another type.
 * Source: https://protobuf.dev/reference/protobuf/google.protobuf/#list-value
 */
export function listValueToPlain<T>(type: MessageType<T>, message: T, options?: DepthOptions): PlainValue[] {
  return convert(type, listName, plainOfList, message, options) as PlainValue[];
}

type Conversion = (context: PlainContext, plan: MessagePlan, value: unknown) => unknown;

function convert(
  type: MessageType,
  typeName: string,
  conversion: Conversion,
  value: unknown,
  options: DepthOptions = {},
): unknown {
  assertType(type, typeName);
  checkOptionsObject(options);
  const maxDepth = maxDepthOf(options);
  const number = (plain: unknown): number | undefined => (typeof plain === "number" ? plain : undefined);
  const context = { place: new Place(maxDepth), representation: type.plan.representation, number };
  return locating("convert", typeName, maxDepth, () => conversion(context, type.plan, value));
}
