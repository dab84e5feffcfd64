import { shared } from "../shared.ts";
import { createCodec, type CodecContext } from "../planner/create-codec.ts";
import type { MessageCodec } from "../codec/options.ts";
import { unknownFields } from "../message/message-type.ts";
import type { FieldDescriptor, MessageDescriptor } from "../schema/descriptors.ts";
import type { OptionsProto } from "../schema/file-descriptor-proto.ts";
import type { LinkedFiles } from "../schema/link.ts";
import type { OptionPiece } from "../schema/linking.ts";
import { type AnyContent, isAnyContent } from "../schema/option-value.ts";
import { scalarTypes } from "../plan/scalar-type.ts";
import { concatBytes } from "../schema/source/literal.ts";
import { WireType } from "../wire/wire-type.ts";
import { BinaryWriter } from "../wire/writer.ts";
import { rawType } from "./raw-types.ts";

/*
 * For the types of descriptor.proto alone, custom options are unknown fields, as in protoc and in descriptor sets.
 * Options that were read from text are converted on demand, one record for each option that the source sets, in source
 * order.
 */

const context: CodecContext = { representation: { int64: "bigint", maps: "object" }, engine: "interpreter" };
const partial = { partial: true } as const;
const kept = shared("kept options", () => new WeakSet<LinkedFiles>());

/** An object with unknown fields. */
type Options = OptionsProto & { [unknownFields]?: Uint8Array };
type Path = readonly FieldDescriptor[];

/** Converts the custom options of a schema's declarations, once, to unknown fields of their options. */
export function keepCustomOptions(linked: LinkedFiles): void {
  if (kept.has(linked)) return;
  for (const { options, pieces } of linked.customOptions) keepPieces(options, pieces, linked);
  kept.add(linked);
}

function keepPieces(options: OptionsProto, pieces: readonly OptionPiece[], { extensions }: LinkedFiles): void {
  append(
    options,
    pieces.filter((piece) => !isFeature(piece)).map(({ path, value }) => record(descriptorsOf(path), value)),
  );
  const features = pieces
    .filter(isFeature)
    .flatMap(({ path, value }) => featuresOf(descriptorsOf(path.slice(1)), value, extensions));
  if (features.length > 0) append(options.features as OptionsProto, featureRecords(features));
}

/** Extensions and their contents have descriptors instead of models. */
function descriptorsOf(path: OptionPiece["path"]): Path {
  return path as unknown as Path;
}

function descriptorOf(type: AnyContent["type"]): MessageDescriptor {
  return type as unknown as MessageDescriptor;
}

function append(options: Options, records: readonly Uint8Array[]): void {
  if (records.length > 0)
    options[unknownFields] = concatBytes([options[unknownFields] ?? new Uint8Array(0), ...records]);
}

function isFeature({ path: [first] }: OptionPiece): boolean {
  return first?.name === "features" && first.message.typeName.startsWith("google.protobuf.");
}

/** The record of an option that is an extension, with its value as deep within as its name says. Numbers are written one by one, as protoc does it. */
function record([field, ...rest]: Path, value: unknown): Uint8Array {
  return rest.length > 0 ? messageRecord(field!, record(rest, value)) : valueRecord(field!, value);
}

function messageRecord({ number, delimited }: FieldDescriptor, content: Uint8Array): Uint8Array {
  const writer = new BinaryWriter();
  if (delimited) writer.tag(number, WireType.StartGroup).raw(content).tag(number, WireType.EndGroup);
  else writer.tag(number, WireType.LengthDelimited).bytes(content);
  return writer.finish();
}

function valueRecord(field: FieldDescriptor, value: unknown): Uint8Array {
  const { value: type, number, cardinality, localName, message } = field;
  if (cardinality === "map") return codecOf(message).encode({ [localName]: encodable(value) }, partial);
  if (type.kind === "message") return messageRecord(field, codecOf(type.message).encode(encodable(value), partial));
  const writer = new BinaryWriter();
  if (type.kind === "enum")
    return writer
      .tag(number, WireType.Varint)
      .int32(value as number)
      .finish();
  writer.tag(number, scalarTypes[type.scalar].wireType);
  if (value instanceof Uint8Array) writer.bytes(value);
  else (writer[type.scalar] as (value: unknown) => BinaryWriter).call(writer, value);
  return writer.finish();
}

/** The value with the contents of every google.protobuf.Any as bytes. */
function encodable(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (isAnyContent(value)) return codecOf(descriptorOf(value.type)).encode(encodable(value.value), partial);
  if (Array.isArray(value)) return value.map(encodable);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, encodable(member)]));
}

function codecOf(message: MessageDescriptor): MessageCodec {
  return createCodec(rawType(message, "text"), context);
}

/** Extensions of FeatureSet that are built into protoc: it keeps each as one message, before all others. */
const builtIntoProtoc: ReadonlySet<string> = new Set(["pb.cpp", "pb.java"]);

interface FeatureRecord {
  readonly field: FieldDescriptor;
  readonly bytes: Uint8Array;
}

/** What an option sets in the extensions of FeatureSet; an option whose path ends there sets all of it. */
function featuresOf(path: Path, value: unknown, extensions: LinkedFiles["extensions"]): FeatureRecord[] {
  if (path.length > 0) return [{ field: path[0]!, bytes: record(path, value) }];
  const set = Object.entries(value as object).map(([key, each]) => ({ field: extensions.get(key.slice(1, -1)), each }));
  return set.flatMap(({ field, each }) => (field === undefined ? [] : [{ field, bytes: record([field], each) }]));
}

function featureRecords(features: readonly FeatureRecord[]): Uint8Array[] {
  const merged = features.filter(({ field }) => builtIntoProtoc.has(field.fullName));
  const others = features.filter(({ field }) => !builtIntoProtoc.has(field.fullName)).map(({ bytes }) => bytes);
  const [first] = merged;
  if (first === undefined) return others;
  const codec = codecOf(first.field.message);
  return [codec.encode(codec.decode(concatBytes(merged.map(({ bytes }) => bytes)))), ...others];
}
