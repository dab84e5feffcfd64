import { expect, test } from "vitest";
import { forEachEngine } from "../support/engines.ts";
import { toHex } from "../support/hex.ts";

/*
 * The copies of the interpreter: as many types as there are texts, and more.
 */

/** More types than there are copies, with fewer fields and more than a copy sets one by one: `Type5` has the fields f1 to f5. */
const numbers = Array.from({ length: 40 }, (_, index) => index + 1);
const fieldsOf = (type: number): string =>
  numbers
    .slice(0, type)
    .map((number) => `optional int32 f${number} = ${number};`)
    .join(" ");
const source = `syntax = "proto3"; ${numbers.map((type) => `message Type${type} { ${fieldsOf(type)} }`).join("\n")}`;

/** Tag and value of the field `number`: the value is the number. */
const record = (number: number): number[] =>
  number < 16 ? [number << 3, number] : [((number << 3) & 127) | 128, number >> 4, number];

forEachEngine((_engine, load) => {
  test("types beyond the number of copies are as the others, used in turn", () => {
    const schema = load.source(source);
    for (const round of [1, 2, 3]) {
      for (const type of numbers) {
        const codec = schema.message(`Type${type}`);
        const set = numbers.slice(0, type).filter((number) => number % round === 0);
        const bytes = Uint8Array.from(set.flatMap(record));
        const message = codec.decode(bytes);
        expect(Object.entries(message)).toEqual(
          numbers.slice(0, type).map((number) => [`f${number}`, set.includes(number) ? number : undefined]),
        );
        expect(Object.entries(codec.decode(Uint8Array.from(set.toReversed().flatMap(record))))).toEqual(
          Object.entries(message),
        );
        expect(toHex(codec.encode(message))).toBe(toHex(bytes));
      }
    }
  });
});
