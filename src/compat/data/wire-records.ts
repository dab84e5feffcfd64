import { scalarTypes } from "../../plan/scalar-type.ts";
import type { FieldDescriptor, MessageDescriptor, OneofDescriptor } from "../../schema/descriptors.ts";
import { indexByNumber, type NumberMap } from "../../plan/number-map.ts";
import { BinaryReader, type Tag } from "../../wire/reader.ts";
import { WireType } from "../../wire/wire-type.ts";

/*
 * The records of a message, and which of them a schema reads into its fields: https://protobuf.dev/programming-guides/encoding
 */

/** A part of the input, by offsets. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * A record: its tag, where it starts, and where its value is (without the length, without the tag that ends a group).
 */
export interface WireRecord extends Tag {
  readonly start: number;
  readonly content: Range;
}

/**
 * The records that a schema reads into each field: for a singular scalar the last, for a oneof those of the last
 * member.
 */
export interface ReadRecords {
  readonly byField: ReadonlyMap<FieldDescriptor, readonly WireRecord[]>;
  /** The member of each oneof to which its last record belongs. */
  readonly setMembers: ReadonlyMap<OneofDescriptor, FieldDescriptor>;
}

/**
 * The records of the message in `ranges`, one after another. The items of a MessageSet are returned as if they were
 * fields.
 */
export function recordsOf(bytes: Uint8Array, ranges: readonly Range[], messageSet: boolean): WireRecord[] {
  const records: WireRecord[] = [];
  for (const { start, end } of ranges) {
    const reader = new BinaryReader(bytes, start, end);
    while (!reader.done) {
      const record = readRecord(reader);
      records.push((messageSet ? itemOf(bytes, record) : undefined) ?? record);
    }
  }
  return records;
}

function readRecord(reader: BinaryReader): WireRecord {
  const start = reader.position;
  const tag = reader.tag();
  if (tag.wireType === WireType.LengthDelimited) {
    const { position, end } = reader.delimited();
    return { ...tag, start, content: { start: position, end } };
  }
  if (tag.wireType === WireType.StartGroup) {
    const { position, end } = reader.group(tag.number);
    return { ...tag, start, content: { start: position, end } };
  }
  const from = reader.position;
  reader.skip(tag);
  return { ...tag, start, content: { start: from, end: reader.position } };
}

/**
 * An item is a group 1 with a number (field 2) and a message (field 3); if there are several, the first of each counts.
 */
function itemOf(bytes: Uint8Array, { number, wireType, start, content }: WireRecord): WireRecord | undefined {
  if (number !== 1 || wireType !== WireType.StartGroup) return undefined;
  const parts = recordsOf(bytes, [content], false);
  const typeId = parts.find((part) => part.number === 2 && part.wireType === WireType.Varint);
  const message = parts.find((part) => part.number === 3 && part.wireType === WireType.LengthDelimited);
  if (typeId === undefined || message === undefined) return undefined;
  return {
    number: new BinaryReader(bytes, typeId.content.start).uint32(),
    wireType: WireType.LengthDelimited,
    start,
    content: message.content,
  };
}

const entryTypes = new WeakMap<FieldDescriptor, MessageDescriptor>();

/** The message that a field's records are: of a map, its entry; undefined for scalars and enums. */
export function contentType(field: FieldDescriptor): MessageDescriptor | undefined {
  const { value, cardinality } = field;
  if (cardinality !== "map") return value.kind === "message" ? value.message : undefined;
  let entry = entryTypes.get(field);
  if (entry === undefined)
    entryTypes.set(
      field,
      (entry = field.message.nestedMessages.find(({ typeName }) => `.${typeName}` === field.proto.typeName)!),
    );
  return entry;
}

/** The wire type of a single value. */
export function wireTypeOf(field: FieldDescriptor): WireType {
  if (contentType(field) !== undefined) return field.delimited ? WireType.StartGroup : WireType.LengthDelimited;
  return field.value.kind === "scalar" ? scalarTypes[field.value.scalar].wireType : WireType.Varint;
}

/** Whether the values of a repeated field may be in one record. */
export function isPackable(field: FieldDescriptor): boolean {
  const wireType = wireTypeOf(field);
  return field.cardinality === "repeated" && wireType !== WireType.LengthDelimited && wireType !== WireType.StartGroup;
}

/** Whether decode accepts a record with this wire type for the field. */
export function accepts(field: FieldDescriptor, wireType: WireType): boolean {
  return wireType === wireTypeOf(field) || (wireType === WireType.LengthDelimited && isPackable(field));
}

const membersByNumber = new WeakMap<MessageDescriptor, NumberMap<FieldDescriptor>>();

/** The field or known extension with a number. */
export function memberOf(descriptor: MessageDescriptor, number: number): FieldDescriptor | undefined {
  let members = membersByNumber.get(descriptor);
  if (members === undefined) membersByNumber.set(descriptor, (members = indexByNumber(descriptor.members)));
  return members.get(number);
}
