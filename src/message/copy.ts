import { ProtobufError } from "../errors.ts";
import type { FieldPlan, MapPlan, MessagePlan, ValuePlan } from "../plan/plan.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { floodText, isFlooded } from "./flooded-keys.ts";
import { convertInt64 } from "./int64.ts";
import { keepNaN } from "./keep-nan.ts";
import { mapEntries, setMapEntry } from "./map-key.ts";
import { type Representation, unknownFields } from "./message-type.ts";
import type { Nesting } from "./nesting.ts";
import { PerType, type Prepared } from "./per-type.ts";
import { inPropertyOrder } from "../plan/order.ts";
import { type AnyMessage, copyBytes, getMember, isBytes, isMap, isMessageObject, putMember } from "./property.ts";
import { wrongType } from "./scalar-value.ts";
import { copyUnknown } from "./unknown-fields.ts";
import { zeroMaker } from "./zero-value.ts";

/**
 * A deep copy of a message or a literal, in the shape that decode returns: fields in number order with the absent ones
 * filled in, 64-bit integers and maps in the configured representation; then the extensions that are present, in number
 * order; then the unknown fields. Other properties are left out.
 *
 * `depth` is the number of levels that may be below. Errors, without a path: LIMIT_EXCEEDED (also for a cycle),
 * INVALID_TYPE and OUT_OF_RANGE if the value was not verified.
 */
export type CopyMessage = (source: unknown, depth: number) => AnyMessage;

/** A deep copy of a value in a message; `depth` is that of a message or map in that place. */
type Copy = (value: any, depth: number) => unknown;
type Link = (plan: MessagePlan) => Prepared<CopyMessage>;

/** The parts of the function that copies messages of a type, member by member in the order of properties. */
export interface CopyParts {
  readonly members: readonly FieldPlan[];
  /** Undefined if the value is used as it is. */
  readonly copies: readonly (Copy | undefined)[];
  /** Makes the value of an absent field; undefined if it has none. */
  readonly zeros: readonly ((() => unknown) | undefined)[];
  /** Throws if the value is not a message, or is too deep. */
  readonly enter: (source: unknown, depth: number) => void;
  /** Adds extensions, from the member `first` on, and unknown fields. */
  readonly finish: (copy: AnyMessage, source: object, depth: number, first: number) => void;
}

/** A copy like that of `CopyMessage`, inside the messages that `nesting` has entered. */
export function copyMessage(plan: MessagePlan, source: unknown, nesting: Nesting): AnyMessage {
  return copiers.of(plan)(source, depthBelow(nesting));
}

/** The functions that copy messages, by type. */
export const copiers: PerType<CopyMessage> = new PerType((plan, link, unroll) => {
  const parts = copyParts(plan, link);
  return (unroll?.(plan, "copy", parts) as CopyMessage | undefined) ?? loop(plan, parts);
});

function copyParts(plan: MessagePlan, link: Link): CopyParts {
  const members = inPropertyOrder(plan);
  const copies = members.map((member) => fieldCopy(member, plan.representation, link));
  const zeros = members.map((member) =>
    member.kind === "field" && member.presence === "implicit" ? zeroMaker(member, plan.representation) : undefined,
  );
  return { members, copies, zeros, enter, finish: finisher(members, copies) };
}

function enter(source: unknown, depth: number): void {
  if (!isMessageObject(source)) throw wrongShape("a message", source);
  if (depth < 0) throw tooDeep();
}

function finisher(members: readonly FieldPlan[], copies: CopyParts["copies"]): CopyParts["finish"] {
  return (copy, source, depth, first) => {
    for (let index = first; index < members.length; index++) {
      const { localName } = members[index]!;
      const value = getMember(source, localName, false);
      if (value !== undefined) copy[localName] = copies[index]?.(value, depth - 1) ?? value;
    }
    copyUnknown(copy, source);
  };
}

function loop(plan: MessagePlan, { members, copies, zeros, finish }: CopyParts): CopyMessage {
  const names = members.map((member) => member.localName);
  const inherited = members.map((member) => member.inherited);
  const count = plan.fields.length;
  const dense = plan.absentIsOwn;
  return (source, depth) => {
    enter(source, depth);
    const copy: AnyMessage = {};
    for (let index = 0; index < count; index++) {
      const name = names[index]!;
      const value = getMember(source as object, name, inherited[index]!);
      if (value !== undefined) {
        const copyValue = copies[index];
        putMember(copy, name, copyValue === undefined ? value : copyValue(value, depth - 1), inherited[index]!);
      } else if (zeros[index] !== undefined) putMember(copy, name, zeros[index]!(), inherited[index]!);
      else if (dense) putMember(copy, name, undefined, inherited[index]!);
    }
    if (count < names.length || (source as AnyMessage)[unknownFields] !== undefined)
      finish(copy, source as object, depth, count);
    return copy;
  };
}

const fieldCopies = new WeakMap<FieldPlan, { readonly copy: Copy | undefined }>();

function copyOf(field: FieldPlan, representation: Representation): Copy | undefined {
  let known = fieldCopies.get(field);
  if (known === undefined) {
    const link: Link = (plan) => ({ run: (source, depth) => copiers.of(plan)(source, depth) });
    known = { copy: fieldCopy(field, representation, link) };
    fieldCopies.set(field, known);
  }
  return known.copy;
}

/** A deep copy of a field's value, inside the message that `nesting` entered last. */
export function copyField(field: FieldPlan, representation: Representation, value: unknown, nesting: Nesting): unknown {
  const copy = copyOf(field, representation);
  return copy === undefined ? value : copy(value, depthBelow(nesting));
}

/** Copies the elements of a list to the end of `target`, which may be the same list. */
export function appendElements(
  field: FieldPlan,
  representation: Representation,
  target: unknown[],
  source: unknown,
  nesting: Nesting,
): void {
  const elements = copyField(field, representation, source, nesting) as unknown[];
  for (let index = 0; index < elements.length; index++) {
    if (elements[index] !== elements[index]) keepNaN(target);
    target.push(elements[index]);
  }
}

/** Copies the entries of a map to `target`, in the form of `target`; entries with the same key are replaced. */
export function copyEntries(
  field: MapPlan,
  representation: Representation,
  target: object,
  source: unknown,
  nesting: Nesting,
): void {
  const link: Link = (plan) => ({ run: (message, depth) => copiers.of(plan)(message, depth) });
  copyInto(field, representation, target, source, valueCopy(field.value, link), depthBelow(nesting));
}

function depthBelow({ maxDepth, ancestors }: Nesting): number {
  return maxDepth - ancestors.length;
}

function fieldCopy(field: FieldPlan, representation: Representation, link: Link): Copy | undefined {
  const copy = valueCopy(field.value, link);
  if (field.cardinality === "repeated") return copy === undefined ? copyPlainList : listCopy(copy);
  return field.cardinality === "map" ? mapCopy(field, representation, copy) : copy;
}

/** Undefined for values that the copy shares: strings, booleans and numbers. */
function valueCopy(type: ValuePlan, link: Link): Copy | undefined {
  if (type.kind === "message") {
    const message = link(type.message);
    return (value, depth) => message.run(value, depth);
  }
  const kind = type.kind === "enum" ? "int32" : scalarTypes[type.scalar].kind;
  switch (kind) {
    case "int32":
    case "uint32":
      // -0 is none of them.
      return (value) => (value === 0 ? 0 : value);
    case "int64":
    case "uint64":
      return int64Copy(kind === "uint64", (type as { int64: "bigint" }).int64);
    case "bytes":
      return (value) => (isBytes(value) ? copyBytes(value) : value);
    default:
      return undefined;
  }
}

function int64Copy(unsigned: boolean, form: "bigint" | "number" | "string" | "long"): Copy {
  if (form !== "bigint") return (value) => convertInt64(value, unsigned, form);
  return unsigned
    ? (value) =>
        typeof value === "bigint" && BigInt.asUintN(64, value) === value && value >= 0n
          ? value
          : convertInt64(value, true, form)
    : (value) =>
        typeof value === "bigint" && BigInt.asIntN(64, value) === value ? value : convertInt64(value, false, form);
}

/** Up to this many elements a loop beats a call. */
const shortList = 16;

/** A list of strings, booleans or floating-point numbers. */
function copyPlainList(source: unknown): unknown[] {
  if (!Array.isArray(source)) throw wrongShape("an array", source);
  const { length } = source;
  // `slice` keeps the form in which V8 holds the elements, and with it the bits of NaN.
  if (length > shortList && Object.getPrototypeOf(source) === Array.prototype) return source.slice();
  const copy: unknown[] = [];
  for (let index = 0; index < length; index++) {
    const element: unknown = source[index];
    if (element !== element) keepNaN(copy);
    copy.push(element);
  }
  return copy;
}

function listCopy(copyElement: Copy): Copy {
  return (source, depth) => {
    if (!Array.isArray(source)) throw wrongShape("an array", source);
    const copy: unknown[] = [];
    const { length } = source;
    for (let index = 0; index < length; index++) copy.push(copyElement(source[index], depth));
    return copy;
  };
}

function mapCopy(field: MapPlan, representation: Representation, copy: Copy | undefined): Copy {
  const isObject = field.maps === "object";
  return (source, depth) => {
    if (isObject && !isMap(source) && isMessageObject(source)) return copyObject(source, copy, depth);
    const target = isObject ? {} : new Map();
    copyInto(field, representation, target, source, copy, depth);
    return target;
  };
}

/** A map that is an object, and stays one. */
function copyObject(source: object, copy: Copy | undefined, depth: number): object {
  const target: AnyMessage = {};
  const keys = Object.keys(source);
  if (keys.length > 0 && depth < 0) throw tooDeep();
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index]!;
    const inherited = key in Object.prototype;
    const value = getMember(source, key, inherited);
    putMember(target, key, copy === undefined ? value : copy(value, depth - 1), inherited);
  }
  return target;
}

function copyInto(
  field: MapPlan,
  representation: Representation,
  target: object,
  source: unknown,
  copy: Copy | undefined,
  depth: number,
): void {
  if (!isMap(source) && !isMessageObject(source)) throw wrongShape("an object or a Map", source);
  const keyIsText = !isMap(source);
  const entries = mapEntries(source);
  if (entries.length > 0 && depth < 0) throw tooDeep();
  for (let index = 0; index < entries.length; index++) {
    const [key, value] = entries[index]!;
    const copied = copy === undefined ? value : copy(value, depth - 1);
    setMapEntry(target, field.key.scalar, key, keyIsText, copied, representation);
    if (isFlooded(target)) throw new ProtobufError("LIMIT_EXCEEDED", floodText);
  }
}

/** The caller then walks the message again to find out whether it is a cycle. */
function tooDeep(): ProtobufError {
  return new ProtobufError("LIMIT_EXCEEDED", "more levels of nesting than maxDepth");
}

function wrongShape(expected: string, value: unknown): ProtobufError {
  const { code, message } = wrongType(expected, value);
  return new ProtobufError(code, message);
}
