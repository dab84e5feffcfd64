import { expect, test } from "vitest";
import { clone, create, equals, verify } from "../../src/index.ts";
import { fromJson, fromJsonString, toJson, toJsonString } from "../../src/json/index.ts";
import { fromText, toText } from "../../src/text/index.ts";
import { allKinds, allKindsInit } from "../support/all-kinds.ts";
import { forEachEngine } from "../support/engines.ts";

/*
 * What is usual is done once, the quick way: who does it again with books would look at the message, or the options, once more. A mistake in the quick way would be
 * hidden by that otherwise.
 */

/** A copy of an object with a property that counts how often it is read. */
function counting<T extends object>(object: T, name: keyof T & string): { readonly object: T; reads(): number } {
  let count = 0;
  const value = object[name];
  const copy = { ...object };
  Object.defineProperty(copy, name, { enumerable: true, configurable: true, get: () => (count++, value) });
  return { object: copy, reads: () => count };
}

forEachEngine((_engine, load) => {
  const codec = load.source(allKinds).message("straight.M");
  // Special forms that are less frequent are read and written by those who keep books.
  const message = create(codec, { ...allKindsInit, e: undefined, v: undefined });
  const json = toJsonString(codec, message);
  const text = toText(codec, message);

  test("messages are looked at once", () => {
    const once = {
      clone: (each: object) => clone(codec, each),
      equals: (each: object) => equals(codec, each, message),
      verify: (each: object) => verify(codec, each),
      toJson: (each: object) => toJson(codec, each),
      "toJson with zeros": (each: object) => toJson(codec, each, { emitDefaults: true }),
      toJsonString: (each: object) => toJsonString(codec, each),
      "toJsonString with zeros": (each: object) => toJsonString(codec, each, { emitDefaults: true }),
      "toJsonString with white space": (each: object) => toJsonString(codec, each, { indent: 2 }),
      toText: (each: object) => toText(codec, each),
    };
    // Strings in it need escapes: those are written again, each looked at by itself.
    const calm = { ...message, ss: [] };
    for (const [name, run] of Object.entries(once)) {
      const { object, reads } = counting(calm as { i: number }, "i");
      run(object);
      expect(reads(), name).toBe(1);
    }
  });

  test("values of JSON are looked at once", () => {
    for (const options of [{}, { ignoreUnknown: true }]) {
      const { object, reads } = counting(JSON.parse(json) as { i: number }, "i");
      fromJson(codec, "ignoreUnknown" in options ? Object.assign(object, { zz: 1 }) : object, options);
      expect(reads()).toBe(1);
    }
  });

  test("JSON and text are read once", () => {
    const unknown = `{"zz":{"a":[1]},${json.slice(1)}`;
    const readers = {
      "fromJsonString without unknown keys": (options: object) =>
        fromJsonString(codec, unknown, Object.assign(options, { ignoreUnknown: true })),
      fromJsonString: (options: object) => fromJsonString(codec, json, options),
      fromText: (options: object) => fromText(codec, text.replaceAll(/ds: (?:nan|inf)\n/g, ""), options),
    };
    for (const [name, run] of Object.entries(readers)) {
      const { object, reads } = counting({ registry: undefined }, "registry");
      run(object);
      expect(reads(), name).toBe(1);
    }
  });
});
