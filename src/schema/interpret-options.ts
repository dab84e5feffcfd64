import type { OptionsProto, UninterpretedOptionProto } from "./file-descriptor-proto.ts";
import { jsonNameOf } from "./names.ts";
import { optionEnums, optionTypes, type OptionsName, type OptionType } from "./option-types.ts";
import type { Problems } from "./problems.ts";
import { Cursor } from "./source/cursor.ts";
import { utf8Text } from "./source/literal.ts";
import type { HasOptions } from "./source/option.ts";
import { SourceText } from "./source/source-text.ts";

/** A value as the source has it: one of the kinds of `UninterpretedOption`. */
type Value = UninterpretedOptionProto;

/** What is wrong with an option; `part` says whether with its name or its value. */
class OptionProblem {
  readonly part: "name" | "value";
  readonly message: string;

  constructor(part: "name" | "value", message: string) {
    this.part = part;
    this.message = message;
  }
}

/** Gives the options that descriptor.proto declares their values, by localName; custom ones stay in `uninterpretedOption`. */
export function interpretOptions(node: HasOptions, name: OptionsName, file: string, problems: Problems): void {
  const { options } = node;
  const pending = options?.uninterpretedOption;
  if (options === undefined || pending === undefined) return;
  const custom = pending.filter((option) => {
    try {
      return !interpret(options, name, option);
    } catch (problem) {
      if (!(problem instanceof OptionProblem)) throw problem;
      problems.add(file, option, problem.part === "value" ? "value" : undefined, problem.message);
      return false;
    }
  });
  if (custom.length > 0) options.uninterpretedOption = custom;
  else delete options.uninterpretedOption;
}

/** False of custom options. */
function interpret(options: OptionsProto, message: string, option: UninterpretedOptionProto): boolean {
  const path = option.name ?? [];
  if (path.some((part) => part.isExtension) || option.aggregateValue?.includes("[ ") === true && /\[ (?:\w+ [./] )+\w+ \]/.test(option.aggregateValue)) return false;
  let target: Record<string, unknown> = options;
  let within = message;
  for (const [index, { namePart }] of path.entries()) {
    const type = findOption(within, namePart, path.slice(0, index + 1).map((part) => part.namePart).join("."));
    if (index === path.length - 1) {
      setOption(target, within, namePart, type, option);
      return true;
    }
    if (!optionTypes.has(type.type)) throw new OptionProblem("name", `Option "${namePart}" is an atomic type, not a message.`);
    if (type.repeated) throw new OptionProblem("name", `Option field "${namePart}" is a repeated message. Repeated message options must be initialized using an aggregate value.`);
    const key = jsonNameOf(namePart);
    target = (target[key] ??= {}) as Record<string, unknown>;
    within = type.type;
  }
  return true;
}

function findOption(message: string, name: string, path: string): OptionType {
  if (name === "uninterpreted_option") throw new OptionProblem("name", 'Option must not use reserved name "uninterpreted_option".');
  const type = optionTypes.get(message)?.get(name);
  if (message === "MessageOptions" && name === "map_entry") throw new OptionProblem("name", "map_entry should not be set explicitly. Use map<KeyType, ValueType> instead.");
  if (type === undefined) throw new OptionProblem("name", `Option "${path}" unknown. Ensure that your proto definition file imports the proto which defines the option (i.e. via import option after edition 2024).`);
  return type;
}

function setOption(target: Record<string, unknown>, message: string, name: string, type: OptionType, value: Value): void {
  const key = jsonNameOf(name);
  const result = interpretValue(`google.protobuf.${message}.${name}`, type.type, value);
  if (type.repeated) {
    const list = (target[key] ??= []) as unknown[];
    list.push(result);
  } else {
    if (target[key] !== undefined) throw new OptionProblem("name", `Option "${name}" was already set.`);
    target[key] = result;
  }
}

function interpretValue(name: string, type: string, value: Value): unknown {
  const { identifierValue: identifier } = value;
  if (optionTypes.has(type)) return interpretMessage(name, type, value);
  const values = optionEnums.get(type);
  if (values !== undefined) {
    if (identifier === undefined) throw new OptionProblem("value", `Value must be identifier for enum-valued option "${name}".`);
    const number = values.get(identifier);
    if (number === undefined) throw new OptionProblem("value", `Enum type "google.protobuf.${type}" has no value named "${identifier}" for option "${name}".`);
    return number;
  }
  if (type === "bool") {
    if (identifier === undefined) throw new OptionProblem("value", `Value must be identifier for boolean option "${name}".`);
    if (identifier !== "true" && identifier !== "false") throw new OptionProblem("value", `Value must be "true" or "false" for boolean option "${name}".`);
    return identifier === "true";
  }
  if (type === "string") {
    if (value.stringValue === undefined) throw new OptionProblem("value", `Value must be quoted string for string option "${name}".`);
    return utf8Text(value.stringValue);
  }
  const integer = value.positiveIntValue ?? value.negativeIntValue;
  if (integer === undefined) throw new OptionProblem("value", `Value must be integer, from -2147483648 to 2147483647, for int32 option "${name}".`);
  if (BigInt.asIntN(32, integer) !== integer) throw new OptionProblem("value", `Value out of range, -2147483648 to 2147483647, for int32 option "${name}".`);
  return Number(integer);
}

function interpretMessage(name: string, type: string, { aggregateValue }: Value): unknown {
  if (aggregateValue === undefined) {
    const short = name.slice(name.lastIndexOf(".") + 1);
    throw new OptionProblem(
      "value",
      `Option "${name}" is a message. To set the entire message, use syntax like "${short} = { <proto text format> }". To set fields within it, use syntax like "${short}.foo = value".`,
    );
  }
  const cursor = new Cursor(new SourceText("", aggregateValue));
  const message = {};
  while (!cursor.atEnd) parseAggregateField(cursor, message, type);
  return message;
}

/** One field in text format. Nesting is bounded, since no message of descriptor.proto's options contains itself. */
function parseAggregateField(cursor: Cursor, target: Record<string, unknown>, message: string): void {
  const name = cursor.identifier("Expected identifier.");
  const type = findOption(message, name, name);
  const colon = cursor.take(":");
  const parse = (): void => setOption(target, message, name, type, parseAggregateValue(cursor, optionTypes.has(type.type)));
  if (colon && cursor.take("[")) {
    if (!cursor.at("]")) do parse();
    while (cursor.take(","));
    cursor.expect("]");
  } else {
    parse();
  }
  if (!cursor.take(",")) cursor.take(";");
}

function parseAggregateValue(cursor: Cursor, isMessage: boolean): Value {
  if (isMessage) return { aggregateValue: takeBraces(cursor) };
  const negative = cursor.take("-");
  if (cursor.token.kind === "string") return { stringValue: cursor.bytes("") };
  if (cursor.token.kind === "identifier") return { identifierValue: cursor.identifier("") };
  const value = cursor.integer("Expected value.");
  return negative ? { negativeIntValue: -value } : { positiveIntValue: value };
}

/** The text between `{` and `}`, or `<` and `>`. */
function takeBraces(cursor: Cursor): string {
  const words: string[] = [];
  if (!cursor.at("{") && !cursor.at("<")) throw new OptionProblem("value", 'Expected "{".');
  let depth = 0;
  do {
    if (cursor.atEnd) throw new OptionProblem("value", "Unexpected end of aggregate value.");
    if (cursor.at("{") || cursor.at("<")) depth += 1;
    else if (cursor.at("}") || cursor.at(">")) depth -= 1;
    words.push(cursor.word);
    cursor.advance();
  } while (depth > 0);
  return words.slice(1, -1).join(" ");
}
