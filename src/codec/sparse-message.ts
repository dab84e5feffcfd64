import { type Emission, slotOf } from "./emission.ts";
import { hasZero } from "./field/absent.ts";
import type { DecodeSite } from "./field/field-codec.ts";
import { inPropertyOrder } from "../plan/order.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { type Code, identifier, join, js, literal, property, propertyKey } from "./source/code.ts";
import { typed } from "./source/print.ts";

/*
 * Messages that own some of their fields only where they are present: extensions, and the fields of large types. The order of their properties is that of the
 * field numbers, with extensions at the end, in whichever order the wire brings them: so they are decoded into an object that has all, and made of that at the
 * end. One that is continued has its properties sorted when all is decoded, which is slow and rare.
 */

export function isSparse(plan: MessagePlan): boolean {
  return plan.members.some((field) => isLoose(plan, field));
}

/** The message has no property for the field while it is absent. */
function isLoose(plan: MessagePlan, field: FieldPlan): boolean {
  return field.kind === "extension" || !(plan.absentIsOwn || hasZero(field));
}

/** Statements that declare `present`, a message of what `message` has. */
export function emitPresent(emission: Emission, plan: MessagePlan): Code {
  const fields = inPropertyOrder(plan);
  const firstLoose = fields.findIndex((field) => isLoose(plan, field));
  const entries = fields
    .slice(0, firstLoose)
    .map((field) => js`${join([propertyKey(field.localName), slotOf(field)], ": ")},`);
  const unknownFields = emission.runtime("unknownFields");
  return js`
    const present${typed("any")} = {
      ${entries}
    };
    ${fields.slice(firstLoose).map((field) => emitOwn(emission, field, isLoose(plan, field)))}
    if (message[${unknownFields}] !== undefined) present[${unknownFields}] = message[${unknownFields}];
  `;
}

function emitOwn(emission: Emission, field: FieldPlan, loose: boolean): Code {
  const set = emitSet(emission, field, identifier("present"), slotOf(field));
  return loose ? js`if (${slotOf(field)} !== undefined) ${set}` : set;
}

function emitSet(emission: Emission, field: FieldPlan, message: Code, value: Code): Code {
  if (field.inherited) return js`${emission.runtime("setOwn")}(${message}, ${literal(field.localName)}, ${value});`;
  return js`${property(message, field.localName)} = ${value};`;
}

/** Statements that put the properties of a message in order, and leave out the loose ones that are undefined. */
export function emitSort(emission: Emission, plan: MessagePlan, message: Code): Code {
  const fields = inPropertyOrder(plan);
  const unsorted = fields.slice(fields.findIndex((field) => isLoose(plan, field)));
  return js`${emission.runtime("sortLater")}(${message}, ${emission.propertyNames(
    plan,
    unsorted.map((field) => field.localName),
  )});`;
}

/** How fields of a message of this type are given values, and lose them. */
export function messageSite(emission: Emission, plan: MessagePlan): Pick<DecodeSite, "store" | "clear"> {
  const sparse = isSparse(plan);
  const set = (field: FieldPlan, value: Code): Code =>
    sparse ? emitSet(emission, field, identifier("message"), value) : js`${slotOf(field)} = ${value};`;
  return { store: set, clear: (field) => set(field, literal(undefined)) };
}
