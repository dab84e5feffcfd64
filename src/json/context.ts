import type { MessageCodec } from "../codec/options.ts";
import { checkCount, checkOptionsObject, checkRegistry, checkType } from "../message/check-arguments.ts";
import { MemoryBudget } from "../message/memory-budget.ts";
import { startNesting } from "../message/nesting.ts";
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
  /** The number that a value of JSON is, in a google.protobuf.Value. */
  number(value: unknown): number | undefined;
}

/** A message on its way to JSON. */
export interface JsonWriter extends JsonContext {
  readonly options: ToJsonOptions;
}

/** A message on its way from JSON. */
export interface JsonReader extends JsonContext {
  readonly options: FromJsonOptions;
}

/** Starts on a message. Errors: INVALID_ARGUMENT for a bad `maxDepth`. */
export function startJson<Options extends ToJsonOptions | FromJsonOptions>(
  action: string,
  type: MessageCodec,
  options: Options,
): JsonContext & { readonly options: Options } {
  checkType(type);
  checkOptionsObject(options);
  checkRegistry(options.registry);
  const { maxDepth } = startNesting(options.maxDepth);
  const place = new Place(action, type.typeName, maxDepth);
  return {
    place,
    representation: type.plan.representation,
    registry: options.registry ?? registryOf(type),
    maxDepth,
    number: numberOfJson,
    options,
  };
}

/** Starts on a message that JSON of so many characters becomes. Errors: INVALID_ARGUMENT for a bad `maxDepth` or `maxMemory`. */
export function startReading(type: MessageCodec, options: FromJsonOptions, characters: () => number): JsonReader {
  const reader = startJson("read JSON of", type, options);
  checkCount("maxMemory", options.maxMemory);
  reader.place.memory = new MemoryBudget(options.maxMemory, characters);
  return reader;
}

/** Goes on in another codec's message: the content of an Any. */
export function contextFor<Context extends JsonContext>(context: Context, codec: MessageCodec): Context {
  return { ...context, representation: codec.plan.representation, registry: context.registry ?? registryOf(codec) };
}

/** The codec's own schema. */
function registryOf(type: MessageCodec): TypeRegistry<MessageCodec> | undefined {
  return type.plan.registry as TypeRegistry<MessageCodec> | undefined;
}

/** Infinity where the literal is beyond the doubles. */
function numberOfJson(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (!(value instanceof JsonNumber)) return undefined;
  const number = parseDouble(value.text);
  return typeof number === "number" ? number : Infinity;
}
