import { enumValue } from "../plan/enum-value.ts";
import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, OneofPlan, ValuePlan } from "../plan/plan.ts";
import { type ScalarType, scalarTypes } from "../plan/scalar-type.ts";
import { isFloat } from "../wire/fixed.ts";
import { hasLoneSurrogate } from "../wire/utf8.ts";
import { mapEntries, mapKeyProblem } from "./map-key.ts";
import { unknownFields } from "./message-type.ts";
import { PerType, type Prepared } from "./per-type.ts";
import { inPropertyOrder } from "../plan/order.ts";
import { type AnyMessage, getMember, isBytes, isList, isMap, isMessageObject } from "./property.ts";
import { isInexactNumber, scalarProblem } from "./scalar-value.ts";
import { isInt64 } from "../wire/int64-range.ts";

/*
 * The fast check of a message that `verify` and `create` make first. It does not track the path: a message that it does
 * not find valid is checked again by code that reports what is wrong and where, and may find nothing.
 */

/**
 * True: the message, which may have `depth` levels below, is valid. False: it may not be; also returned if it has
 * unknown fields or lacks required ones.
 */
export type CheckMessage = (value: unknown, depth: number) => boolean;

/** The same for a value in a message; `depth` is that of a message or map in that place. */
type Check = (value: any, depth: number) => boolean;

/** The parts of the function that checks messages of a type, member by member in the order of properties. */
export interface CheckParts {
  readonly members: readonly FieldPlan[];
  readonly checks: readonly Check[];
  /** Whether it can be a message. */
  readonly enter: (value: unknown, depth: number) => boolean;
  /** Whether all its properties are members, and it has no unknown fields. */
  readonly finish: (message: object) => boolean;
}

/** The functions that check messages, by type. */
export const checkers: PerType<CheckMessage> = new PerType((plan, link, unroll) => {
  const members = inPropertyOrder(plan);
  const hasNames = namesCheck(members.map((member) => member.localName));
  const parts: CheckParts = {
    members,
    checks: members.map((member) => fieldCheck(member, link, plan.representation.int64 === "number")),
    enter: (value, depth) => depth >= 0 && isMessageObject(value),
    finish: (message) => (message as AnyMessage)[unknownFields] === undefined && hasNames(message),
  };
  return (unroll?.(plan, "check", parts) as CheckMessage | undefined) ?? loop(plan, parts);
});

function loop({ oneofs }: MessagePlan, { members, checks, enter, finish }: CheckParts): CheckMessage {
  const hasOneofs = oneofsCheck(oneofs);
  const names = members.map((member) => member.localName);
  const inherited = members.map((member) => member.inherited);
  const required = members.map((member) => member.presence === "required");
  return (message, depth) => {
    if (!enter(message, depth)) return false;
    for (let index = 0; index < names.length; index++) {
      const value = getMember(message as object, names[index]!, inherited[index]!);
      if (value === undefined ? required[index]! : !checks[index]!(value, depth - 1)) return false;
    }
    return hasOneofs(message as object) && finish(message as object);
  };
}

/**
 * Names usually come in the order of the members, with some left out. Names on a prototype are checked, too: they are
 * unusual enough.
 */
function namesCheck(names: readonly string[]): (message: object) => boolean {
  const indexes = new Map(names.map((name, index) => [name, index]));
  return (message) => {
    let expected = 0;
    for (const name in message) {
      if (name === names[expected]) expected++;
      else {
        const index = indexes.get(name);
        if (index === undefined) return false;
        expected = index + 1;
      }
    }
    return true;
  };
}

function oneofsCheck(oneofs: readonly OneofPlan[]): (message: object) => boolean {
  return (message) => {
    for (let index = 0; index < oneofs.length; index++) {
      const { fields } = oneofs[index]!;
      let set = 0;
      for (let each = 0; each < fields.length; each++) {
        const { localName, inherited } = fields[each]!;
        if (getMember(message, localName, inherited) !== undefined) set++;
      }
      if (set > 1) return false;
    }
    return true;
  };
}

type Link = (plan: MessagePlan) => Prepared<CheckMessage>;

/** `exact`: 64-bit integers have to be exact as numbers. */
function fieldCheck(field: FieldPlan, link: Link, exact: boolean): Check {
  const check = valueCheck(field.value, link, exact);
  if (field.cardinality === "repeated") return listCheck(check);
  return field.cardinality === "map" ? mapCheck(field, check, exact) : check;
}

function listCheck(check: Check): Check {
  return (value, depth) => {
    if (!isList(value)) return false;
    for (let index = 0; index < value.length; index++) if (!check(value[index], depth)) return false;
    return true;
  };
}

function mapCheck(field: MapPlan, check: Check, exact: boolean): Check {
  const { scalar } = field.key;
  const checkKey = scalarCheck(scalar, exact);
  return (value, depth) => {
    const isObject = !isMap(value);
    if (isObject && !isMessageObject(value)) return false;
    const entries = mapEntries(value);
    if (entries.length > 0 && depth < 0) return false;
    for (let index = 0; index < entries.length; index++) {
      const [key, entry] = entries[index]!;
      const isValid = isObject && scalar !== "string" ? isKeyText(scalar, key, exact) : checkKey(key, 0);
      if (!isValid || !check(entry, depth - 1)) return false;
    }
    return true;
  };
}

function isKeyText(scalar: ScalarType, key: unknown, exact: boolean): boolean {
  return mapKeyProblem(scalar, key, true) === undefined && !(exact && isInexactNumber(scalar, key));
}

function valueCheck(type: ValuePlan, link: Link, exact: boolean): Check {
  if (type.kind === "scalar") return scalarCheck(type.scalar, exact);
  if (type.kind === "enum") return enumCheck(type.enum);
  const message = link(type.message);
  return (value, depth) => message.run(value, depth);
}

function enumCheck(plan: EnumPlan): Check {
  if (plan.open) return isInt32;
  return (value) => isInt32(value) && enumValue(plan, value) !== undefined;
}

function scalarCheck(scalar: ScalarType, exact: boolean): Check {
  switch (scalarTypes[scalar].kind) {
    case "int32":
      return isInt32;
    case "uint32":
      return (value) => typeof value === "number" && value >>> 0 === value;
    case "int64":
    case "uint64":
      return int64Check(scalar, exact);
    case "float":
      if (scalar === "double") return (value) => typeof value === "number";
      return (value) => typeof value === "number" && isFloat(value);
    case "bool":
      return (value) => typeof value === "boolean";
    case "bytes":
      return isBytes;
    case "string":
      return (value) => typeof value === "string" && !hasLoneSurrogate(value);
  }
}

function isInt32(value: unknown): boolean {
  return typeof value === "number" && (value | 0) === value;
}

function int64Check(scalar: ScalarType, exact: boolean): Check {
  const unsigned = scalarTypes[scalar].kind === "uint64";
  return (value) => {
    if (typeof value === "number") return Number.isSafeInteger(value) && (!unsigned || value >= 0);
    if (exact) return false;
    if (typeof value === "bigint") return isInt64(value, unsigned);
    return scalarProblem(scalar, value) === undefined;
  };
}
