import { verify } from "../message/verify.ts";
import { checkType, refuse } from "../message/check-arguments.ts";
import { equals } from "../message/equals.ts";
import type { MessageType } from "../message/message-type.ts";
import { isBytes, isMap } from "../message/property.ts";

/** An asymmetric matcher, as used by `expect(...).toEqual`. */
export interface MessageMatcher {
  /** Marks it for printers. */
  readonly $$typeof: symbol;
  /** Returns whether a value is the expected message. */
  asymmetricMatch(actual: unknown): boolean;
  /** The text in the output of a failed test. */
  toAsymmetricMatcher(): string;
  /** The same. */
  toString(): string;
}

/**
 * Matches a message by `equals`, alone or within other values: `expect(actual).toEqual(equalTo(Order, { id: 5n }))`.
 *
 * So absent and zero are equal where presence is implicit, as are `Uint8Array` and `Buffer`, objects and Maps, all
 * forms of 64-bit integers, and NaN and NaN. Errors: INVALID_ARGUMENT for anything that is not a type, or a literal
 * that `verify` refuses.
 */
export function equalTo<T, TInit>(type: MessageType<T, TInit>, expected: TInit): MessageMatcher {
  checkType(type);
  const [problem] = verify(type, expected, { partial: true });
  if (problem !== undefined) refuse(`a ${type.typeName} (${problem.path}: ${problem.message})`, expected);
  const text = `equal to ${type.typeName} ${show(expected)}`;
  return {
    $$typeof: Symbol.for("jest.asymmetricMatcher"),
    asymmetricMatch: (actual) =>
      verify(type, actual, { partial: true }).length === 0 && equals(type, actual as T, expected),
    toAsymmetricMatcher: () => text,
    toString: () => text,
  };
}

function show(value: unknown): string {
  // As an element of a list a value has had no `toJSON` called yet, which Buffers have.
  return JSON.stringify([value], function (this: { [key: string]: unknown }, key) {
    const part = this[key];
    if (typeof part === "bigint") return `${part}n`;
    if (isBytes(part)) return `<${Array.from(part, hex).join(" ")}>`;
    return isMap(part) ? Object.fromEntries(part) : part;
  }).slice(1, -1);
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
