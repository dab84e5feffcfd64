/** A message type that was guessed. */
export interface GuessedType {
  readonly name: string;
  /** Messages that were seen of it. */
  readonly messages: number;
  readonly fields: readonly GuessedField[];
  /** Numbers that no schema can have. */
  readonly reserved: readonly number[];
}

export interface GuessedField {
  readonly number: number;
  readonly label: "optional" | "repeated";
  /** A scalar type, or the name of `message`. */
  readonly type: string;
  readonly message: GuessedType | undefined;
  readonly isGroup: boolean;
  /** Of lists of numbers. */
  readonly packed: boolean | undefined;
  /** Messages that have it. */
  readonly messages: number;
  /** Some of its values. */
  readonly seen: string;
  /** Records of other wire types. */
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
  const left = reserved.map((number) => `// ${number} is a number that protobuf reserves: it stays unknown.`);
  if (body.length + left.length === 0) return [`${head} {}`];
  return [`${head} {`, ...[...body, ...left].map((line) => (line === "" ? "" : `  ${line}`)), "}"];
}

function fieldLines(field: GuessedField, messages: number): string[] {
  const { number, label, type, message, isGroup, packed, seen, unknown } = field;
  const counted = field.messages === messages ? "always there" : `in ${field.messages} of ${messages} messages`;
  const lines = [`// ${counted}${seen === "" ? "" : `: ${seen}`}`];
  if (unknown > 0) lines.push(`// ${unknown} records of another wire type stay unknown.`);
  const hint = hintOf(field);
  if (hint !== undefined) lines.push(`// ${hint}`);
  if (message !== undefined && isGroup)
    return [...lines, ...messageLines(message, `${label} group ${type} = ${number}`)];
  const option = packed === undefined ? "" : ` [packed = ${packed}]`;
  const nested = message === undefined ? [] : messageLines(message, `message ${message.name}`);
  return [...lines, `${label} ${type} f${number} = ${number}${option};`, ...nested];
}

/** What it may be besides, which the type does not say so that nothing gets lost. */
function hintOf({ message, label, type, seen }: GuessedField): string | undefined {
  if (type === "uint64" && /^[01](?:, [01])?$/u.test(seen)) return "perhaps a bool";
  const [key, value, ...more] = message?.fields ?? [];
  const isEntry = label === "repeated" && more.length === 0 && key?.number === 1 && value?.number === 2;
  const types = [key, value].every((each) => each?.label === "optional");
  if (isEntry && types && ["uint64", "int64", "string"].includes(key.type))
    return `perhaps map<${key.type}, ${value.type}>`;
  return undefined;
}
