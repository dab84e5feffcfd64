import type { MessageCodec } from "../codec/options.ts";
import { isProtobufError } from "../errors.ts";
import { grownMessageMemory, valueMemory } from "../plan/message-memory.ts";
import { isMessageObject } from "../message/property.ts";
import { anyMessage, readAnyFields, typeNameOfUrl } from "../message/well-known.ts";
import type { MessagePlan } from "../plan/plan.ts";
import type { TextReader } from "./text-reader.ts";
import type { TextWriter } from "./text-writer.ts";
import { quote } from "../message/path.ts";

/*
 * google.protobuf.Any in its expanded form: `[type.googleapis.com/pkg.Type] { ... }` instead of the two fields.
 * https://protobuf.dev/reference/protobuf/textformat-spec/#any
 */

/** The message type that has an expanded form. */
export const anyName = "google.protobuf.Any";

const typeUrlForm = /^[\w.\-~/!$&()*+,;=%]+\/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const badPercent = /%(?![\da-fA-F]{2})/;

/**
 * Returns whether a URL may stand in brackets: a prefix, whose percent signs are followed by two hexadecimal digits,
 * and a full name.
 */
export function isTypeUrl(url: string): boolean {
  return typeUrlForm.test(url) && !badPercent.test(url);
}

/** Writes or reads the fields of a message; the end of a reading is `closer`. */
export type WriteFields = (writer: TextWriter, plan: MessagePlan, message: unknown) => void;
export type ReadFields = (reader: TextReader, plan: MessagePlan, closer: string) => unknown;

/** The expanded form of an Any. */
export interface Expansion {
  readonly typeUrl: string;
  readonly codec: MessageCodec;
  readonly content: unknown;
}

/**
 * What an Any is expanded to. Undefined if it has no such form: its type is unknown, or its bytes are no message of it.
 */
export function expansionOf(writer: TextWriter, plan: MessagePlan, message: unknown): Expansion | undefined {
  if (writer.options.expandAny === false || !isMessageObject(message)) return undefined;
  const fields = readAnyFields(plan, message);
  if ("code" in fields || !isTypeUrl(fields.typeUrl)) return undefined;
  const codec = findQuietly(writer, fields.typeUrl);
  const content = codec && decodeQuietly(writer, codec, fields.value);
  return content === undefined ? undefined : { typeUrl: fields.typeUrl, codec: codec!, content };
}

/** Writes an Any in its expanded form. False where it has none. */
export function writeExpanded(
  writer: TextWriter,
  plan: MessagePlan,
  message: unknown,
  writeFields: WriteFields,
): boolean {
  const expansion = expansionOf(writer, plan, message);
  if (expansion === undefined) return false;
  const { typeUrl, codec, content } = expansion;
  const { representation, registry } = writer;
  writer.representation = codec.plan.representation;
  writer.open(`[${typeUrl}]`);
  writer.place.enter();
  writeFields(writer, codec.plan, content);
  writer.place.leave();
  writer.close();
  Object.assign(writer, { representation, registry });
  return true;
}

function findQuietly({ registry }: TextWriter, typeUrl: string): MessageCodec | undefined {
  try {
    return registry?.message(typeNameOfUrl(typeUrl)!);
  } catch (error) {
    if (isProtobufError(error, "NOT_FOUND")) return undefined;
    throw error;
  }
}

function decodeQuietly({ options, maxDepth }: TextWriter, codec: MessageCodec, bytes: Uint8Array): unknown {
  try {
    return codec.decode(bytes, { maxDepth, partial: options.partial === true });
  } catch (error) {
    if (isProtobufError(error)) return undefined;
    throw error;
  }
}

/** Reads an Any in its expanded form, behind the type URL, which starts at `start`. Errors: NOT_FOUND, INVALID_TEXT, those of the content. */
export function readExpanded(
  reader: TextReader,
  plan: MessagePlan,
  typeUrl: string,
  start: number,
  readFields: ReadFields,
): object {
  const { tokens, options, maxDepth, representation, registry } = reader;
  const typeName = isTypeUrl(typeUrl) ? typeNameOfUrl(typeUrl) : undefined;
  if (typeName === undefined) return reader.failAt(start, "INVALID_TEXT", `not a type URL: ${quote(typeUrl)}`);
  if (registry === undefined)
    return reader.failAt(start, "NOT_FOUND", `no registry to find the type of ${quote(typeUrl)} in (option registry)`);
  const codec = reader.run(start, () => registry.message(typeName));
  tokens.take(":");
  reader.representation = codec.plan.representation;
  const content = readFields(reader, codec.plan, openMessage(reader));
  Object.assign(reader, { representation, registry });
  const value = reader.run(start, () =>
    codec.encode(content, { maxDepth, partial: options.partial === true, deterministic: true, exact: true }),
  );
  reader.charge(grownMessageMemory(plan) + valueMemory(value));
  return anyMessage(plan, typeUrl, value);
}

/** Goes behind the bracket that opens a message, and gives the one that closes it. Errors: INVALID_TEXT. */
export function openMessage(reader: TextReader): string {
  const { tokens } = reader;
  if (tokens.take("{")) return "}";
  if (tokens.take("<")) return ">";
  return reader.fail(
    tokens.kind === "end" || tokens.kind === "symbol" ? "INVALID_TEXT" : "INVALID_TYPE",
    `expected "{", got ${tokens.describe()}`,
  );
}
