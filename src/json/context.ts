import type { MessageCodec } from "../codec/options.ts";
import { checkCount, checkOptionsObject, checkRegistry, checkType } from "../message/check-arguments.ts";
import { MemoryBudget } from "../message/memory-budget.ts";
import { maxDepthOf } from "../message/nesting.ts";
import type { Representation } from "../message/message-type.ts";
import { Place } from "../message/place.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";
import { parseDouble } from "./decimal.ts";
import { JsonNumber } from "./json-value.ts";
import type { FromJsonOptions, ToJsonOptions } from "./options.ts";

/** What both directions know at every level. */
export interface JsonContext {
  readonly place: Place;
  readonly representation: Representation;
  readonly registry: TypeRegistry<MessageCodec> | undefined;
  readonly maxDepth: number;
}

/** A message of a special form on its way to JSON. */
export interface JsonWriter extends JsonContext {
  readonly options: ToJsonOptions;
  /** By loops, which tell where something is wrong. */
  readonly isLooped: boolean;
}

/** A message on its way from JSON. */
export interface JsonReader extends JsonContext {
  readonly options: FromJsonOptions;
  /** The number that a value of JSON is, in a google.protobuf.Value. */
  number(value: unknown): number | undefined;
}

/** Starts on a message that JSON of so many characters becomes. Errors: INVALID_ARGUMENT for a bad `maxDepth` or `maxMemory`. */
export function startReading(type: MessageCodec, options: FromJsonOptions, characters: () => number): JsonReader {
  checkType(type);
  checkOptionsObject(options);
  checkRegistry(options.registry);
  checkCount("maxMemory", options.maxMemory);
  const maxDepth = maxDepthOf(options);
  const place = new Place(maxDepth);
  place.memory = new MemoryBudget(options.maxMemory, characters);
  const registry = options.registry ?? registryOf(type);
  return { place, representation: type.plan.representation, registry, maxDepth, number: numberOfJson, options };
}

/** Goes on in another codec's message: the content of an Any. */
export function contextFor<Context extends JsonContext>(context: Context, codec: MessageCodec): Context {
  return { ...context, representation: codec.plan.representation, registry: context.registry ?? registryOf(codec) };
}

/** The codec's own schema. */
export function registryOf(type: MessageCodec): TypeRegistry<MessageCodec> | undefined {
  return type.plan.registry as TypeRegistry<MessageCodec> | undefined;
}

/** Infinity where the literal is beyond the doubles. */
function numberOfJson(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (!(value instanceof JsonNumber)) return undefined;
  const number = parseDouble(value.text);
  return typeof number === "number" ? number : Infinity;
}
