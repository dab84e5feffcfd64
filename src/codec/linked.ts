import { inPropertyOrder } from "../plan/order.ts";
import type { MessagePlan } from "../plan/plan.ts";
import type { DecodeMessage, EncodeMessage, InterpretedFunctions } from "./interpretation.ts";
import { beginMerge } from "./runtime/decode-state.ts";
import { sortLater } from "./runtime/sort-later.ts";

/*
 * The functions of generated types, which interpreted types find by the plan.
 */

/** The functions of a generated type, which those of other types call. */
export interface GeneratedFunctions {
  readonly decode: DecodeMessage;
  /** Decodes what is left of a message into it. */
  readonly merge: (message: any, ...place: Parameters<DecodeMessage>) => void;
  readonly encode: EncodeMessage;
}

const emitted = new WeakMap<MessagePlan, GeneratedFunctions>();
const interpreted = new WeakMap<MessagePlan, InterpretedFunctions>();

/** A type has emitted functions. */
export function setLink(plan: MessagePlan, functions: GeneratedFunctions): void {
  emitted.set(plan, functions);
}

/** A type is interpreted. */
export function setInterpreted(plan: MessagePlan, functions: InterpretedFunctions): void {
  interpreted.set(plan, functions);
}

/** The functions of a type, as the interpreter calls them. */
export function link(plan: MessagePlan): InterpretedFunctions {
  let functions = interpreted.get(plan);
  if (functions === undefined) interpreted.set(plan, (functions = continuing(plan, emitted.get(plan)!)));
  return functions;
}

/** Emitted functions continue a message by another name, in place. */
function continuing(plan: MessagePlan, { decode, merge, encode }: GeneratedFunctions): InterpretedFunctions {
  return {
    decode: (bytes, position, end, depth, endTag, previous) => {
      if (previous === undefined) return decode(bytes, position, end, depth, endTag);
      beginMerge(depth, position);
      merge(previous, bytes, position, end, depth, endTag);
      if (!plan.absentIsOwn || plan.members.length > plan.fields.length) {
        sortLater(
          previous,
          inPropertyOrder(plan).map((field) => field.localName),
        );
      }
      return previous;
    },
    encode,
  };
}
