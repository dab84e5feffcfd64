import { create, equals, isProtobufError, type Schema, unknownFields } from "../../src/index.ts";
import { toHex } from "../support/hex.ts";
import { type Form, holdsNumber, isDeclared, type Meaning, meaningOf, messageOf, valuesOf } from "./forms.ts";

/*
 * The experiment: values are encoded with one form and decoded with another, and what comes out is judged by what it means. It knows no rule of src/compat.
 */

/** What became of one value, or of one list. */
export type Outcome =
  /** It reads as what was written. */
  | "same"
  /** What is not read is among the unknown fields, byte for byte; what is read is as it was written. */
  | "kept"
  /** An integer reads as the number of an open enum that no value of it has. */
  | "unnamed"
  /** Decode throws. */
  | "fails"
  /** Something else is read, and nothing says so. */
  | "changed";

export interface Trial {
  /** The values written: one, or those of a list. */
  readonly written: readonly unknown[];
  readonly outcome: Outcome;
  /** The form read with can hold all that was written. */
  readonly holds: boolean;
  /** Nothing is written: the list is empty. */
  readonly empty: boolean;
}

/**
 * What a pair of forms comes to, the first that is so:
 * - same: every value is;
 * - corruption: what the reader can hold is changed; or nothing is the same, and something is changed;
 * - unknown: all that is written is kept;
 * - unreadable: nothing is the same;
 * - data-dependent: what the reader cannot hold is kept, fails, or has no name (and may be changed);
 * - lossy: what the reader cannot hold is changed.
 */
export type Verdict = "same" | "corruption" | "unknown" | "unreadable" | "data-dependent" | "lossy";

export function judge(trials: readonly Trial[]): Verdict {
  const told = trials.filter(({ empty }) => !empty);
  const all = (wanted: Outcome): boolean => told.every(({ outcome }) => outcome === wanted);
  const some = (wanted: Outcome): boolean => told.some(({ outcome }) => outcome === wanted);
  if (all("same")) return "same";
  if (told.some(({ outcome, holds }) => outcome === "changed" && (holds || !some("same")))) return "corruption";
  if (!some("same")) return all("kept") ? "unknown" : "unreadable";
  return some("kept") || some("fails") || some("unnamed") ? "data-dependent" : "lossy";
}

/** Writes the values of one form, and reads them with another. */
export function experiment(schema: Schema, written: Form, read: Form): Trial[] {
  return listsOf(written).map((values) => ({
    written: values,
    outcome: observe(schema, written, read, values),
    holds:
      (read.listing !== "singular" || values.length <= 1) &&
      values.every((value) => canHold(schema, read, meaningOf(written.type, value))),
    empty: values.length === 0,
  }));
}

/** Each value by itself; of lists, also none, and several: eight of one byte could be fixed 64 bits. */
function listsOf({ type, listing }: Form): (readonly unknown[])[] {
  const values = valuesOf(type);
  const each = values.map((value) => [value]);
  if (listing === "singular") return each;
  return [
    [],
    ...each,
    ...values.slice(1).map((value, index) => [values[index], value]),
    Array(8).fill(values[1]),
    values,
  ];
}

function observe(schema: Schema, written: Form, read: Form, values: readonly unknown[]): Outcome {
  const [writer, reader] = [schema.message(messageOf(written)), schema.message(messageOf(read))];
  const bytes = writer.encode({ f: written.listing === "singular" ? values[0] : values });
  let message: { f?: unknown; [unknownFields]?: Uint8Array };
  try {
    message = reader.decode(bytes);
  } catch (error) {
    if (!isProtobufError(error)) throw error;
    return "fails";
  }
  const found = (
    read.listing !== "singular" ? message.f : message.f === undefined ? [] : [message.f]
  ) as readonly unknown[];
  const expected = values.map((value) => meaningOf(written.type, value));
  const actual = found.map((value) => meaningOf(read.type, value));
  const unknown = message[unknownFields];
  if (unknown === undefined && areSame(schema, expected, actual))
    return isUnnamed(written, read, actual) ? "unnamed" : "same";
  if (unknown === undefined) return "changed";
  return isWithin(schema, expected, actual) && isKept(schema, written, values, reader.encode(message))
    ? "kept"
    : "changed";
}

function isUnnamed(written: Form, read: Form, actual: readonly Meaning[]): boolean {
  return (
    read.type === "open enum" &&
    !written.type.endsWith("enum") &&
    !actual.every((meaning) => "number" in meaning && isDeclared(meaning.number))
  );
}

/** Handed on by the reader, the message is what it was; a value that is kept beside others that are read may have changed its place among them. */
function isKept(schema: Schema, form: Form, values: readonly unknown[], handedOn: Uint8Array): boolean {
  const writer = schema.message(messageOf(form));
  const { f } = writer.decode(handedOn);
  const texts = (list: readonly unknown[]): string[] =>
    list.map((value) => toHex(writer.encode({ f: form.listing === "singular" ? value : [value] }))).sort();
  return texts(form.listing === "singular" ? [f] : f).join() === texts(values).join();
}

function areSame(schema: Schema, expected: readonly Meaning[], actual: readonly Meaning[]): boolean {
  return (
    expected.length === actual.length && expected.every((meaning, index) => isSame(schema, meaning, actual[index]!))
  );
}

/** All that is read is among what was written, in order. */
function isWithin(schema: Schema, expected: readonly Meaning[], actual: readonly Meaning[]): boolean {
  let next = 0;
  for (const meaning of expected) if (next < actual.length && isSame(schema, meaning, actual[next]!)) next++;
  return next === actual.length;
}

/** Text is the same as its bytes in UTF-8, the content of a message the same as its encoding: https://protobuf.dev/programming-guides/proto3/#updating */
function isSame(schema: Schema, one: Meaning, other: Meaning): boolean {
  if ("number" in one) return "number" in other && Object.is(one.number, other.number);
  if ("text" in one && "text" in other) return one.text === other.text;
  const inner = schema.message("Inner");
  if ("content" in one && "content" in other)
    return equals(inner, create(inner, one.content), create(inner, other.content));
  if ("content" in one) return "octets" in other && toHex(inner.encode(one.content)) === toHex(other.octets);
  if ("content" in other) return "octets" in one && isSame(schema, other, { content: inner.decode(one.octets) });
  const [left, right] = [octetsOf(one), octetsOf(other)];
  return left !== undefined && right !== undefined && toHex(left) === toHex(right);
}

function octetsOf(meaning: Meaning): Uint8Array | undefined {
  if ("text" in meaning) return new TextEncoder().encode(meaning.text);
  return "octets" in meaning ? meaning.octets : undefined;
}

/** Can the type of the form hold what a value means? */
function canHold(schema: Schema, { type }: Form, meaning: Meaning): boolean {
  if ("number" in meaning) return holdsNumber(type, meaning.number);
  if (type === "bytes") return true;
  if (type === "message" || type === "group")
    return (
      "content" in meaning || ("octets" in meaning && succeeds(() => schema.message("Inner").decode(meaning.octets)))
    );
  if (type !== "string") return false;
  return (
    "text" in meaning ||
    ("octets" in meaning && succeeds(() => new TextDecoder("utf-8", { fatal: true }).decode(meaning.octets)))
  );
}

function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
