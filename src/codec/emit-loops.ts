import type { CopyParts } from "../message/copy.ts";
import type { EqualParts } from "../message/equals.ts";
import type { CheckParts } from "../message/is-valid.ts";
import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { fieldOf } from "./emission.ts";
import { type Code, identifier, join, js, literal, nothing, property, propertyKey } from "./source/code.ts";

/*
 * The loops over the members of a message of message/, unrolled. They are what the loops are, and call the same closures: those that belong to the members stand
 * in `parts`.
 */

/** The body of a function that gets `parts` and `unknownFields`, and returns the loop; undefined where there is none to be unrolled. */
export type EmitLoop = (plan: MessagePlan, parts: any) => Code | undefined;

/** By what `Unroll` calls them. */
export const loops: ReadonlyMap<string, EmitLoop> = new Map<string, EmitLoop>([
  ["copy", emitCopy],
  ["check", emitCheck],
  ["equal", emitEqual],
  ["text", emitText],
  ["build", emitBuild],
  ["value", emitValue],
  ["format", emitFormat],
]);

/** `prefix0`, `prefix1` ... */
function numbered(prefix: string, items: readonly unknown[]): Code[] {
  return items.map((_, index) => identifier(`${prefix}${index}`));
}

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
    ${fields.map((field, index) => (isConstant(field) ? js`const ${zeroOf[index]!} = parts.zeros[${index}]();` : nothing))}
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

/** Its zero is no object that messages may change. */
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

/** Of the parts by which `wireform/json` writes values, what is looked at here. */
interface ValueParts {
  readonly keys: readonly string[];
  readonly empties: readonly unknown[];
}

/** Sets the members one after the other in an object, for which V8 keeps as much room as those before it have taken. */
function emitValue(plan: MessagePlan, { keys, empties }: ValueParts): Code | undefined {
  if (keys.some((key) => key in Object.prototype)) return undefined;
  const { members } = plan;
  const writeOf = numbered("write", members);
  const emptyOf = numbered("empty", members);
  const countOf = new Map(plan.oneofs.map((oneof, index) => [oneof, identifier(`count${index}`)]));
  const member = (field: FieldPlan, index: number): Code => {
    const count = countOf.get(field.oneof!);
    const set = js`${property(identifier("json"), keys[index]!)} = ${writeOf[index]!}(value, below);`;
    return js`
      value = ${fieldOf(field)};
      if (value !== undefined) {
        ${count === undefined ? [] : js`if (++${count} > 1) refuse();`}
        ${empties[index] === undefined ? set : js`if (!(${emitEmpty(field, emptyOf[index]!)})) ${set}`}
      }
      ${field.presence === "required" ? js`else refuse();` : []}
    `;
  };
  return js`
    const { writes: [${join(writeOf, ", ")}], empties: [${join(emptyOf, ", ")}], enter, refuse } = parts;
    function Json() {}
    Json.prototype = Object.prototype;
    return (message, depth) => {
      if (typeof message !== "object" || message === null || depth < 0) refuse();
      const below = depth - 1;
      const json = new Json();
      let value;
      ${[...countOf.values()].map((count) => js`let ${count} = 0;`)}
      ${members.map(member)}
      if (Object.getPrototypeOf(message) !== Object.prototype) enter(message, depth);
      return json;
    };
  `;
}

/** Appends the members one after the other to a text in text format. */
function emitFormat(plan: MessagePlan): Code {
  const { members } = plan;
  const appendOf = numbered("append", members);
  const countOf = new Map(plan.oneofs.map((oneof, index) => [oneof, identifier(`count${index}`)]));
  const member = (field: FieldPlan, index: number): Code => {
    const count = countOf.get(field.oneof!);
    return js`
      value = ${fieldOf(field)};
      if (value !== undefined) {
        ${count === undefined ? [] : js`if (++${count} > 1) refuse();`}
        text = ${appendOf[index]!}(text, value, level, below);
      }
      ${field.presence === "required" ? js`else refuse();` : []}
    `;
  };
  return js`
    const { appends: [${join(appendOf, ", ")}], enter, refuse } = parts;
    return (message, level, depth) => {
      if (typeof message !== "object" || message === null || depth < 0) refuse();
      const below = depth - 1;
      let text = "";
      let value;
      ${[...countOf.values()].map((count) => js`let ${count} = 0;`)}
      ${members.map(member)}
      if (Object.getPrototypeOf(message) !== Object.prototype) enter(message, depth);
      return text;
    };
  `;
}

/** Makes a message of the values of its members in the order of properties. */
function emitBuild(plan: MessagePlan): Code | undefined {
  const { fields, members } = plan;
  if (!plan.absentIsOwn || members.length > fields.length) return undefined;
  const values = numbered("value", fields);
  const zeroOf = numbered("zero", fields);
  const entry = (field: FieldPlan, index: number): Code =>
    js`${propertyKey(field.localName)}: ${values[index]!} === undefined || ${values[index]!} === null ? ${emitZero(field, zeroOf[index]!)} : ${values[index]!},`;
  return js`
    ${fields.map((field, index) => (isConstant(field) ? js`const ${zeroOf[index]!} = parts.zeros[${index}]();` : nothing))}
    return (values) => {
      ${values.map((value, index) => js`const ${value} = values[${index}];`)}
      return {
        ${fields.map(entry)}
      };
    };
  `;
}

/** Of the parts by which `wireform/json` writes text, what is looked at here. */
interface TextParts {
  readonly keys: readonly { readonly first: string; readonly next: string }[];
  readonly empties: readonly unknown[];
}

/** Appends the members one after the other to `text`, which is not closed yet. */
function emitText(plan: MessagePlan, parts: TextParts): Code {
  const { members } = plan;
  const writeOf = numbered("write", members);
  const emptyOf = numbered("empty", members);
  const countOf = new Map(plan.oneofs.map((oneof, index) => [oneof, identifier(`count${index}`)]));
  const member = (field: FieldPlan, index: number): Code => {
    const count = countOf.get(field.oneof!);
    const isEmpty = parts.empties[index] === undefined ? undefined : emitEmpty(field, emptyOf[index]!);
    const append = emitAppend(field, writeOf[index]!, parts.keys[index]!.next.slice(1));
    return js`
      value = ${fieldOf(field)};
      if (${isEmpty === undefined ? js`value !== undefined` : js`value !== undefined && !(${isEmpty})`}) {
        ${count === undefined ? [] : js`if (++${count} > 1) refuse();`}
        ${append}
      }
      ${field.presence === "required" ? js`else refuse();` : []}
    `;
  };
  return js`
    const { writes: [${join(writeOf, ", ")}], empties: [${join(emptyOf, ", ")}], isPlainText, enter, refuse } = parts;
    return (message, depth) => {
      if (typeof message !== "object" || message === null || depth < 0) refuse();
      const below = depth - 1;
      let text = "{";
      let quoted = false;
      let value;
      ${[...countOf.values()].map((count) => js`let ${count} = 0;`)}
      ${members.map(member)}
      if (Object.getPrototypeOf(message) !== Object.prototype) enter(message, depth);
      return text + (quoted ? ${literal('"}')} : "}");
    };
  `;
}

function kindOf({ cardinality, value }: FieldPlan): string {
  if (cardinality !== "singular" || value.kind === "message") return "other";
  return value.kind === "enum" ? "enum" : scalarTypes[value.scalar].kind;
}

/** The expression of whether the variable `value` is empty or zero, so that nothing is written. */
function emitEmpty(field: FieldPlan, isEmpty: Code): Code {
  switch (kindOf(field)) {
    case "string":
      return js`value === ""`;
    case "bool":
      return js`value === false`;
    case "int32":
    case "uint32":
    case "enum":
      return js`value === 0`;
    default:
      return js`${isEmpty}(value)`;
  }
}

/**
 * The statements that append key and value, the key ready as a piece of text. `quoted` tells whether the text ends within a string: its quote is the next piece's
 * first character, so that there is one piece less to be joined.
 */
function emitAppend(field: FieldPlan, write: Code, key: string): Code {
  const append = (value: Code, isQuoted: boolean): Code => {
    const piece = isQuoted ? `${key}"` : key;
    return js`
      text = (text.length === 1 ? ${literal(`{${piece}`)} : text + (quoted ? ${literal(`",${piece}`)} : ${literal(`,${piece}`)})) + ${value};
      quoted = ${literal(isQuoted)};
    `;
  };
  const other = append(js`${write}(value, below)`, false);
  const quotedOr = (condition: Code): Code => js`
    if (${condition}) {
      ${append(identifier("value"), true)}
    } else {
      ${other}
    }
  `;
  switch (kindOf(field)) {
    case "string":
      return quotedOr(js`typeof value === "string" && isPlainText(value)`);
    case "int64":
      return quotedOr(js`typeof value === "bigint" && BigInt.asIntN(64, value) === value`);
    case "uint64":
      return quotedOr(js`typeof value === "bigint" && BigInt.asUintN(64, value) === value`);
    case "int32":
      return append(js`((value | 0) === value ? value | 0 : ${write}(value, below))`, false);
    case "uint32":
      return append(js`(value >>> 0 === value ? value >>> 0 : ${write}(value, below))`, false);
    default:
      return other;
  }
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
