import { type Code, join, js, keyed, listed, literal, propertyKey } from "../codec/source/code.ts";
import { lineOf } from "../codec/source/print.ts";
import { lineWidth } from "./module-context.ts";

/* Plain data as source text. */

/** The lines of an expression that is the value. */
export function dataLiteral(value: unknown): Code {
  const line = inOneLine(value);
  if (lineOf(line).length <= lineWidth || !isCollection(value)) return line;
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

/** What is there: absent members of a literal need no mention, and empty lists say nothing. */
function membersOf(value: object): [Code, unknown][] {
  return Object.entries(value)
    .filter(([, member]) => member !== undefined && !(Array.isArray(member) && member.length === 0))
    .map(([key, member]) => [propertyKey(key), member]);
}
