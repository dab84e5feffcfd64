/** A message type that was guessed. */
export interface GuessedType {
  readonly name: string;
  /** The number of its messages that were seen. */
  readonly messages: number;
  readonly fields: readonly GuessedField[];
  /** Field numbers that protobuf reserves. */
  readonly reserved: readonly number[];
}

export interface GuessedField {
  readonly number: number;
  readonly label: "optional" | "repeated";
  /** A scalar type, or the name of `message`. */
  readonly type: string;
  readonly message: GuessedType | undefined;
  readonly isGroup: boolean;
  /** For lists of numbers. */
  readonly packed: boolean | undefined;
  /** The number of messages that have it. */
  readonly messages: number;
  /** All values are 0 or 1. */
  readonly isBool: boolean;
  /** Some of its values. */
  readonly seen: string;
  /** The number of its records with another wire type. */
  readonly unknown: number;
}

/** The `.proto` file of a type: proto3, or proto2 if there are groups. */
export function printSchema(type: GuessedType): string {
  return [
    `syntax = "${hasGroups(type) ? "proto2" : "proto3"}";`,
    "",
    ...messageLines(type, `message ${type.name}`),
    "",
  ].join("\n");
}

function hasGroups({ fields }: GuessedType): boolean {
  return fields.some(({ isGroup, message }) => isGroup || (message !== undefined && hasGroups(message)));
}

function messageLines({ messages, fields, reserved }: GuessedType, head: string): string[] {
  const body = fields.flatMap((field) => fieldLines(field, messages));
  const left = reserved.map((number) => `// Field number ${number} is reserved by protobuf: its records stay unknown.`);
  if (body.length + left.length === 0) return [`${head} {}`];
  return [`${head} {`, ...[...body, ...left].map((line) => `  ${line}`), "}"];
}

function fieldLines(field: GuessedField, messages: number): string[] {
  const { number, label, type, message, isGroup, packed, seen, unknown } = field;
  const counted = field.messages === messages ? "always there" : `in ${field.messages} of ${messages} messages`;
  const lines = [`// ${counted}${seen === "" ? "" : `: ${seen}`}`];
  if (unknown > 0) lines.push(`// records of another wire type, which stay unknown: ${unknown}`);
  const hint = hintOf(field);
  if (hint !== undefined) lines.push(`// ${hint}`);
  if (message !== undefined && isGroup)
    return [...lines, ...messageLines(message, `${label} group ${type} = ${number}`)];
  const option = packed === undefined ? "" : ` [packed = ${packed}]`;
  const nested = message === undefined ? [] : messageLines(message, `message ${message.name}`);
  return [...lines, `${label} ${type} f${number} = ${number}${option};`, ...nested];
}

/** A narrower type that it may be; as such it would lose other values. */
function hintOf({ message, label, isBool }: GuessedField): string | undefined {
  if (isBool) return "perhaps a bool";
  const [key, value, ...more] = message?.fields ?? [];
  const isEntry = label === "repeated" && more.length === 0 && key?.number === 1 && value?.number === 2;
  const areSingular = [key, value].every((each) => each?.label === "optional");
  if (isEntry && areSingular && ["uint64", "int64", "string"].includes(key.type))
    return `perhaps map<${key.type}, ${value.type}>`;
  return undefined;
}
