import type { MessageCodec } from "../codec/options.ts";
import type { MessagePlan } from "../plan/plan.ts";
import { checkOptionsObject, checkRegistry, checkType, refuse } from "../message/check-arguments.ts";
import { maxDepthOf } from "../message/nesting.ts";
import type { PerType } from "../message/per-type.ts";
import { Place } from "../message/place.ts";
import { locating } from "../message/refusal.ts";
import { writeAny } from "./any.ts";
import { type JsonWriter, registryOf, type WritingCall } from "./context.ts";
import { writeJson } from "./json-writer.ts";
import type { JsonValue } from "./json-value.ts";
import type { ToJsonOptions, ToJsonStringOptions } from "./options.ts";
import { writeQuoted } from "./quote-text.ts";
import { specialForm } from "./special.ts";
import type { Style } from "./write-parts.ts";
import { textWriters, type WriteMessageText } from "./write-text.ts";
import { valueWriters, type WriteMessageValue } from "./write-value.ts";

/**
 * Converts a message to ProtoJSON: values as from JSON.parse. -0 is kept, which `JSON.stringify` would lose and
 * `toJsonString` does not.
 *
 * Errors: INVALID_TYPE, OUT_OF_RANGE, INVALID_UTF8, ONEOF_CONFLICT, UNKNOWN_ENUM_VALUE, MISSING_REQUIRED, CYCLE,
 * LIMIT_EXCEEDED; INVALID_JSON for values that JSON cannot express; NOT_FOUND for an Any of an unknown type. Unknown
 * fields are not written. Source: https://protobuf.dev/programming-guides/json/
 */
export function toJson<TInit>(codec: MessageCodec<any, TInit>, message: TInit, options: ToJsonOptions = {}): JsonValue {
  checkOptionsObject(options);
  const outer = current;
  const depth = start(codec, options);
  try {
    return values[styleOf(options)]!.of(codec.plan)(message, depth);
  } catch {
    return writeValuesByLoops(codec, message, options);
  } finally {
    current = outer;
  }
}

/** With loops, which report what is wrong and where. Errors: as for `toJson`. */
function writeValuesByLoops(codec: MessageCodec, message: unknown, options: ToJsonOptions): JsonValue {
  const depth = maxDepthOf(options);
  current = { ...current!, isLooped: true };
  const write = values[styleOf(options)]!.looped(codec.plan);
  return locating("write JSON of", codec.typeName, depth, () => write(message, depth));
}

/** Spaces of a level; a longer indentation is given as a string. */
const largestIndent = 100;

/**
 * Converts a message to the text of its ProtoJSON, without white space unless `indent` is given. Errors: as for
 * `toJson`.
 */
export function toJsonString<TInit>(
  codec: MessageCodec<any, TInit>,
  message: TInit,
  options: ToJsonStringOptions = {},
): string {
  checkOptionsObject(options);
  const { indent = "" } = options;
  if (typeof indent !== "string" && !(Number.isInteger(indent) && indent >= 0 && indent <= largestIndent))
    refuse(`a string or 0 to ${largestIndent} spaces as option indent`, indent);
  if (indent === "" || indent === 0) {
    const outer = current;
    const depth = start(codec, options);
    try {
      return writeQuoted(texts[styleOf(options)]!.of(codec.plan), message, depth);
    } catch {
      // Anything wrong or unusual is handled by converting to values first.
    } finally {
      current = outer;
    }
  }
  return writeJson(toJson(codec, message, options), typeof indent === "number" ? " ".repeat(indent) : indent);
}

/** The call that is under way, for what has a special form. */
let current: WritingCall | undefined;

/** By whether names are those of the `.proto`, enums are integers, and zeros are written. */
const allStyles: readonly Style[] = [0, 1, 2, 3, 4, 5, 6, 7].map((style) => ({
  useProtoNames: (style & 1) !== 0,
  enumsAsIntegers: (style & 2) !== 0,
  emitDefaults: (style & 4) !== 0,
}));

/** The functions that write, by style. */
const texts: readonly PerType<WriteMessageText>[] = /* @__PURE__ */ allStyles.map((style) =>
  textWriters(style, (plan, message, depth) => writeJson(writeOther(plan, message, depth))),
);
const values: readonly PerType<WriteMessageValue>[] = /* @__PURE__ */ allStyles.map((style) =>
  valueWriters(style, writeOther),
);

function styleOf({ useProtoNames, enumsAsIntegers, emitDefaults }: ToJsonOptions): number {
  return (useProtoNames === true ? 1 : 0) | (enumsAsIntegers === true ? 2 : 0) | (emitDefaults === true ? 4 : 0);
}

/** Begins a call, and gives the levels that may be below the message. */
function start(codec: MessageCodec, options: ToJsonOptions): number {
  checkType(codec);
  const { registry } = options;
  checkRegistry(registry);
  const maxDepth = maxDepthOf(options);
  current = { options, registry: registry ?? registryOf(codec), maxDepth, isLooped: false };
  return maxDepth;
}

function writeOther(plan: MessagePlan, message: unknown, depth: number): JsonValue {
  const writer = { ...current!, place: new Place(depth), representation: plan.representation };
  const form = specialForm(plan);
  if (form?.nests === true) return form.write(writer, plan, message);
  writer.place.enter(message);
  return form === undefined ? writeAny(writer, plan, message, writeContent) : form.write(writer, plan, message);
}

function writeContent(writer: JsonWriter, plan: MessagePlan, content: unknown): JsonValue {
  const outer = current;
  current = writer;
  try {
    const writers = values[styleOf(writer.options)]!;
    return (writer.isLooped ? writers.looped(plan) : writers.of(plan))(content, writer.place.rest);
  } finally {
    current = outer;
  }
}
