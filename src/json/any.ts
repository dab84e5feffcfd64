import { quote } from "../message/path.ts";
import type { MessageCodec } from "../codec/options.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { valueMemory } from "../plan/message-memory.ts";
import { isMessageObject } from "../message/property.ts";
import { wrongType } from "../message/scalar-value.ts";
import { anyMessage, readAnyFields, typeNameOfUrl } from "../message/well-known.ts";
import { contextFor, type JsonContext, type JsonReader, type JsonWriter } from "./context.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "./json-value.ts";
import { wrongKind } from "./scalar.ts";
import { isSpecial } from "./special.ts";

/*
 * google.protobuf.Any: the JSON of its content with the key "@type" added, or { "@type", "value" } where the content has a special form.
 * https://protobuf.dev/programming-guides/json/#any
 */

/** The key of the type URL. */
const typeKey = "@type";

/** Writes the content of an Any, one level deeper. */
export type WriteContent = (writer: JsonWriter, plan: MessagePlan, content: unknown) => JsonValue;

/** Writes an Any. Errors: NOT_FOUND for a type that no registry knows, INVALID_JSON without a type URL; those of decode, and of the content. */
export function writeAny(
  writer: JsonWriter,
  plan: MessagePlan,
  message: unknown,
  writeContent: WriteContent,
): JsonValue {
  const { place } = writer;
  if (!isMessageObject(message)) return place.failWith(wrongType("an Any", message));
  const fields = readAnyFields(plan, message);
  if ("code" in fields) return place.failWith(fields);
  const { typeUrl, value } = fields;
  if (typeUrl === "" && value.length === 0) return {};
  const codec = findType(writer, typeUrl);
  const content: unknown = place.run(() => codec.decode(value, { maxDepth: writer.maxDepth }));
  const written = writeContent(contextFor(writer, codec), codec.plan, content);
  return { [typeKey]: typeUrl, ...(isSpecial(codec.plan) ? { value: written } : (written as JsonObject)) };
}

/** Reads the content of an Any, one level deeper. */
export type ReadContent = (reader: JsonReader, plan: MessagePlan, json: unknown) => unknown;

/** Reads an Any; `{}` is an empty one. Errors: NOT_FOUND for a type that no registry knows, INVALID_JSON without a type URL; those of the content. */
export function readAny(reader: JsonReader, plan: MessagePlan, json: unknown, readContent: ReadContent): object {
  const { place } = reader;
  if (!isJsonObject(json)) return wrongKind("an Any", json);
  if (Object.keys(json).length === 0) return anyMessage(plan, "", new Uint8Array(0));
  const typeUrl = json[typeKey];
  if (typeof typeUrl !== "string") return place.fail("INVALID_JSON", `an Any needs the string ${quote(typeKey)}`);
  const codec = findType(reader, typeUrl);
  const content = readContent(contextFor(reader, codec), codec.plan, contentOf(reader, codec.plan, json));
  const value = place.run(() => codec.encode(content, { maxDepth: reader.maxDepth, deterministic: true, exact: true }));
  place.charge(valueMemory(value));
  return anyMessage(plan, typeUrl, value);
}

/** The object without the type URL, or what stands under "value". */
function contentOf({ place, options }: JsonReader, plan: MessagePlan, json: Record<string, unknown>): unknown {
  const { [typeKey]: _, ...content } = json;
  if (!isSpecial(plan)) return content;
  const unknown = Object.keys(content).find((key) => key !== "value");
  if (unknown !== undefined && options.ignoreUnknown !== true)
    return place.fail("UNKNOWN_FIELD", `an Any of ${plan.typeName} has no key ${quote(unknown)}`);
  if (!Object.hasOwn(content, "value"))
    return place.fail("INVALID_JSON", `an Any of ${plan.typeName} needs the key "value"`);
  return content["value"];
}

function findType({ place, registry }: JsonContext, typeUrl: string): MessageCodec {
  const typeName = typeNameOfUrl(typeUrl);
  if (typeName === undefined) return place.fail("INVALID_JSON", `not a type URL: ${quote(typeUrl)}`);
  if (registry === undefined)
    return place.fail("NOT_FOUND", `no registry to find the type of ${quote(typeUrl)} in (option registry)`);
  return place.run(() => registry.message(typeName));
}
