import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fixturesDirectory, forEachEngine } from "../support/engines.ts";
import { fromHex, toHex } from "../support/hex.ts";
import { print } from "../support/print.ts";
// @ts-expect-error: a script, without types
import { makeTopic, protocProblem } from "./inputs.mjs";

interface Reference {
  readonly file: string;
  readonly vectors: readonly { readonly type: string; readonly hex: string; readonly printed: string }[];
}

const directory = `${fixturesDirectory}reference/`;
const topics = readdirSync(directory).map((name) => name.replace(/\.json$/, ""));
const read = (topic: string): Reference => JSON.parse(readFileSync(`${directory}${topic}.json`, "utf8"));

forEachEngine((_engine, load) => {
  describe.each(topics)("%s: what protoc encoded", (topic) => {
    const { file, vectors } = read(topic);

    test.each(vectors)("$type $hex", ({ type, hex, printed }) => {
      const codec = load.file(file).message(type);
      const descriptor = load.file(file).descriptor(type);
      const message = codec.decode(fromHex(hex));
      expect(print(descriptor, message)).toBe(printed);
      expect(toHex(codec.encode(message, { deterministic: true }))).toBe(hex);
      expect(codec.size(message)).toBe(hex.length / 2);
    });
  });
});

const problem: string | undefined = protocProblem();

describe(problem ?? "the fixtures are what protoc makes of the inputs", () => {
  test.skipIf(problem !== undefined).each(topics)("%s", (topic) => {
    expect(makeTopic(topic)).toEqual(read(topic));
  });
});
