import {
  fillPlan,
  keyForm,
  type MutableOneof,
  type MutablePlan,
  namesOf,
  scalarPlan,
  startOneof,
  startPlan,
} from "../plan/build.ts";
import type { EnumPlan, FieldPlan, MapPlan, MessagePlan, OneofPlan, Representation, ValuePlan } from "../plan/plan.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";
import type {
  EnumDescriptor,
  FieldDescriptor,
  MessageDescriptor,
  OneofDescriptor,
  ValueType,
} from "../schema/descriptors.ts";
import { textName } from "./text-name.ts";

/** Makes the plans of message types that share a representation; each type has one. */
export class Planner {
  readonly representation: Representation;
  readonly #registry: TypeRegistry | undefined;
  readonly #plans = new Map<MessageDescriptor, MutablePlan>();
  readonly #descriptors = new Map<MessagePlan, MessageDescriptor>();
  readonly #pending: [MutablePlan, MessageDescriptor][] = [];

  constructor(representation: Representation, registry?: TypeRegistry) {
    this.representation = representation;
    this.#registry = registry;
  }

  /** The plan of a type. Types within it are planned with it, by a loop: nesting of a schema does not make this recurse. */
  plan(descriptor: MessageDescriptor): MessagePlan {
    const plan = this.#planOf(descriptor);
    for (let next = this.#pending.pop(); next !== undefined; next = this.#pending.pop()) this.#fill(...next);
    return plan;
  }

  /** What a plan of this planner was made of. */
  descriptorOf(plan: MessagePlan): MessageDescriptor {
    return this.#descriptors.get(plan)!;
  }

  #planOf(descriptor: MessageDescriptor): MutablePlan {
    let plan = this.#plans.get(descriptor);
    if (plan === undefined) {
      const { typeName, messageSet, proto } = descriptor;
      plan = startPlan({
        typeName,
        messageSet,
        representation: this.representation,
        registry: this.#registry,
        reservedNames: proto.reservedName ?? [],
      });
      this.#plans.set(descriptor, plan);
      this.#descriptors.set(plan, descriptor);
      this.#pending.push([plan, descriptor]);
    }
    return plan;
  }

  #fill(plan: MutablePlan, { oneofs, members }: MessageDescriptor): void {
    const planned = new Map<OneofDescriptor, MutableOneof>(
      oneofs.map((oneof) => [oneof, startOneof(oneof.name, oneof.localName)]),
    );
    fillPlan(
      plan,
      members.map((field, slot) => this.#planField(field, slot, field.oneof && planned.get(field.oneof))),
    );
  }

  #planField(field: FieldDescriptor, slot: number, oneof: OneofPlan | undefined): FieldPlan {
    const { kind, number, jsonName, presence } = field;
    const name = kind === "extension" ? field.fullName : field.name;
    const base = { kind, slot, name, ...namesOf(field.localName), jsonName, textName: textName(field), number, oneof };
    if (field.cardinality === "map")
      return { ...base, cardinality: "map", presence: "implicit", ...this.#mapPlan(field) };
    const value = this.#planValue(field.value, field);
    if (field.cardinality === "repeated")
      return { ...base, cardinality: "repeated", presence: "implicit", value, packed: field.packed };
    return { ...base, cardinality: "singular", presence, value, loose: false, defaultValue: field.defaultValue };
  }

  #mapPlan(field: FieldDescriptor): Pick<MapPlan, "key" | "value" | "maps"> {
    const { representation } = this;
    return {
      key: scalarPlan(field.mapKey!, keyForm(representation), field.verifyUtf8),
      value: this.#planValue(field.value, field),
      maps: representation.maps,
    };
  }

  #planValue(type: ValueType, field: FieldDescriptor): ValuePlan {
    switch (type.kind) {
      case "scalar":
        return scalarPlan(type.scalar, this.representation.int64, field.verifyUtf8);
      case "enum":
        return { kind: "enum", enum: enumPlan(type.enum) };
      case "message":
        return { kind: "message", message: this.#planOf(type.message), delimited: field.delimited };
    }
  }
}

const enumPlans = new WeakMap<EnumDescriptor, EnumPlan>();

function enumPlan(descriptor: EnumDescriptor): EnumPlan {
  let plan = enumPlans.get(descriptor);
  if (plan === undefined) {
    const { typeName, open, values } = descriptor;
    enumPlans.set(
      descriptor,
      (plan = { typeName, open, values: values.map(({ name, number }) => ({ name, number })) }),
    );
  }
  return plan;
}
