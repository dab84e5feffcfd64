import { getOwn } from "../../message/property.ts";
import * as memoryCosts from "../../plan/costs.ts";
import type { OneofPlan, SingularPlan } from "../../plan/plan.ts";
import { scalarTypes } from "../../plan/scalar-type.ts";
import { cursor, writeVarint32 } from "../../wire/varint.ts";
import { type Emission, fieldOf, fieldVariable, memberVariable } from "../emission.ts";
import type { Interpretation, Parts } from "../parts.ts";
import { charge } from "../runtime/decode-state.ts";
import { noMember } from "../runtime/switch-member.ts";
import { keepRecord } from "../runtime/unknown.ts";
import { missingRequired, throwOneofConflict } from "../runtime/write-checks.ts";
import { type Code, js, literal } from "../source/code.ts";
import { declareFunction } from "../source/print.ts";
import { emitterOf, interpreterOf } from "../value/index.ts";
import { mayBeBoxed, propertyMemory } from "../value/memory.ts";
import type { ReadValue, ValueEmitter, WriteValue } from "../value/value-codec.ts";
import { partOf } from "../value/scalar.ts";
import { mayReject, tagOf } from "../value/wire-form.ts";
import { zeroOf } from "../value/zero.ts";
import type { DecodeRecord, DecodeSite, EncodeField, FieldEmitter, FieldInterpreter } from "./field-codec.ts";

/*
 * Singular fields: the last value on the wire counts; messages are merged. A member of a oneof clears the others.
 */

export function emitSingular(plan: SingularPlan): FieldEmitter {
  const field = withoutLoneOneof(plan);
  const value = emitterOf(field.value, field.number);
  const tag = tagOf(field.number, field.value);
  return {
    records: [
      {
        tag,
        repeats: false,
        rejects: mayReject(field.value) ? "record" : "nothing",
        emitDecode: (emission, site) => emitDecode(emission, field, value, site),
      },
    ],
    emitEncode: (emission) => emitEncode(emission, field, value, tag),
  };
}

export function interpretSingular(plan: SingularPlan, interpretation: Interpretation): FieldInterpreter {
  const field = withoutLoneOneof(plan);
  const { read, write } = interpreterOf(field.value, field.number, interpretation);
  const tag = tagOf(field.number, field.value);
  const isZero = specialZero(field, interpretation.parts);
  const isPlain =
    isZero === undefined && field.oneof === undefined && !field.inherited && field.presence !== "required";
  const zero = isZero === undefined ? plainZero(field, interpretation.parts) : undefined;
  const encode = encodePlain(field, tag, write, zero);
  const decode = clearing(field, charging(field, mayReject(field.value) ? keepingRejected(read) : read));
  return {
    records: [{ tag, slot: field.slot, decode }],
    encode: isPlain ? encode : encodeChecked(field, encode, isZero),
  };
}

/** A oneof of one member has no others to clear. */
function withoutLoneOneof(field: SingularPlan): SingularPlan {
  return field.oneof?.fields.length === 1 ? { ...field, oneof: undefined } : field;
}

function emitDecode(emission: Emission, field: SingularPlan, value: ValueEmitter, site: DecodeSite): Code {
  const { inOrder } = site;
  const previous = inOrder ? undefined : fieldOf(field);
  const store = js`
    ${emitClear(emission, field, site)}
    ${site.store(field, js`value`)}
  `;
  const storeOrReject = js`
    if (value === undefined) {
      ${site.reject}
    } else {
      ${store}
    }
  `;
  const memory = fieldMemory(field);
  return js`
    ${memory === 0 ? js`` : js`cost += ${memory};`}
    ${value.emitRead(emission, js`value`, previous)}
    ${mayBeBoxed(field.value) ? js`if (value !== (value | 0)) cost += ${memoryCosts.boxedNumber};` : js``}
    ${mayReject(field.value) ? storeOrReject : store}
  `;
}

/** Estimated bytes of a value that has come; those that are read once more, since they may be none of the field's, have none. */
function fieldMemory({ value, loose }: SingularPlan): number {
  return propertyMemory(value) + (loose ? memoryCosts.looseProperty : 0);
}

/** Charges what a value takes, for the interpreter. */
function charging(field: SingularPlan, decode: DecodeRecord): DecodeRecord {
  const memory = fieldMemory(field);
  if (mayBeBoxed(field.value))
    return (bytes, position, end, depth, previous, start, slots) => {
      if (memory !== 0) charge(memory, position);
      const value = decode(bytes, position, end, depth, previous, start, slots) as number;
      if (value !== (value | 0)) charge(memoryCosts.boxedNumber, cursor.position);
      return value;
    };
  if (memory === 0) return decode;
  return (bytes, position, end, depth, previous, start, slots) => {
    charge(memory, position);
    return decode(bytes, position, end, depth, previous, start, slots);
  };
}

/** Oneofs of up to this many members are cleared member by member: the code grows with the square of their number. */
const largestInline = 8;

/** Returns whether code remembers which member of a oneof is set, to clear that one. */
export function isWide({ fields }: OneofPlan): boolean {
  return fields.length > largestInline;
}

/** Statements that take the other members of the oneof away. */
function emitClear(emission: Emission, field: SingularPlan, { inOrder, clear }: DecodeSite): Code {
  const { oneof } = field;
  if (oneof === undefined) return js``;
  if (!isWide(oneof))
    return js`${oneof.fields.filter((member) => member !== field && (!inOrder || member.number < field.number)).map(clear)}`;
  const set = memberVariable(oneof);
  const name = literal(field.localName);
  if (inOrder)
    return js`
    ${field === oneof.fields[0] ? js`` : js`if (${set} !== ${literal(noMember)}) message[${set}] = undefined;`}
    ${set} = ${name};
  `;
  return js`${set} = ${emission.runtime("switchMember")}(message, ${set} ?? ${emitSetMember(emission, oneof)}(message), ${name});`;
}

/** The function that finds the member of a oneof that is set. */
function emitSetMember(emission: Emission, oneof: OneofPlan): Code {
  const body = js`
    ${oneof.fields.map((member) => js`if (${fieldOf(member)} !== undefined) return ${literal(member.localName)};`)}
    return ${literal(noMember)};
  `;
  return emission.helper("setMember", oneof, (name) => declareFunction(name, { message: "any" }, "any", body));
}

/** The value stays what it was where the record is none of the field's. */
function keepingRejected(read: ReadValue): DecodeRecord {
  return (bytes, position, end, depth, previous, start) => {
    const value = read(bytes, position, end, depth);
    if (value !== undefined) return value;
    keepRecord(bytes, start, cursor.position);
    return previous;
  };
}

/** Clears the other members of the oneof, where the record was one of the field. */
function clearing(field: SingularPlan, decode: DecodeRecord): DecodeRecord {
  const { oneof, slot } = field;
  if (oneof === undefined) return decode;
  const isMessage = field.value.kind === "message";
  return (bytes, position, end, depth, previous, start, slots) => {
    const value = decode(bytes, position, end, depth, isMessage ? previous : undefined, start, slots);
    if (value === undefined) return previous;
    const set = (slots[oneof.slot] ?? setSlot(oneof, slots)) as number;
    if (set !== slot && set !== noSlot) slots[set] = undefined;
    slots[oneof.slot] = slot;
    return value;
  };
}

/** No member of a oneof is set. */
export const noSlot = -1;

/** The slot of the member that is set, of a message that is continued. */
function setSlot({ fields }: OneofPlan, slots: readonly unknown[]): number {
  return fields.find((member) => slots[member.slot] !== undefined)?.slot ?? noSlot;
}

function emitEncode(emission: Emission, field: SingularPlan, value: ValueEmitter, tag: number): Code {
  const slot = fieldVariable(field);
  const write = js`
    ${emitOneofCheck(emission, field)}
    ${emission.writeTag(tag)}
    ${value.emitWrite(emission, slot, js`message`, literal(field.localName))}
  `;
  const read = js`
    ${field.oneof?.fields[0] === field ? js`let ${memberVariable(field.oneof)};` : js``}
    const ${slot} = ${fieldOf(field)};
  `;
  if (field.presence === "required")
    return js`
    ${read}
    if (${slot} === undefined) {
      ${emission.runtime("missingRequired")}(message, ${literal(field.localName)});
    } else {
      ${write}
    }
  `;
  return js`
    ${read}
    if (${emitPresent(emission, field, slot)}) {
      ${write}
    }
  `;
}

function emitPresent(emission: Emission, field: SingularPlan, slot: Code): Code {
  if (field.presence !== "implicit" || field.value.kind === "message") return js`${slot} !== undefined`;
  const kind = field.value.kind === "enum" ? "int32" : scalarTypes[field.value.scalar].kind;
  switch (kind) {
    case "int64":
    case "uint64":
      // A bigint is asked as a condition, which V8 has inline (benchmark case `otlp`).
      return js`${slot} !== undefined && (typeof ${slot} === "bigint" ? ${slot} : !${emission.runtime("isZero64")}(${slot}))`;
    case "float":
      return js`${slot} !== undefined && (${slot} !== 0 || Object.is(${slot}, -0))`;
    case "bool":
      return js`${slot} !== undefined && ${slot} !== false`;
    case "string":
      return js`${slot} !== undefined && ${slot} !== ""`;
    case "bytes":
      return js`${slot} !== undefined && !${emission.runtime("isEmptyBytes")}(${slot})`;
    default:
      return js`${slot} !== undefined && ${slot} !== 0`;
  }
}

/** Returns whether a value is a zero of implicit presence, for the interpreter, if several values are. */
function specialZero({ presence, value }: SingularPlan, parts: Parts): ((value: unknown) => boolean) | undefined {
  return presence === "implicit" && value.kind === "scalar" ? parts[partOf(value)]!.isZero : undefined;
}

/** Members before this one, in number order, must not be set too. */
function emitOneofCheck(emission: Emission, field: SingularPlan): Code {
  const { oneof } = field;
  if (oneof === undefined) return js``;
  const set = memberVariable(oneof);
  const name = literal(field.localName);
  return js`
    ${field === oneof.fields[0] ? js`` : js`if (${set} !== undefined) ${emission.runtime("throwOneofConflict")}(message, ${literal(oneof.name)}, ${set}, ${name});`}
    ${field === oneof.fields.at(-1) ? js`` : js`${set} = ${name};`}
  `;
}

/** The zero of implicit presence, for the interpreter; undefined without it. */
function plainZero({ presence, value }: SingularPlan, parts: Parts): unknown {
  if (presence !== "implicit" || value.kind === "message") return undefined;
  return value.kind === "enum" ? 0 : zeroOf(value, parts);
}

/** Most fields: in a function of its own, that V8 can put into that of the type (benchmark case `batch`). */
function encodePlain({ localName: name }: SingularPlan, tag: number, write: WriteValue, zero: unknown): EncodeField {
  return (message, value, bytes, position, depth) => {
    if (value === undefined || value === zero) return position;
    position = tag < 128 ? ((bytes[position] = tag), position + 1) : writeVarint32(bytes, position, tag);
    return write(bytes, position, value, message, name, depth);
  };
}

function encodeChecked(
  field: SingularPlan,
  encode: EncodeField,
  isZero: ((value: unknown) => boolean) | undefined,
): EncodeField {
  const { localName: name, inherited, presence, oneof } = field;
  return (message, value, bytes, position, depth) => {
    if (inherited) value = getOwn(message, name);
    if (value === undefined) {
      if (presence === "required") missingRequired(message, name);
      return position;
    }
    if (isZero?.(value)) return position;
    if (oneof !== undefined) checkUnset(message, oneof, field);
    return encode(message, value, bytes, position, depth);
  };
}

/** Members before this one, in number order, must not be set too. */
function checkUnset(message: any, oneof: OneofPlan, field: SingularPlan): void {
  for (const member of oneof.fields) {
    if (member === field) return;
    const value: unknown = member.inherited ? getOwn(message, member.localName) : message[member.localName];
    if (value !== undefined) throwOneofConflict(message, oneof.name, member.localName, field.localName);
  }
}
