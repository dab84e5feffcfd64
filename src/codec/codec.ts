import { ProtobufError } from "../errors.ts";
import { create } from "../message/create.ts";
import type { MessageType, Representation } from "../message/message-type.ts";
import type { TypeRegistry } from "../message/type-registry.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { createEntry, type Entry } from "./entry.ts";
import { interpret } from "./interpret.ts";
import { compileEntry, isCompilable, mayEvaluate } from "./jit.ts";
import type { Engine, MessageCodec } from "./options.ts";
import { Planner } from "./planner.ts";

/** `engine: "auto"` compiles a type after so many calls of encode and decode, or so many bytes (bench/README.md, "When auto compiles"). */
const callsBeforeCompile = 200;
const bytesBeforeCompile = 64 * 1024;

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
 * Errors: UNSUPPORTED for `engine: "jit"` where evaluating code is forbidden. Its codecs give LIMIT_EXCEEDED for types that have, with all they refer to, more
 * than 10,000 fields: `"auto"` interprets those.
 */
export function createCodec(descriptor: MessageDescriptor, context: CodecContext): MessageCodec {
  const { representation, engine, registry } = context;
  const { typeName } = descriptor;
  if (engine === "jit" && !mayEvaluate()) {
    throw new ProtobufError("UNSUPPORTED", 'engine "jit": evaluating code is forbidden here; use "auto" or "interpreter"', { typeName });
  }
  const type: MessageType = { typeName, descriptor, representation, registry };
  const codec = { ...type, create: (init?: unknown) => create(type, init) } as unknown as Writable<MessageCodec>;
  const use = (entry: Entry): Entry => Object.assign(codec, entry);
  Object.assign(codec, lazyEntry(() => use(startEntry(descriptor, context, use))));
  return codec;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

function plannerOf(context: CodecContext): Planner {
  let planner = planners.get(context);
  if (planner === undefined) planners.set(context, (planner = new Planner(context.representation)));
  return planner;
}

/** An entry that is made at the first call: a schema has many types that are never used. */
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

function startEntry(descriptor: MessageDescriptor, context: CodecContext, use: (entry: Entry) => Entry): Entry {
  const plan = plannerOf(context).plan(descriptor);
  if (context.engine === "jit") return compileEntry(plan);
  const interpreted = createEntry(plan, interpret(plan));
  if (context.engine === "interpreter") return interpreted;
  return countingEntry(interpreted, () => use(mayEvaluate() && isCompilable(plan) ? compileEntry(plan) : interpreted));
}

/** Counts calls and bytes, and gives way to a compiled entry when there have been enough; who has kept these functions is passed on. */
function countingEntry(interpreted: Entry, compile: () => Entry): Entry {
  let entry = interpreted;
  let isCounting = true;
  let calls = callsBeforeCompile;
  let bytes = bytesBeforeCompile;
  const count = (size: number): Entry => {
    if (isCounting && ((calls -= 1) < 0 || (bytes -= size) < 0)) {
      isCounting = false;
      entry = compile();
    }
    return entry;
  };
  return {
    encode: (message, options) => {
      const result = count(0).encode(message, options);
      bytes -= result.length;
      return result;
    },
    encodeInto: (message, target, offset, options) => count(0).encodeInto(message, target, offset, options),
    size: (message, options) => count(0).size(message, options),
    decode: (input, options) => count(input?.length ?? 0).decode(input, options),
  };
}
