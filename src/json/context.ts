import type { MessageCodec } from "../codec/options.ts";
import type { MemoryBudget } from "../message/memory-budget.ts";
import type { Representation } from "../message/message-type.ts";
import type { Place } from "../message/place.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";
import type { FromJsonOptions, ToJsonOptions } from "./options.ts";

/** What a call knows, in both directions. */
interface JsonCall {
  readonly registry: TypeRegistry<MessageCodec> | undefined;
  readonly maxDepth: number;
  /** By loops, which tell where something is wrong. */
  readonly isLooped: boolean;
}

/** What a form of its own knows besides: where it stands. */
export interface JsonContext extends JsonCall {
  readonly place: Place;
  readonly representation: Representation;
}

/** A message on its way to JSON. */
export interface WritingCall extends JsonCall {
  readonly options: ToJsonOptions;
}

/** A message on its way from JSON. */
export interface ReadingCall extends JsonCall {
  readonly options: FromJsonOptions;
  /** What messages may still take. */
  readonly memory: MemoryBudget;
}

/** A message of a special form on its way to JSON. */
export interface JsonWriter extends JsonContext, WritingCall {}

/** A message of a special form on its way from JSON. */
export interface JsonReader extends JsonContext, ReadingCall {
  /** The number that a value of JSON is, in a google.protobuf.Value. */
  number(value: unknown): number | undefined;
}

/** Goes on in another codec's message: the content of an Any. */
export function contextFor<Context extends JsonContext>(context: Context, codec: MessageCodec): Context {
  return { ...context, representation: codec.plan.representation, registry: context.registry ?? registryOf(codec) };
}

/** The codec's own schema. */
export function registryOf(type: MessageCodec): TypeRegistry<MessageCodec> | undefined {
  return type.plan.registry as TypeRegistry<MessageCodec> | undefined;
}
