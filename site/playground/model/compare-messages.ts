import { readByteText } from "./byte-text.ts";
import { type JsonValue, type MessageCodec, toJson } from "./library.ts";
import { type Problem, problemsOf } from "./problems.ts";
import { readSchema } from "./schema-text.ts";

/** Something that is not the same in two messages; undefined where it is absent. */
export interface Difference {
  readonly path: string;
  readonly first: string | undefined;
  readonly second: string | undefined;
}

export interface MessageComparison {
  readonly firstProblems: readonly Problem[];
  readonly secondProblems: readonly Problem[];
  /** Undefined unless both texts are messages. */
  readonly differences: readonly Difference[] | undefined;
  /** Both are the same bytes. */
  readonly sameBytes: boolean;
  /** The type that they were read as; "" where the fields were guessed. */
  readonly type: string;
}

/** Differences that are listed. */
export const mostDifferences: number = 1000;

/** What is not the same in two messages, field by field as JSON has them. The bytes are hexadecimal or base64. */
export function compareMessages(schemaText: string, type: string, first: string, second: string): MessageComparison {
  const read = readSchema(schemaText);
  const typeName = read.types.includes(type) ? type : read.defaultType;
  const codec = read.schema?.message(typeName) as MessageCodec | undefined;
  const [one, other] = [first, second].map((text) => readMessage(text, codec)) as [Read, Read];
  const result = { firstProblems: one.problems, secondProblems: other.problems, type: typeName };
  if (one.bytes === undefined || other.bytes === undefined || one.value === undefined || other.value === undefined)
    return { ...result, differences: undefined, sameBytes: false };
  const differences: Difference[] = [];
  compareValues("", one.value, other.value, differences);
  return { ...result, differences, sameBytes: isSame(one.bytes, other.bytes) };
}

interface Read {
  readonly bytes: Uint8Array | undefined;
  readonly value: JsonValue | undefined;
  readonly problems: readonly Problem[];
}

function readMessage(text: string, codec: MessageCodec | undefined): Read {
  const hex = readByteText(text, "hex");
  const { bytes, problem } = hex.bytes === undefined ? readByteText(text, "base64") : hex;
  if (bytes === undefined)
    return failed(bytes, [{ line: undefined, column: undefined, message: hex.problem || problem }]);
  if (codec === undefined)
    return failed(bytes, [{ line: undefined, column: undefined, message: "This needs a schema, on the first tab." }]);
  try {
    return { bytes, value: toJson(codec, codec.decode(bytes)), problems: [] };
  } catch (error) {
    return failed(bytes, problemsOf(error));
  }
}

function failed(bytes: Uint8Array | undefined, problems: readonly Problem[]): Read {
  return { bytes, value: undefined, problems };
}

function compareValues(
  path: string,
  first: JsonValue | undefined,
  second: JsonValue | undefined,
  found: Difference[],
): void {
  if (found.length >= mostDifferences || Object.is(first, second)) return;
  if (Array.isArray(first) && Array.isArray(second)) {
    for (let index = 0; index < Math.max(first.length, second.length); index++)
      compareValues(`${path}[${index}]`, first[index], second[index], found);
  } else if (isObject(first) && isObject(second)) {
    for (const name of new Set([...Object.keys(first), ...Object.keys(second)]))
      compareValues(joinPath(path, name), ownValue(first, name), ownValue(second, name), found);
  } else {
    found.push({ path, first: show(first), second: show(second) });
  }
}

type JsonRecord = { readonly [name: string]: JsonValue };

function isObject(value: JsonValue | undefined): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function ownValue(object: JsonRecord, name: string): JsonValue | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function joinPath(path: string, name: string): string {
  if (!/^\w+$/.test(name)) return `${path}[${JSON.stringify(name)}]`;
  return path === "" ? name : `${path}.${name}`;
}

const mostShown = 200;

function show(value: JsonValue | undefined): string | undefined {
  const text = value === undefined ? undefined : JSON.stringify(value);
  return text !== undefined && text.length > mostShown ? `${text.slice(0, mostShown)}...` : text;
}

function isSame(first: Uint8Array, second: Uint8Array): boolean {
  return first.length === second.length && first.every((byte, index) => byte === second[index]);
}
