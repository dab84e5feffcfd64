import { ProtobufError } from "../errors.ts";
import type { MessageType } from "../message/message-type.ts";
import { showByName } from "../message/inspect.ts";
import { adviseName } from "../message/advice.ts";
import { useUnroll } from "../message/per-type.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { countingEntry } from "./counting-entry.ts";
import { allLocators } from "./all-locators.ts";
import { createEntry, type Entry } from "./entry.ts";
import { useLocators } from "./locate-offset.ts";
import { interpret } from "./interpreter.ts";
import { compileEntry, isCompilable, mayEvaluate, unroll } from "./jit.ts";
import { fastTransfer, newHabit } from "./runtime/output.ts";
import type { Engine, MessageCodec } from "./options.ts";

/**
 * Makes the codec of a message type. Its plan is made on first use: a schema has many types that are never used.
 *
 * Errors: UNSUPPORTED for `engine: "jit"` where evaluating code is forbidden. Such codecs throw LIMIT_EXCEEDED for
 * types with more than 10,000 fields, including the types they refer to; `"auto"` interprets those.
 */
export function createCodec(typeName: string, plan: () => MessagePlan, engine: Engine): MessageCodec {
  if (engine === "jit" && !mayEvaluate()) {
    throw new ProtobufError(
      "UNSUPPORTED",
      'engine "jit": evaluating code is forbidden here; use "auto" or "interpreter"',
      { typeName },
    );
  }
  return new LazyCodec(typeName, plan, engine);
}

/**
 * A class, so that the getter is on the prototype: V8 turns a literal with a getter into a dictionary, in which each
 * call looks up `decode` (benchmark case `small`).
 */
class LazyCodec implements MessageCodec {
  readonly typeName: string;
  encode!: MessageCodec["encode"];
  encodeInto!: MessageCodec["encodeInto"];
  size!: MessageCodec["size"];
  decode!: MessageCodec["decode"];
  readonly #makePlan: () => MessagePlan;
  readonly #engine: Engine;
  #plan: MessagePlan | undefined;

  constructor(typeName: string, plan: () => MessagePlan, engine: Engine) {
    this.typeName = typeName;
    this.#makePlan = plan;
    this.#engine = engine;
    showByName(this);
    const use = (entry: Entry): Entry => Object.assign(this, entry);
    use(lazyEntry(() => use(startEntry(this, engine, use))));
  }

  get plan(): MessagePlan {
    return (this.#plan ??= this.#start());
  }

  #start(): MessagePlan {
    const plan = this.#makePlan();
    if (this.#engine === "jit") useUnroll(plan, unroll);
    return plan;
  }
}

/** An entry that is created at the first call. */
function lazyEntry(start: () => Entry): Entry {
  let entry: Entry | undefined;
  const started = (): Entry => (entry ??= start());
  return {
    encode: (message, options) => started().encode(message, options),
    encodeInto: (message, target, offset, options) => started().encodeInto(message, target, offset, options),
    size: (message, options) => started().size(message, options),
    decode: (bytes, options) => started().decode(bytes, options),
  };
}

function startEntry(type: MessageType, engine: Engine, use: (entry: Entry) => Entry): Entry {
  useLocators(allLocators);
  if (engine === "jit") return compileEntry(type);
  const interpreted = createEntry(type, interpret(type.plan), fastTransfer(newHabit()), adviseName);
  if (engine === "interpreter") return interpreted;
  return countingEntry(interpreted, () =>
    use(mayEvaluate() && isCompilable(type.plan) ? compileEntry(type) : interpreted),
  );
}
