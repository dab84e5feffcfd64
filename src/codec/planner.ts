import type { MessageType, Representation } from "../message/message-type.ts";
import { largestDenseType } from "../message/zero-value.ts";
import type { EnumDescriptor, FieldDescriptor, MessageDescriptor, OneofDescriptor, ValueType } from "../schema/descriptors.ts";
import type { ScalarType } from "../schema/scalar-type.ts";
import type { EnumPlan, FieldPlan, Int64Representation, MapPlan, MessagePlan, OneofPlan, ScalarPlan, SingularPlan, ValuePlan } from "./plan.ts";

/** Estimated bytes: of an object, of a property, of a list, of a map in either form. */
const memory = { object: 40, property: 8, list: 32, object_map: 56, map: 200 };

/** Makes the plans of message types that share a representation; each type has one. */
export class Planner {
  readonly representation: Representation;
  readonly #plans = new Map<MessageDescriptor, MutablePlan>();

  constructor(representation: Representation) {
    this.representation = representation;
  }

  /** The plan of a type. Types within it are planned with it, by a loop: nesting of a schema does not make this recurse. */
  plan(descriptor: MessageDescriptor): MessagePlan {
    const plan = this.#planOf(descriptor);
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) this.#fill(next);
    this.#markRequires();
    return plan;
  }

  readonly #pending: MutablePlan[] = [];
  #filled: MutablePlan[] = [];

  #planOf(descriptor: MessageDescriptor): MutablePlan {
    let plan = this.#plans.get(descriptor);
    if (plan === undefined) {
      const dense = descriptor.fields.length <= largestDenseType;
      const type: MessageType = { typeName: descriptor.typeName, descriptor, representation: this.representation };
      plan = {
        typeName: descriptor.typeName,
        type,
        fields: [],
        absentIsOwn: dense,
        straight: descriptor.members.length <= largestDenseType,
        memory: this.#memoryOf(descriptor),
        messageSet: descriptor.messageSet,
        strangersAreEmpty: !descriptor.members.some((member) => isBuiltinName(member.localName) || member.presence === "required"),
        requires: false,
      };
      this.#plans.set(descriptor, plan);
      this.#pending.push(plan);
    }
    return plan;
  }

  #memoryOf(descriptor: MessageDescriptor): number {
    let bytes = memory.object;
    for (const field of descriptor.fields) {
      bytes += memory.property;
      if (field.cardinality === "repeated") bytes += memory.list;
      if (field.cardinality === "map") bytes += this.representation.maps === "map" ? memory.map : memory.object_map;
    }
    return bytes;
  }

  #fill(plan: MutablePlan): void {
    const oneofs = new Map<OneofDescriptor, MutableOneof>();
    for (const field of plan.type.descriptor.members) {
      const planned = this.#planField(field, plan.fields.length, oneofs);
      plan.fields.push(planned);
      if (planned.shape === "singular") (planned.oneof as MutableOneof | undefined)?.members.push(planned);
    }
    this.#filled.push(plan);
  }

  #planField(field: FieldDescriptor, slot: number, oneofs: Map<OneofDescriptor, MutableOneof>): FieldPlan {
    const base = {
      slot,
      name: internalized(field.localName),
      number: field.number,
      extension: field.kind === "extension",
      inherited: field.localName in Object.prototype,
      oneof: this.#oneofOf(field.oneof, oneofs),
    };
    if (field.cardinality === "map") return { ...base, shape: "map", ...this.#mapPlan(field) };
    const value = this.#planValue(field.value, field, this.representation.int64);
    if (field.cardinality === "repeated") return { ...base, shape: "repeated", value, packed: field.packed };
    return { ...base, shape: "singular", presence: field.presence, value };
  }

  #mapPlan(field: FieldDescriptor): Pick<MapPlan, "key" | "value" | "maps"> {
    const { maps, int64 } = this.representation;
    // The keys of an object become text; a Map finds a Long only by identity.
    const keyForm = maps === "object" || int64 === "long" ? "bigint" : int64;
    return { key: scalarPlan(field.mapKey!, field, keyForm), value: this.#planValue(field.value, field, int64), maps };
  }

  #oneofOf(oneof: OneofDescriptor | undefined, oneofs: Map<OneofDescriptor, MutableOneof>): OneofPlan | undefined {
    if (oneof === undefined || oneof.fields.length < 2) return undefined;
    let plan = oneofs.get(oneof);
    if (plan === undefined) oneofs.set(oneof, (plan = { name: oneof.name, members: [], slot: oneof.message.members.length + oneofs.size }));
    return plan;
  }

  #planValue(type: ValueType, field: FieldDescriptor, int64: Int64Representation): ValuePlan {
    switch (type.kind) {
      case "scalar":
        return scalarPlan(type.scalar, field, int64);
      case "enum":
        return enumPlan(type.enum);
      case "message":
        return { kind: "message", message: this.#planOf(type.message), delimited: field.delimited };
    }
  }

  /** A type requires fields if it has a required one, or a type within it does: spread until nothing changes. */
  #markRequires(): void {
    const plans = this.#filled;
    this.#filled = [];
    const users = new Map<MessagePlan, MutablePlan[]>();
    const queue: MutablePlan[] = [];
    for (const plan of plans) {
      if (plan.fields.some(isRequired) || plan.fields.some((field) => field.value.kind === "message" && field.value.message.requires)) queue.push(plan);
      for (const field of plan.fields) {
        if (field.value.kind !== "message") continue;
        const list = users.get(field.value.message);
        if (list === undefined) users.set(field.value.message, [plan]);
        else list.push(plan);
      }
    }
    for (let plan = queue.pop(); plan !== undefined; plan = queue.pop()) {
      if (plan.requires) continue;
      plan.requires = true;
      queue.push(...(users.get(plan) ?? []));
    }
  }
}

type MutablePlan = { -readonly [K in keyof MessagePlan]: K extends "fields" ? FieldPlan[] : MessagePlan[K] };
type MutableOneof = OneofPlan & { readonly members: SingularPlan[] };

function isBuiltinName(name: string): boolean {
  return name === "length" || [Array, Map, Set, Date, Uint8Array, ArrayBuffer, RegExp, Error, Promise].some((type) => name in type.prototype);
}

/** The same text as a property's name: by another string of the same characters, V8 finds a property some 20 ns later (benchmark case `batch`). */
function internalized(name: string): string {
  return Object.keys({ [name]: undefined })[0]!;
}

function isRequired(field: FieldPlan): boolean {
  return field.shape === "singular" && field.presence === "required";
}

function scalarPlan(type: ScalarType, field: FieldDescriptor, int64: Int64Representation): ScalarPlan {
  return { kind: "scalar", type, int64, verifyUtf8: field.verifyUtf8 };
}

/** One plan, and one list of numbers, for all fields of an enum. */
const closedEnums = new WeakMap<EnumDescriptor, EnumPlan>();

function enumPlan(descriptor: EnumDescriptor): EnumPlan {
  if (descriptor.open) return { kind: "enum", closed: undefined, first: 0 };
  let plan = closedEnums.get(descriptor);
  if (plan === undefined) {
    const numbers = descriptor.values.map(({ number }) => number).sort((left, right) => left - right);
    const closed = numbers.filter((number, index) => number !== numbers[index - 1]);
    closedEnums.set(descriptor, (plan = { kind: "enum", closed, first: descriptor.values[0]?.number ?? 0 }));
  }
  return plan;
}
