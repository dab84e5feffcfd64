import { BinaryReader, type Tag } from "../wire/reader.ts";
import { throwInvalidGroup, throwLimitExceeded, throwTruncated } from "../wire/wire-error.ts";
import { longestVarint, WireType } from "../wire/wire-type.ts";

/** Nesting levels that get types of their own; protoc accepts 32 nested message types. */
export const maxDepth = 24;
/** The most fields of a guessed schema, in all its types together. */
const maxFields = 10_000;
/** The number of different values of a field that comments show. */
export const maxExamples = 3;

/** What has been seen of all messages of one type. */
export class TypeEvidence {
  /** Messages that were read. */
  messages = 0;
  readonly fields: Map<number, FieldEvidence> = new Map();
  /** A tag, a length or a varint takes more bytes than it must: no encoder writes it so. */
  overlong = false;
  /** Counts the fields of all types: shared by all types of a schema. */
  readonly total: { fields: number };

  constructor(total: { fields: number } = { fields: 0 }) {
    this.total = total;
  }

  field(number: number, offset: number): FieldEvidence {
    const known = this.fields.get(number);
    if (known !== undefined) return known;
    if (++this.total.fields > maxFields) throwLimitExceeded(offset, `there are more than ${maxFields} fields`);
    const field = new FieldEvidence(number, this.total);
    this.fields.set(number, field);
    return field;
  }
}

/** What has been seen of a field, in all messages of its type. */
export class FieldEvidence {
  readonly number: number;
  /** Messages that have it. */
  messages = 0;
  /** A message has several. */
  repeated = false;
  readonly varints: Values<bigint> = new Values((value) => value >= 0n);
  readonly fixed32: Values<number> = new Values(isPlausible);
  readonly fixed64: Values<number> = new Values(isPlausible);
  /** The length-delimited values: views of the samples. */
  readonly delimited: Uint8Array[] = [];
  /** The contents of its groups. */
  readonly groups: TypeEvidence;
  #last: object | undefined;

  constructor(number: number, total: { fields: number }) {
    this.number = number;
    this.groups = new TypeEvidence(total);
  }

  /** Notes a record of this field in `message`. */
  seenIn(message: object): void {
    if (this.#last === message) this.repeated = true;
    else this.messages++;
    this.#last = message;
  }
}

/** A count of values, and the first that differ: one more than comments show. */
class Values<Value> {
  count = 0;
  /** All are as expected: plausible floating-point numbers, integers that are not negative. */
  plain = true;
  readonly examples: Set<Value> = new Set();
  readonly #isPlain: (value: Value) => boolean;

  constructor(isPlain: (value: Value) => boolean) {
    this.#isPlain = isPlain;
  }

  add(value: Value): void {
    this.count++;
    this.plain &&= this.#isPlain(value);
    if (this.examples.size <= maxExamples) this.examples.add(value);
  }
}

/** Reads one more message of a type, `depth` levels down. Errors: those of decode, and LIMIT_EXCEEDED for too many fields or for groups that are nested too deep. */
export function gather(type: TypeEvidence, bytes: Uint8Array, depth: number): void {
  gatherRecords(type, new BinaryReader(bytes), depth);
}

function gatherRecords(type: TypeEvidence, reader: BinaryReader, depth: number, group?: number): void {
  type.messages++;
  const message = {};
  while (!reader.done) {
    const start = reader.position;
    const tag = reader.tag();
    if (tag.wireType === WireType.EndGroup) {
      if (tag.number !== group) throwInvalidGroup(start, `end of group ${tag.number} without a start`);
      return;
    }
    const field = type.field(tag.number, start);
    field.seenIn(message);
    type.overlong ||= isOverlong(reader.input, start, reader.position);
    gatherValue(type, field, reader, tag, depth);
  }
  if (group !== undefined) throwTruncated(reader.end);
}

function gatherValue(
  type: TypeEvidence,
  field: FieldEvidence,
  reader: BinaryReader,
  { number, wireType }: Tag,
  depth: number,
): void {
  const start = reader.position;
  switch (wireType) {
    case WireType.Varint:
      field.varints.add(reader.int64());
      type.overlong ||= isOverlong(reader.input, start, reader.position);
      return;
    case WireType.Fixed32:
      return field.fixed32.add(reader.float());
    case WireType.Fixed64:
      return field.fixed64.add(reader.double());
    case WireType.StartGroup:
      if (depth >= maxDepth) throwLimitExceeded(reader.position, `groups are nested more than ${maxDepth} levels deep`);
      gatherRecords(field.groups, reader, depth + 1, number);
      type.overlong ||= field.groups.overlong;
      return;
    default: {
      const bytes = reader.bytes();
      field.delimited.push(bytes);
      type.overlong ||= isOverlong(reader.input, start, reader.position - bytes.length);
    }
  }
}

/** Whether the varint from `start` to `end` ends in a byte that adds nothing, or in bits beyond 64. */
function isOverlong(bytes: Uint8Array, start: number, end: number): boolean {
  const [length, last] = [end - start, bytes[end - 1]!];
  return length > 1 && (last === 0 || (length === longestVarint && last > 1));
}

/** Whether a value is plausible as a floating-point number: integers that are read as one are tiny, huge or NaN. */
export function isPlausible(value: number): boolean {
  const size = Math.abs(value);
  return size === 0 || (size > 1e-9 && size < 1e15) || size === Infinity;
}
