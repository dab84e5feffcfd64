import type { CopyParts } from "../message/copy.ts";
import type { EqualParts } from "../message/equals.ts";
import type { CheckParts } from "../message/is-valid.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { fieldOf } from "./emission.ts";
import { emitFormat, emitText, emitValue, numbered } from "./emit-forms.ts";
import { type Code, identifier, join, js, literal, property, propertyKey } from "./source/code.ts";

/*
 * The loops over the members of a message of message/, unrolled. They are what the loops are, and call the same closures: those that belong to the members stand
 * in `parts`.
 */

/**
 * The body of a function that gets `parts` and `unknownFields`, and returns the loop; undefined if there is none to be
 * unrolled.
 */
export type EmitLoop = (plan: MessagePlan, parts: any) => Code | undefined;

/** By what `Unroll` calls them. */
export const loops: ReadonlyMap<string, EmitLoop> = new Map<string, EmitLoop>([
  ["copy", emitCopy],
  ["check", emitCheck],
  ["equal", emitEqual],
  ["text", emitText],
  ["build", emitBuild],
  ["read", emitRead],
  ["value", emitValue],
  ["format", emitFormat],
]);

/** Types that own absent fields alone: others get properties one by one. */
function emitCopy(plan: MessagePlan, { copies }: CopyParts): Code | undefined {
  if (!plan.absentIsOwn) return undefined;
  const { fields } = plan;
  const values = numbered("value", fields);
  const copyOf = numbered("copy", fields);
  const zeroOf = numbered("zero", fields);
  const entry = (field: FieldPlan, index: number): Code => {
    const copied = copies[index] === undefined ? values[index]! : js`${copyOf[index]!}(${values[index]!}, below)`;
    const zero = emitZero(field, zeroOf[index]!);
    return js`${propertyKey(field.localName)}: ${values[index]!} === undefined ? ${zero} : ${copied},`;
  };
  const always = plan.members.length > fields.length;
  return js`
    const { copies: [${join(copyOf, ", ")}], enter, finish } = parts;
    ${emitZeros(plan)}
    return (message, depth) => {
      if (typeof message !== "object" || message === null || depth < 0) enter(message, depth);
      const below = depth - 1;
      ${fields.map((field, index) => js`const ${values[index]!} = ${fieldOf(field)};`)}
      if (Object.getPrototypeOf(message) !== Object.prototype) enter(message, depth);
      const copy = {
        ${fields.map(entry)}
      };
      if (${always ? literal(true) : js`message[unknownFields] !== undefined`}) finish(copy, message, depth, ${fields.length});
      return copy;
    };
  `;
}

/** Its zero is not an object that messages may change. */
function isConstant({ cardinality, presence }: FieldPlan): boolean {
  return cardinality === "singular" && presence === "implicit";
}

function emitZero(field: FieldPlan, constant: Code): Code {
  if (field.cardinality === "repeated") return js`[]`;
  if (field.cardinality === "map") return field.maps === "map" ? js`new Map()` : js`{}`;
  return isConstant(field) ? constant : literal(undefined);
}

function emitCheck(plan: MessagePlan, { members }: CheckParts): Code {
  const checkOf = numbered("check", members);
  const countOf = new Map(plan.oneofs.map((oneof, index) => [oneof, identifier(`count${index}`)]));
  const member = (field: FieldPlan, index: number): Code => {
    const count = countOf.get(field.oneof!);
    return js`
      value = ${fieldOf(field)};
      if (value !== undefined) {
        if (!${checkOf[index]!}(value, below)) return false;
        ${count === undefined ? [] : js`if (++${count} > 1) return false;`}
      }
      ${field.presence === "required" ? js`else return false;` : []}
    `;
  };
  return js`
    const { checks: [${join(checkOf, ", ")}], enter, finish } = parts;
    return (message, depth) => {
      if (typeof message !== "object" || message === null || depth < 0) return false;
      const below = depth - 1;
      let value;
      ${[...countOf.values()].map((count) => js`let ${count} = 0;`)}
      ${members.map(member)}
      return (Object.getPrototypeOf(message) === Object.prototype || enter(message, depth)) && finish(message);
    };
  `;
}

/** Makes a message of the values of its members in the order of properties. */
function emitBuild(plan: MessagePlan): Code | undefined {
  if (!isLiteral(plan)) return undefined;
  const values = numbered("value", plan.fields);
  return js`
    ${emitZeros(plan)}
    return (values) => {
      ${values.map((value, index) => js`const ${value} = values[${index}];`)}
      ${emitMessage(plan, values)}
    };
  `;
}

/** The same of what the values are read out of. What is left out is undefined or null. */
function emitRead(plan: MessagePlan): Code | undefined {
  if (!isLiteral(plan)) return undefined;
  const values = numbered("value", plan.fields);
  const readOf = numbered("read", plan.fields);
  const read = (field: FieldPlan, index: number): Code => js`
    let ${values[index]!} = values[${index}];
    if (${values[index]!} !== undefined) ${values[index]!} = ${readOf[index]!}(${values[index]!}, below);
    ${field.presence === "required" ? js`if (${values[index]!} === undefined || ${values[index]!} === null) refuse();` : []}
  `;
  return js`
    const { match, refuse, reads: [${join(readOf, ", ")}] } = parts;
    ${emitZeros(plan)}
    return (json, depth) => {
      const values = match(json, depth);
      const below = depth - 1;
      ${plan.fields.map(read)}
      ${emitMessage(plan, values)}
    };
  `;
}

/** Types whose messages are made at once: others get properties one by one. */
function isLiteral({ absentIsOwn, members, fields }: MessagePlan): boolean {
  return absentIsOwn && members.length === fields.length;
}

/** The zeros that messages may share. */
function emitZeros({ fields }: MessagePlan): Code[] {
  const zeroOf = numbered("zero", fields);
  return fields.flatMap((field, index) =>
    isConstant(field) ? [js`const ${zeroOf[index]!} = parts.zeros[${index}]();`] : [],
  );
}

function emitMessage({ fields }: MessagePlan, values: readonly Code[]): Code {
  const zeroOf = numbered("zero", fields);
  const entry = (field: FieldPlan, index: number): Code =>
    js`${propertyKey(field.localName)}: ${values[index]!} === undefined || ${values[index]!} === null ? ${emitZero(field, zeroOf[index]!)} : ${values[index]!},`;
  return js`
    return {
      ${fields.map(entry)}
    };
  `;
}

function emitEqual({ members }: MessagePlan, { plain }: EqualParts): Code {
  const equalOf = numbered("equal", members);
  const member = (field: FieldPlan, index: number): Code => {
    const isSame = plain[index] === true ? js`value === other` : js`value === undefined && other === undefined`;
    return js`
      value = ${fieldOf(field)};
      other = ${field.inherited ? js`Object.hasOwn(right, ${literal(field.localName)}) ? ${rightOf(field)} : undefined` : rightOf(field)};
      if (!(${isSame}) && !${equalOf[index]!}(value, other, below)) return false;
    `;
  };
  return js`
    const { equals: [${join(equalOf, ", ")}], enter, finish } = parts;
    return (message, right, depth) => {
      if (typeof message !== "object" || typeof right !== "object" || message === null || right === null || depth < 0) {
        if (!enter(message, right, depth)) return false;
      }
      const below = depth - 1;
      let value;
      let other;
      ${members.map(member)}
      if (Object.getPrototypeOf(message) !== Object.prototype || Object.getPrototypeOf(right) !== Object.prototype) {
        if (!enter(message, right, depth)) return false;
      }
      if (message[unknownFields] === undefined && right[unknownFields] === undefined) return true;
      return finish(message, right);
    };
  `;
}

function rightOf({ localName }: FieldPlan): Code {
  return property(identifier("right"), localName);
}
