import { shared } from "../shared.ts";
import type { MessagePlan } from "../plan/plan.ts";
import type { DecodeMessage, EncodeMessage } from "./interpretation.ts";
import type { Locators } from "./locate-offset.ts";
import type { EncodeOptions } from "./options.ts";

/*
 * Generated codecs, which types of the compact engine find by the plan.
 */

/** The functions of a generated type, which those of other types call. */
export interface GeneratedFunctions extends Locators {
  readonly decode: DecodeMessage;
  /** Decodes what is left of a message into it. */
  readonly merge: (message: any, ...place: Parameters<DecodeMessage>) => void;
  readonly encode: EncodeMessage;
}

/** A codec of emitted functions. */
export interface EmittedCodec {
  readonly functions: GeneratedFunctions;
  readonly encode: (message: unknown, options?: EncodeOptions) => Uint8Array;
}

const codecs = shared("codecs", () => new WeakMap<MessagePlan, EmittedCodec>());

/** A type has emitted functions. */
export function setCodec(plan: MessagePlan, codec: EmittedCodec): void {
  codecs.set(plan, codec);
}

/** The codec of a type that has emitted functions. */
export function codecOf(plan: MessagePlan): EmittedCodec {
  return codecs.get(plan)!;
}
