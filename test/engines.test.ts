import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { engines, enginesExcept } from "./support/engines.ts";

/*
 * Every engine is in every test of messages through one list: test/support/engines.ts.
 */

const rooms = ["codec", "json", "message", "properties", "stream", "text", "wire", "wkt"];

/** The files of tests that do not use the list, and why. */
const withoutEngines: Readonly<Record<string, string>> = {
  "codec/code.test.ts": "builds source text; there is no message in it",
  "codec/create-registry.test.ts": "finds codecs by the names of their types, and calls none",
  "codec/emitted-code.test.ts": "looks at the text that one engine is made of",
  "wire/native-text.test.ts": "which functions of the platform there are",
  "wire/numbers.test.ts": "the primitives that all engines share",
  "wire/own-utf8.test.ts": "the primitives that all engines share",
  "wire/reader.test.ts": "the primitives that all engines share",
  "wire/utf8.test.ts": "the primitives that all engines share",
  "wire/writer.test.ts": "the primitives that all engines share",
  "stream/delimited.test.ts": "frames, by a codec of its own; stream.test.ts has those of schemas",
  "message/create.test.ts": "works on values by plans, and calls no engine",
  "message/equals.test.ts": "works on values by plans, and calls no engine",
  "message/fields.test.ts": "works on values by plans, and calls no engine",
  "message/linear.test.ts": "works on values by plans, and calls no engine",
  "message/merge.test.ts": "works on values by plans, and calls no engine",
  "message/unknown-fields.test.ts": "works on values by plans, and calls no engine",
  "message/verify.test.ts": "works on values by plans, and calls no engine",
  "json/decimal.test.ts": "digits of numbers",
  "json/json-reader.test.ts": "works on values by plans, and calls no engine",
  "json/judge.test.ts": "works on values by plans, and calls no engine",
  "json/message.test.ts": "works on values by plans, and calls no engine but for Any, in the same two calls",
  "json/round-trip.test.ts": "works on values by plans; the bytes are those of the engines' own tests",
  "json/scalar.test.ts": "works on values by plans, and calls no engine",
  "json/well-known.test.ts": "works on values by plans, and calls no engine but for Any, in the same two calls",
  "text/floats.test.ts": "digits of numbers",
  "text/from-text.test.ts": "works on values by plans, and calls no engine",
  "text/fuzz.test.ts": "works on values by plans, and calls no engine",
  "text/print.test.ts": "works on values by plans, and calls no engine",
  "text/verdicts.test.ts": "works on values by plans; the bytes are those of the engines' own tests",
  "wkt/any-struct-wrapper.test.ts": "works on values by plans, and calls no engine but for Any, in the same two calls",
  "wkt/field-mask.test.ts": "works on values by plans, and calls no engine",
  "wkt/time.test.ts": "works on values by plans, and calls no engine",
};

const files = rooms.flatMap((room) =>
  readdirSync(new URL(`${room}/`, import.meta.url), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .map((name) => ({
      name: `${room}/${name}`,
      text: readFileSync(new URL(`${room}/${name}`, import.meta.url), "utf8"),
    })),
);
const usesList = (text: string): boolean =>
  /^import \{[^}]*\b(?:forEachEngine|engines|enginesExcept)\b[^}]*\} from "\.\.\/support\/engines\.ts";$/m.test(text);

test("each file of tests uses the list of engines, or says why not", () => {
  expect(files.length).toBeGreaterThan(40);
  expect(
    files
      .filter(({ text }) => !usesList(text))
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(withoutEngines).sort());
});

test("no file has a list of its own", () => {
  const name = `"(?:${engines.join("|")})"`;
  const own = new RegExp(`\\[\\s*${name}\\s*,\\s*${name}`);
  const lists = files.filter(({ text }) => own.test(text)).map((file) => file.name);
  expect(lists).toEqual(["codec/engine.test.ts"]); // when `jit` and `interpreter` compile
});

test("leaving an engine out takes a reason", () => {
  expect(enginesExcept({ jit: "cannot be had in this test" })).toEqual(engines.filter((engine) => engine !== "jit"));
  expect(() => enginesExcept({ jit: "" })).toThrow("takes a reason");
  expect(() => enginesExcept({ turbo: "there is no such engine" } as object)).toThrow("takes a reason");
});
