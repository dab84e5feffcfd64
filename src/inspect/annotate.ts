import { isProtobufError, ProtobufError } from "../errors.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { BinaryReader, maxGroupDepth, type Tag } from "../wire/reader.ts";
import { readUtf8 } from "../wire/utf8.ts";
import { throwInvalidGroup, throwLimitExceeded, throwTruncated } from "../wire/wire-error.ts";
import { WireType } from "../wire/wire-type.ts";
import { guess } from "./guess.ts";
import { type Member, type Scope, scopeOf } from "./scope.ts";
import { showBytes, showEnum, showFixed32, showFixed64, showScalar, showText, showVarint } from "./show.ts";

/** One line of the listing: a run of bytes, and what it is. */
export interface Note {
  /** Offsets in the input: of the bytes from `start` up to `end`, those up to `content` are tag and length. */
  readonly start: number;
  readonly content: number;
  /** Infinity, where the rest of the input is not read. */
  readonly end: number;
  /** The bytes themselves, as far as they are read. */
  readonly bytes: Uint8Array;
  /** Levels of messages and groups around it. */
  readonly depth: number;
  /** Field number and name, as far as they are known. */
  readonly field: string;
  readonly wireType: string;
  /** The declared type; with a question mark, a guess. */
  readonly type: string;
  readonly value: string;
  /** The schema has the field, with this wire type. */
  readonly known: boolean;
  /** The line says what is wrong with these bytes. */
  readonly bad: boolean;
}

const wireTypeNames: { readonly [W in WireType]: string } = {
  0: "varint",
  1: "i64",
  2: "len",
  3: "group",
  4: "end",
  5: "i32",
};

/** Where the bytes that are annotated stand. */
export interface NotePlace {
  /** Offset in the input of the first of them, in bytes. Default 0. */
  readonly start?: number | undefined;
  /** Nothing comes after them. Default true. */
  readonly isLast?: boolean | undefined;
  /** What they are, for the error. Default "the input". */
  readonly what?: string | undefined;
}

/** Where the walk is, to say what it has not understood. */
interface Walk {
  readonly bytes: Uint8Array;
  /** Offset in the input of these bytes. */
  readonly base: number;
  /** All bytes before this offset have their notes. */
  covered: number;
  depth: number;
  /** The depth that is an error. What was guessed counts anew: to decode it is no message. */
  maxDepth: number;
}

/** A record whose tag has been read. */
interface OpenRecord {
  readonly start: number;
  readonly tag: Tag;
  /** The field, if there is a schema and it has one of this number. */
  readonly member: Member | undefined;
}

type Notes = Generator<Note, void, undefined>;

/**
 * Annotates the bytes of a message, record by record; nested messages and groups follow their own tag, one level deeper.
 *
 * Without a descriptor, and for fields that it does not know, length-delimited values are guessed. Bytes that are no message end the listing: the last note
 * has them, and the error is returned.
 */
export function* annotate(
  bytes: Uint8Array,
  descriptor?: MessageDescriptor,
  { start: base = 0, isLast = true, what = "the input" }: NotePlace = {},
): Generator<Note, ProtobufError | undefined, undefined> {
  const walk: Walk = { bytes, base, covered: 0, depth: 0, maxDepth: maxGroupDepth };
  try {
    yield* readRecords(walk, new BinaryReader(bytes), descriptor === undefined ? undefined : scopeOf(descriptor));
    return undefined;
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    const { covered, depth } = walk;
    const offset = base + (error.offset ?? 0);
    yield {
      start: base + covered,
      content: base + covered,
      end: isLast ? base + bytes.length : Infinity,
      bytes: bytes.subarray(covered),
      depth,
      field: "",
      wireType: "",
      type: "",
      value: `${error.message} (byte ${offset})`,
      known: false,
      bad: true,
    };
    const { typeName } = descriptor ?? {};
    const problem = `${what} is no ${typeName ?? "message"}: byte ${offset}: ${error.message}`;
    return new ProtobufError(error.code, problem, { typeName, offset, cause: error });
  }
}

/** Reads up to the end; within group `group`, up to its end tag. */
function* readRecords(walk: Walk, reader: BinaryReader, scope: Scope | undefined, group?: Member | number): Notes {
  const number = typeof group === "object" ? group.number : group;
  while (!reader.done) {
    const start = reader.position;
    const tag = reader.tag();
    if (tag.wireType === WireType.EndGroup) {
      if (tag.number !== number) throwInvalidGroup(start, `end of group ${tag.number} without a start`);
      walk.depth--;
      yield note(
        walk,
        reader,
        { start, tag, member: typeof group === "object" ? group : undefined },
        reader.position,
        "",
        "",
      );
      return;
    }
    yield* readRecord(walk, reader, { start, tag, member: scope?.member(tag.number) });
  }
  if (number !== undefined) throwTruncated(reader.end);
}

function* readRecord(walk: Walk, reader: BinaryReader, record: OpenRecord): Notes {
  const { tag, member } = record;
  const content = reader.position;
  if (member === undefined || !expects(member, tag.wireType)) {
    yield* readUnknown(walk, reader, record);
  } else if (member.kind === "message") {
    if (tag.wireType === WireType.StartGroup) yield* readGroup(walk, reader, record, member.type);
    else yield* readMessage(walk, reader, record, member.type, member.scope());
  } else if (tag.wireType === WireType.LengthDelimited && !isLengthDelimited(member)) {
    const packed = reader.delimited();
    const values: string[] = [];
    while (!packed.done) values.push(showOne(packed, member));
    yield note(
      walk,
      reader,
      record,
      contentOf(reader, content),
      `packed ${member.type}`,
      showText(`[${values.join(", ")}]`),
    );
  } else {
    const value = showOne(reader, member);
    yield note(
      walk,
      reader,
      record,
      isLengthDelimited(member) ? contentOf(reader, content) : content,
      member.type,
      value,
    );
  }
}

/** A field that the schema does not have, or has with another wire type: what decode would keep among the unknown fields. */
function* readUnknown(walk: Walk, reader: BinaryReader, record: OpenRecord): Notes {
  const { tag, member } = record;
  const content = reader.position;
  const hint = member === undefined ? "" : `not ${member.type}`;
  switch (tag.wireType) {
    case WireType.Varint:
      return yield note(walk, reader, record, content, hint, showVarint(reader.uint64()));
    case WireType.Fixed64:
      return yield note(walk, reader, record, content, hint, showFixed64(reader));
    case WireType.Fixed32:
      return yield note(walk, reader, record, content, hint, showFixed32(reader));
    case WireType.StartGroup:
      return yield* readGroup(walk, reader, record, hint);
    default:
      return yield* readGuess(walk, reader, record, hint);
  }
}

function* readGuess(walk: Walk, reader: BinaryReader, record: OpenRecord, hint: string): Notes {
  const from = reader.position;
  const bytes = reader.bytes();
  const content = reader.position - bytes.length;
  const kind = guess(bytes);
  if (kind === "message" && walk.depth < maxGroupDepth) {
    const { maxDepth } = walk;
    walk.maxDepth = walk.depth + 1 + maxGroupDepth;
    reader.position = from;
    yield* readMessage(walk, reader, record, guessed("message?", hint), undefined);
    walk.maxDepth = maxDepth;
  } else {
    const text = kind === "string" ? readUtf8(bytes, 0, bytes.length) : undefined;
    yield note(
      walk,
      reader,
      record,
      content,
      guessed(text === undefined ? "bytes" : "string?", hint),
      text === undefined ? showBytes(bytes) : showText(JSON.stringify(text)),
    );
  }
}

function guessed(type: string, hint: string): string {
  return hint === "" ? type : `${type}, ${hint}`;
}

function* readMessage(
  walk: Walk,
  reader: BinaryReader,
  record: OpenRecord,
  type: string,
  scope: Scope | undefined,
): Notes {
  const inner = reader.delimited();
  deepen(walk, record.start);
  yield {
    ...note(walk, inner, record, inner.position, type, showBytes(inner.input.subarray(inner.position, inner.end))),
    depth: walk.depth - 1,
  };
  yield* readRecords(walk, inner, scope);
  walk.depth--;
}

function* readGroup(walk: Walk, reader: BinaryReader, record: OpenRecord, type: string): Notes {
  deepen(walk, record.start);
  yield { ...note(walk, reader, record, reader.position, type, ""), depth: walk.depth - 1 };
  const { tag, member } = record;
  yield* readRecords(
    walk,
    reader,
    member?.kind === "message" && expects(member, tag.wireType) ? member.scope() : undefined,
    member ?? tag.number,
  );
}

function deepen(walk: Walk, start: number): void {
  if (walk.depth >= walk.maxDepth)
    throwLimitExceeded(start, `messages are nested more than ${maxGroupDepth} levels deep`);
  walk.depth++;
}

/** The note of a record; what `reader` has read of it by now are its bytes. */
function note(
  walk: Walk,
  reader: BinaryReader,
  { start, tag, member }: OpenRecord,
  content: number,
  type: string,
  value: string,
): Note {
  const { base, bytes } = walk;
  const end = reader.position;
  walk.covered = end;
  const field = member === undefined ? String(tag.number) : `${tag.number} ${member.name}`;
  return {
    start: base + start,
    content: base + content,
    end: base + end,
    bytes: bytes.subarray(start, end),
    depth: walk.depth,
    field,
    wireType: wireTypeNames[tag.wireType],
    type,
    value,
    known: member !== undefined && (tag.wireType === WireType.EndGroup || expects(member, tag.wireType)),
    bad: false,
  };
}

/** Does decode take a record of this wire type for the field? */
function expects(member: Member, wireType: WireType): boolean {
  if (member.kind === "message")
    return wireType === (member.delimited ? WireType.StartGroup : WireType.LengthDelimited);
  const own = member.kind === "enum" ? WireType.Varint : scalarTypes[member.scalar].wireType;
  return wireType === own || (member.repeated && wireType === WireType.LengthDelimited);
}

function isLengthDelimited(member: Member): boolean {
  return member.kind === "scalar" && scalarTypes[member.scalar].wireType === WireType.LengthDelimited;
}

function showOne(reader: BinaryReader, member: Exclude<Member, { kind: "message" }>): string {
  return member.kind === "enum" ? showEnum(member.enum, reader.int32()) : showScalar(reader, member.scalar);
}

/** Where the content stands of a length-delimited value that begins at `start` and has just been read. */
function contentOf(reader: BinaryReader, start: number): number {
  let content = start;
  while (reader.input[content]! > 127) content++;
  return content + 1;
}
