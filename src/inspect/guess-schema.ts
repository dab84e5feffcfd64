import { isProtobufError, ProtobufError } from "../errors.ts";
import { readDelimited } from "./delimited.ts";
import { type FieldEvidence, gather, TypeEvidence } from "./evidence.ts";
import { type GuessedField, type GuessedType, printSchema } from "./guessed-text.ts";
import { showValues } from "./show-values.ts";

/** A schema that was inferred from bytes. */
export interface GuessedSchema {
  /** The `.proto` file. */
  readonly text: string;
  /** The message type of the samples, in that file. */
  readonly typeName: string;
}

/** protoc refuses fields with these numbers. Source: https://protobuf.dev/programming-guides/proto3/#assigning */
const isReserved = (number: number): boolean => number >= 19_000 && number < 20_000;

/**
 * Infers a schema from messages of one type.
 *
 * Every record of the samples becomes a field, except numbers that protobuf reserves and, under one number, records of the rarer wire types: these stay unknown fields. No value is lost: integers have 64 bits,
 * absent fields differ from zero, and values that are text, a message or a list only by chance stay bytes. Comments say what was seen.
 *
 * The time is linear in the bytes, times the levels of nesting (at most 24). Errors: as for decode, with the offset in the sample, for samples that are not messages; LIMIT_EXCEEDED for more than 10,000
 * fields.
 */
export function guessSchema(samples: readonly Uint8Array[], typeName = "Message"): GuessedSchema {
  const root = new TypeEvidence();
  for (const [index, sample] of samples.entries()) {
    try {
      gather(root, sample, 0);
    } catch (error) {
      throw sampleError(error, index);
    }
  }
  return { text: printSchema(guessType(typeName, root, 0)), typeName };
}

function sampleError(error: unknown, index: number): unknown {
  if (!isProtobufError(error)) return error;
  const { code, offset } = error;
  const message = `sample ${index + 1} is not a message: byte ${offset}: ${error.message}`;
  return new ProtobufError(code, message, { offset, cause: error });
}

function guessType(name: string, { fields, messages, total }: TypeEvidence, depth: number): GuessedType {
  const inOrder = [...fields.values()].sort((a, b) => a.number - b.number);
  return {
    name,
    messages,
    fields: inOrder.filter(({ number }) => !isReserved(number)).map((field) => guessField(field, depth, total)),
    reserved: inOrder.map(({ number }) => number).filter(isReserved),
  };
}

/** The field, going by its records of one wire type. */
interface Reading extends Pick<GuessedField, "type" | "message" | "isGroup"> {
  /** Records of this wire type. */
  readonly count: number;
  readonly packed?: boolean;
  /** Varints that are 0 or 1. */
  readonly isBool?: boolean;
  readonly seen: string;
}

/** If records of one number have several wire types, the most frequent decides. */
function guessField(field: FieldEvidence, depth: number, total: { fields: number }): GuessedField {
  const readings = [...readNumbers(field), ...readGroups(field, depth), ...readLengths(field, depth, total)];
  const [best, ...others] = readings.sort((a, b) => b.count - a.count);
  const { type, message, isGroup, packed, isBool = false, seen } = best!;
  const isList = field.repeated || packed === true;
  return {
    number: field.number,
    label: isList ? "repeated" : "optional",
    type,
    message,
    isGroup,
    packed: isList ? packed : undefined,
    messages: field.messages,
    isBool,
    seen,
    unknown: others.reduce((sum, { count }) => sum + count, 0),
  };
}

function* readNumbers({ varints, fixed32, fixed64 }: FieldEvidence): Generator<Reading> {
  const common = { message: undefined, isGroup: false, packed: false };
  if (varints.count > 0) {
    const { count, plain, examples } = varints;
    const isBool = [...examples].every((value) => value === 0n || value === 1n);
    yield { ...common, count, type: plain ? "uint64" : "int64", isBool, seen: showValues(examples) };
  }
  for (const [{ count, plain, examples }, real, whole] of [
    [fixed32, "float", "fixed32"],
    [fixed64, "double", "fixed64"],
  ] as const)
    if (count > 0) yield { ...common, count, type: plain ? real : whole, seen: plain ? showValues(examples) : "" };
}

function* readGroups({ number, groups }: FieldEvidence, depth: number): Generator<Reading> {
  if (groups.messages === 0) return;
  const message = guessType(`F${number}`, groups, depth + 1);
  yield { count: groups.messages, type: message.name, message, isGroup: true, seen: "" };
}

function* readLengths(
  { number, delimited, repeated }: FieldEvidence,
  depth: number,
  total: { fields: number },
): Generator<Reading> {
  if (delimited.length === 0) return;
  const found = readDelimited(delimited, depth, total);
  const common = { count: delimited.length, message: undefined, isGroup: false };
  if (found.kind === "message") {
    const message = guessType(`F${number}`, found.type, depth + 1);
    yield { ...common, type: message.name, message, seen: "" };
  } else if (found.kind === "packed" && !repeated) {
    yield { ...common, type: found.scalar, packed: true, seen: showValues(delimited) };
  } else {
    const type = found.kind === "packed" ? "bytes" : found.kind;
    yield { ...common, type, seen: showValues(delimited, type === "string") };
  }
}
