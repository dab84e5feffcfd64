import { createCodec as createCodecOf } from "../codec/codec.ts";
import type { Engine, MessageCodec } from "../codec/options.ts";
import type { Representation } from "../plan/plan.ts";
import type { TypeRegistry } from "../plan/type-registry.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { Planner } from "./planner.ts";

/** What the codecs of one schema share. */
export interface CodecContext {
  readonly representation: Representation;
  readonly engine: Engine;
  readonly registry?: TypeRegistry;
}

const planners = new WeakMap<CodecContext, Planner>();

/**
 * Makes the codec of a message type. Codecs that are to share plans and compiled code are given the same `context` object.
 *
 * Errors: UNSUPPORTED for `engine: "jit"` where evaluating code is forbidden.
 */
export function createCodec(descriptor: MessageDescriptor, context: CodecContext): MessageCodec {
  return createCodecOf(descriptor.typeName, () => plannerOf(context).plan(descriptor), context.engine);
}

function plannerOf(context: CodecContext): Planner {
  let planner = planners.get(context);
  if (planner === undefined) planners.set(context, (planner = new Planner(context.representation, context.registry)));
  return planner;
}
