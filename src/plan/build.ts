import type { FieldPlan, MessagePlan, OneofPlan, Representation, ScalarPlan, SingularPlan } from "./plan.ts";
import type { ScalarType } from "./scalar-type.ts";
import type { TypeRegistry } from "./type-registry.ts";

/*
 * How plans are made, wherever they come from: an empty one first, since types refer to each other, and then its members, of which everything else follows.
 */

/** Types of up to this many fields own all their fields, absent ones as undefined; larger types own what is present, and what has implicit presence. */
const largestDenseType = 64;

export type MutablePlan = {
  -readonly [K in keyof MessagePlan]: K extends "fields" | "members"
    ? FieldPlan[]
    : K extends "oneofs"
      ? MutableOneof[]
      : MessagePlan[K];
};
export type MutableOneof = Omit<OneofPlan, "fields" | "slot"> & { readonly fields: SingularPlan[]; slot: number };

type MutableSingular = { -readonly [K in keyof SingularPlan]: SingularPlan[K] };

/** What a plan is told; the rest follows. */
export interface PlanStart extends Pick<MessagePlan, "typeName" | "representation" | "reservedNames" | "messageSet"> {
  readonly registry: TypeRegistry | undefined;
}

/** A plan without members. */
export function startPlan(start: PlanStart): MutablePlan {
  return {
    ...start,
    fields: [],
    members: [],
    oneofs: [],
    absentIsOwn: true,
  };
}

/** Adds the members, in field-number order, to an empty plan; oneofs come in the order of their first fields. */
export function fillPlan(plan: MutablePlan, members: readonly FieldPlan[]): void {
  plan.members.push(...members);
  plan.fields.push(...members.filter(({ kind }) => kind === "field"));
  const absentIsOwn = plan.fields.length <= largestDenseType;
  plan.absentIsOwn = absentIsOwn;
  for (const member of members) {
    if (member.cardinality !== "singular") continue;
    const { kind, presence } = member;
    (member as MutableSingular).loose = kind === "extension" || !(absentIsOwn || presence === "implicit");
    const oneof = member.oneof as MutableOneof | undefined;
    if (oneof === undefined || oneof.fields.push(member) > 1) continue;
    oneof.slot = members.length + plan.oneofs.length;
    plan.oneofs.push(oneof);
  }
}

/** A oneof without members. */
export function startOneof(name: string, localName: string): MutableOneof {
  return { name, localName, fields: [], slot: 0 };
}

/** The names of a member, as a plan has them. */
export function namesOf(localName: string): { readonly localName: string; readonly inherited: boolean } {
  return { localName: internalized(localName), inherited: localName in Object.prototype };
}

/**
 * The same text as a property's name: by another string of the same characters, V8 finds a property about 20 ns later
 * (benchmark case `batch`).
 */
function internalized(name: string): string {
  return Object.keys({ [name]: undefined })[0]!;
}

/** A value of a scalar type; `verifyUtf8` is of the field, and means the strings in it. */
export function scalarPlan(scalar: ScalarType, int64: Representation["int64"], verifyUtf8: boolean): ScalarPlan {
  return { kind: "scalar", scalar, int64, verifyUtf8: verifyUtf8 && scalar === "string" };
}

/** How the keys of a map are held while they are read: those of an object become text, and a Map finds a Long only by identity. */
export function keyForm({ int64, maps }: Representation): Representation["int64"] {
  return maps === "object" || int64 === "long" ? "bigint" : int64;
}
