import type { MessageCodec } from "../codec/options.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { checkOptionsObject, checkRegistry, checkType, refuse } from "../message/check-arguments.ts";
import { maxDepthOf } from "../message/nesting.ts";
import type { PerType } from "../message/per-type.ts";
import { Place } from "../message/place.ts";
import { startJson } from "./context.ts";
import { writeJson } from "./json-writer.ts";
import type { JsonValue } from "./json-value.ts";
import type { ToJsonOptions, ToJsonStringOptions } from "./options.ts";
import { writeQuoted } from "./quote-text.ts";
import type { Style } from "./write-parts.ts";
import { textWriters, type WriteOther } from "./write-text.ts";
import { valueWriters } from "./write-value.ts";
import { writeMessage } from "./message-writer.ts";

/**
 * Turns a message into ProtoJSON: values as JSON.parse gives them. -0 is kept, which `JSON.stringify` would lose and `toJsonString` does not.
 *
 * Errors: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8, ONEOF_CONFLICT, UNKNOWN_ENUM_VALUE, MISSING_REQUIRED, CYCLE, LIMIT_EXCEEDED; INVALID_JSON for what
 * JSON cannot express; NOT_FOUND for an Any of an unknown type. Unknown fields are not written.
 * Source: https://protobuf.dev/programming-guides/json/
 */
export function toJson<TInit>(codec: MessageCodec<any, TInit>, message: TInit, options: ToJsonOptions = {}): JsonValue {
  checkOptionsObject(options);
  return (
    (options.emitDefaults === true ? undefined : quickly(codec, message, options, values, writePlainly)) ??
    writeSlowly(codec, message, options)
  );
}

/**
 * With books. Errors as of `toJson`, whose results are the same.
 *
 * @testonly
 */
export function writeSlowly(codec: MessageCodec, message: unknown, options: ToJsonOptions): JsonValue {
  return writeMessage(startJson("write JSON of", codec, options), codec.plan, message);
}

/** Spaces of a level; a longer indentation is given as a string. */
const largestIndent = 100;

/** Turns a message into the text of its ProtoJSON, without white space unless `indent` says so. Errors as of `toJson`. */
export function toJsonString<TInit>(
  codec: MessageCodec<any, TInit>,
  message: TInit,
  options: ToJsonStringOptions = {},
): string {
  checkOptionsObject(options);
  const { indent = "" } = options;
  if (typeof indent !== "string" && !(Number.isInteger(indent) && indent >= 0 && indent <= largestIndent))
    refuse(`a string or 0 to ${largestIndent} spaces as option indent`, indent);
  if ((indent === "" || indent === 0) && options.emitDefaults !== true) {
    const text = quickly(codec, message, options, texts, writeQuoted);
    if (text !== undefined) return text;
  }
  return writeJson(writeSlowly(codec, message, options), typeof indent === "number" ? " ".repeat(indent) : indent);
}

/** The call that is under way, for what only the writer of values knows. */
let current: MessageCodec | undefined;
let currentOptions: ToJsonOptions | undefined;

function writeOther(plan: MessagePlan, message: unknown, depth: number): JsonValue {
  const place = new Place("write JSON of", plan.typeName, depth);
  const writer = {
    ...startJson("write JSON of", current!, currentOptions!),
    place,
    representation: plan.representation,
  };
  return writeMessage(writer, plan, message);
}

const writeOtherText: WriteOther = (plan, message, depth) => writeJson(writeOther(plan, message, depth));

/** By whether names are those of the `.proto`, and enums are integers. */
const allStyles: readonly Style[] = [0, 1, 2, 3].map((style) => ({
  useProtoNames: (style & 1) !== 0,
  enumsAsIntegers: (style & 2) !== 0,
}));

/** The functions that write quickly, by style. */
type Styles<Written> = readonly PerType<(message: unknown, depth: number) => Written>[];

const texts: Styles<string> = /* @__PURE__ */ allStyles.map((style) => textWriters(style, writeOtherText));
const values: Styles<JsonValue> = /* @__PURE__ */ allStyles.map((style) => valueWriters(style, writeOther));

function writePlainly<Written>(
  write: (message: unknown, depth: number) => Written,
  message: unknown,
  depth: number,
): Written {
  return write(message, depth);
}

/** Undefined where something is not as it should be: what it is is found by those who keep books. */
function quickly<Written>(
  codec: MessageCodec,
  message: unknown,
  options: ToJsonOptions,
  styles: Styles<Written>,
  run: typeof writePlainly<Written>,
): Written | undefined {
  checkType(codec);
  checkRegistry(options.registry);
  const depth = maxDepthOf(options);
  const style = (options.useProtoNames === true ? 1 : 0) | (options.enumsAsIntegers === true ? 2 : 0);
  const outerCodec = current;
  const outerOptions = currentOptions;
  current = codec;
  currentOptions = options;
  try {
    return run(styles[style]!.of(codec.plan), message, depth);
  } catch {
    return undefined;
  } finally {
    current = outerCodec;
    currentOptions = outerOptions;
  }
}
