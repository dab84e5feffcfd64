import { type Code, join, js, keyed, listed, literal, propertyKey } from "../codec/source/code.ts";
import { unknownFields } from "../message/message-type.ts";

/* Plain data as source text: descriptors, and the values of options in them. */

/** What fits into a line stays in one. */
const lineWidth = 120;

/** The lines of an expression that is the value; `unknownFields` is in scope where there are any. */
export function dataLiteral(value: unknown): Code {
  const line = inOneLine(value);
  if (line.lines[0]!.length <= lineWidth || !isCollection(value)) return line;
  if (Array.isArray(value)) {
    return js`
      [
        ${listed(value.map(dataLiteral))}
      ]
    `;
  }
  return js`
    {
      ${listed(membersOf(value).map(([key, member]) => keyed(key, dataLiteral(member))))}
    }
  `;
}

function isCollection(value: unknown): value is object {
  return typeof value === "object" && value !== null && !(value instanceof Uint8Array);
}

function inOneLine(value: unknown): Code {
  if (value instanceof Uint8Array) return js`new Uint8Array([${join([...value].map(literal), ", ")}])`;
  if (Array.isArray(value)) return js`[${join(value.map(inOneLine), ", ")}]`;
  if (isCollection(value)) {
    const members = membersOf(value);
    return members.length === 0
      ? js`{}`
      : js`{ ${join(
          members.map(([key, member]) => keyed(key, inOneLine(member))),
          ", ",
        )} }`;
  }
  return literal(value as string | bigint | boolean | undefined | number);
}

/**
 * What is there: absent members of a literal need no mention, and empty lists say nothing. Symbols are notes of the loader's, but for the unknown
 * fields, among which custom options are; those that are named so in brackets are the same.
 */
function membersOf(value: object): [Code, unknown][] {
  const named = Object.entries(value)
    .filter(
      ([key, member]) =>
        member !== undefined && !(Array.isArray(member) && member.length === 0) && !key.startsWith("["),
    )
    .map(([key, member]): [Code, unknown] => [propertyKey(key), member]);
  const unknown: unknown = (value as { [unknownFields]?: unknown })[unknownFields];
  return unknown === undefined ? named : [...named, [js`[unknownFields]`, unknown]];
}
