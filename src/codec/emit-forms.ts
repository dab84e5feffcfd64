import type { FieldPlan, MessagePlan } from "../plan/plan.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { fieldOf } from "./emission.ts";
import { type Code, identifier, join, js, literal, property } from "./source/code.ts";

/*
 * The loops of json/ and text/ that write messages, unrolled. They are part of the JIT, so programs without the JIT do
 * not contain them.
 */

/** `prefix0`, `prefix1` ... */
export function numbered(prefix: string, items: readonly unknown[]): Code[] {
  return items.map((_, index) => identifier(`${prefix}${index}`));
}

/** The parts by which values and text are written, as far as they are looked at here: `keys` of JSON alone. */
interface FormParts<Key> {
  readonly keys: readonly Key[];
  readonly empties: readonly unknown[];
}

/** What is different from form to form: declarations, the statements that write the variable `value`, and the result. */
interface Form {
  readonly declare: readonly Code[];
  readonly start: readonly Code[];
  readonly write: (field: FieldPlan, index: number) => Code;
  /** The expression of whether `value` is not written. */
  readonly isEmpty: (field: FieldPlan, index: number) => Code | undefined;
  readonly result: Code;
  /** Between `message` and `depth`. */
  readonly parameters?: readonly Code[];
}

/** Goes through the members: required ones must be there, and of a oneof one at most. */
function emitForm(plan: MessagePlan, { declare, start, write, isEmpty, result, parameters = [] }: Form): Code {
  const countOf = new Map(plan.oneofs.map((oneof, index) => [oneof, identifier(`count${index}`)]));
  const member = (field: FieldPlan, index: number): Code => {
    const count = countOf.get(field.oneof!);
    const empty = isEmpty(field, index);
    return js`
      value = ${fieldOf(field)};
      if (${empty === undefined ? js`value !== undefined` : js`value !== undefined && !(${empty})`}) {
        ${count === undefined ? [] : js`if (++${count} > 1) refuse();`}
        ${write(field, index)}
      }
      ${field.presence === "required" ? js`else refuse();` : []}
    `;
  };
  return js`
    const { enter, refuse } = parts;
    ${declare}
    return (${join([identifier("message"), ...parameters, identifier("depth")], ", ")}) => {
      if (typeof message !== "object" || message === null || depth < 0) refuse();
      const below = depth - 1;
      let value;
      ${start}
      ${[...countOf.values()].map((count) => js`let ${count} = 0;`)}
      ${plan.members.map(member)}
      if (Object.getPrototypeOf(message) !== Object.prototype) enter(message, depth);
      return ${result};
    };
  `;
}

/** Appends the members one after the other to JSON text. */
export function emitText(plan: MessagePlan, { keys, empties }: FormParts<{ readonly next: string }>): Code {
  const writeOf = numbered("write", plan.members);
  const emptyOf = numbered("empty", plan.members);
  return emitForm(plan, {
    declare: [js`const { writes: [${join(writeOf, ", ")}], empties: [${join(emptyOf, ", ")}], isPlainText } = parts;`],
    start: [js`let text = "{";`, js`let quoted = false;`],
    write: (field, index) => emitAppend(field, writeOf[index]!, keys[index]!.next.slice(1)),
    isEmpty: (field, index) => (empties[index] === undefined ? undefined : emitEmpty(field, emptyOf[index]!)),
    result: js`text + (quoted ? ${literal('"}')} : "}")`,
  });
}

/** Sets the members one after the other in an object, for which V8 keeps as much room as those before it have taken. */
export function emitValue(plan: MessagePlan, { keys, empties }: FormParts<string>): Code | undefined {
  if (keys.some((key) => key in Object.prototype)) return undefined;
  const writeOf = numbered("write", plan.members);
  const emptyOf = numbered("empty", plan.members);
  return emitForm(plan, {
    declare: [
      js`const { writes: [${join(writeOf, ", ")}], empties: [${join(emptyOf, ", ")}] } = parts;`,
      js`function Json() {}`,
      js`Json.prototype = Object.prototype;`,
    ],
    start: [js`const json = new Json();`],
    write: (_, index) => js`${property(identifier("json"), keys[index]!)} = ${writeOf[index]!}(value, below);`,
    isEmpty: (field, index) => (empties[index] === undefined ? undefined : emitEmpty(field, emptyOf[index]!)),
    result: identifier("json"),
  });
}

/** Appends the members one after the other to a text in text format. */
export function emitFormat(plan: MessagePlan): Code {
  const appendOf = numbered("append", plan.members);
  return emitForm(plan, {
    declare: [js`const { appends: [${join(appendOf, ", ")}] } = parts;`],
    start: [js`let text = "";`],
    write: (_, index) => js`text = ${appendOf[index]!}(text, value, level, below);`,
    isEmpty: () => undefined,
    result: identifier("text"),
    parameters: [identifier("level")],
  });
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
 * The statements that append key and value, the key ready as a piece of text. `quoted` says whether the text ends
 * within a string: its quote is the next piece's first character, so that there is one piece less to be joined.
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
      return quotedOr(js`typeof value === "bigint" && BigInt.asUintN(64, value) === value && value >= 0n`);
    case "int32":
      return append(js`((value | 0) === value ? value | 0 : ${write}(value, below))`, false);
    case "uint32":
      return append(js`(value >>> 0 === value ? value >>> 0 : ${write}(value, below))`, false);
    default:
      return other;
  }
}
