import { ProtobufError } from "../errors.ts";
import { create } from "../message/create.ts";
import { describeValue } from "../message/describe.ts";
import type { MessageType, Representation } from "../message/message-type.ts";
import { isBytes, isMessageObject } from "../message/property.ts";
import type { TypeRegistry } from "../message/type-registry.ts";
import type { MessageDescriptor } from "../schema/descriptors.ts";
import { decodeError, encodeError, missingRequiredError } from "./codec-error.ts";
import { checkDecodeOptions, checkEncodeOptions } from "./check-options.ts";
import { interpret } from "./interpret.ts";
import type { MessageFunctions } from "./interpretation.ts";
import { compile, mayEvaluate } from "./jit.ts";
import type { DecodeOptions, EncodeOptions, Engine, MessageCodec } from "./options.ts";
import { encodedSize, encodeToBytes, encodeToTarget } from "./output.ts";
import type { MessagePlan } from "./plan.ts";
import { Planner } from "./planner.ts";
import { beginDecode, decoding, defaultMaxDepth } from "./runtime/decode-state.ts";
import { resetText } from "./runtime/read-text.ts";
import { resetUnknown } from "./runtime/unknown.ts";

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
 * Errors: UNSUPPORTED for `engine: "jit"` where evaluating code is forbidden.
 */
export function createCodec(descriptor: MessageDescriptor, context: CodecContext): MessageCodec {
  let planner = planners.get(context);
  if (planner === undefined) planners.set(context, (planner = new Planner(context.representation)));
  const { engine } = context;
  if (engine === "jit" && !mayEvaluate()) {
    throw new ProtobufError("UNSUPPORTED", 'engine "jit": evaluating code is forbidden here; use "auto" or "interpreter"', { typeName: descriptor.typeName });
  }
  const codec = new Codec(planner, descriptor, engine);
  const type: MessageType = { typeName: descriptor.typeName, descriptor, representation: context.representation, ...(context.registry && { registry: context.registry }) };
  return {
    ...type,
    encode: (message, options) => codec.encode(message, options),
    encodeInto: (message, target, offset, options) => codec.encodeInto(message, target, offset, options),
    size: (message, options) => codec.size(message, options),
    decode: (bytes, options) => codec.decode(bytes, options),
    create: (init) => create(type, init),
  };
}

class Codec {
  readonly #planner: Planner;
  readonly #descriptor: MessageDescriptor;
  readonly #engine: Engine;
  #plan: MessagePlan | undefined;
  #functions: MessageFunctions | undefined;
  /** What is left until `auto` compiles; Infinity where it will not. */
  #calls = callsBeforeCompile;
  #bytes = bytesBeforeCompile;

  constructor(planner: Planner, descriptor: MessageDescriptor, engine: Engine) {
    this.#planner = planner;
    this.#descriptor = descriptor;
    this.#engine = engine;
  }

  get plan(): MessagePlan {
    return (this.#plan ??= this.#planner.plan(this.#descriptor));
  }

  /** The functions of the type, after counting one call of `size` bytes. */
  #use(size: number): MessageFunctions {
    if (this.#calls === Infinity) return this.#functions!;
    if (this.#engine === "auto") {
      this.#calls--;
      this.#bytes -= size;
      if (this.#calls > 0 && this.#bytes > 0) return (this.#functions ??= interpret(this.plan));
    }
    this.#calls = Infinity;
    this.#functions = this.#engine !== "interpreter" && mayEvaluate() ? compile(this.plan) : interpret(this.plan);
    return this.#functions;
  }

  encode(message: unknown, options?: EncodeOptions): Uint8Array<ArrayBuffer> {
    if (options !== undefined) checkEncodeOptions(options);
    try {
      checkRoot(this.#descriptor.typeName, message);
      const bytes = encodeToBytes(this.#use(0).encode, message, options);
      if (this.#calls !== Infinity) this.#bytes -= bytes.length;
      return bytes;
    } catch (error) {
      throw encodeError(this.plan, message, error);
    }
  }

  encodeInto(message: unknown, target: Uint8Array, offset = 0, options?: EncodeOptions): number {
    if (options !== undefined) checkEncodeOptions(options);
    if (!isBytes(target)) throw new ProtobufError("INVALID_ARGUMENT", `target: expected a Uint8Array, got ${describeValue(target)}`);
    if (!Number.isInteger(offset) || offset < 0 || offset > target.length) throw new ProtobufError("INVALID_ARGUMENT", `offset: expected 0 to ${target.length}, got ${describeValue(offset)}`);
    try {
      checkRoot(this.#descriptor.typeName, message);
      return encodeToTarget(this.#use(0).encode, message, target, offset, options);
    } catch (error) {
      throw encodeError(this.plan, message, error);
    }
  }

  size(message: unknown, options?: EncodeOptions): number {
    if (options !== undefined) checkEncodeOptions(options);
    try {
      checkRoot(this.#descriptor.typeName, message);
      return encodedSize(this.#use(0).encode, message, options);
    } catch (error) {
      throw encodeError(this.plan, message, error);
    }
  }

  decode(bytes: Uint8Array, options?: DecodeOptions): object {
    if (!isBytes(bytes)) throw new ProtobufError("INVALID_TYPE", `cannot decode ${this.#descriptor.typeName}: expected a Uint8Array, got ${describeValue(bytes)}`, { typeName: this.#descriptor.typeName });
    const { length } = bytes;
    if (options !== undefined) checkDecodeOptions(options, length, this.#descriptor.typeName);
    const { decode } = this.#use(length);
    beginDecode(length, options);
    resetText();
    let message: object;
    try {
      message = decode(bytes, 0, length, options?.maxDepth ?? defaultMaxDepth, 0, undefined);
    } catch (error) {
      resetUnknown();
      throw decodeError(this.plan, bytes, error);
    }
    if (decoding.incomplete && options?.partial !== true) {
      const error = missingRequiredError(this.plan, message);
      if (error !== undefined) throw error;
    }
    return message;
  }
}

function checkRoot(typeName: string, message: unknown): asserts message is object {
  if (!isMessageObject(message)) {
    throw new ProtobufError("INVALID_TYPE", `cannot encode ${typeName}: expected a message object, got ${describeValue(message)}`, { typeName });
  }
}
