import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { clone, create, merge, parse } from "../../src/index.ts";
import { fromJson } from "../../src/json/index.ts";
import { fromText } from "../../src/text/index.ts";
import { forEachEngine } from "../support/engines.ts";
import { outcomeOf } from "./support/outcome.ts";
import { countSteps, type StepCount } from "./support/bucket-steps.ts";
import { collidingDoubles, collidingInt32, collidingInt64 } from "./support/colliding-keys.ts";

const source = `syntax = "proto3"; message M { map<int32, int32> a = 1; map<int64, int32> b = 2; map<fixed32, int32> c = 3; map<sint64, M> d = 4; }`;
const plain = parse(source).message("M");

function entries(keys: readonly (number | bigint)[]): Record<string, number> {
  return Object.fromEntries(keys.map((key) => [String(key), 1]));
}

const count = 4000;
const floods = {
  a: entries(collidingInt32(count)),
  b: entries(collidingInt64(count)),
  /** With others that fill the Map up to where it is looked at. */
  c: entries([...collidingDoubles, ...Array.from({ length: 412 }, (_, index) => index)]),
};

/** As many keys as users have, in the orders that they have. */
const usual: Readonly<Record<string, (index: number) => number>> = {
  "one after the other": (index) => index,
  negative: (index) => -index,
  pages: (index) => index * 4096,
  thousands: (index) => index * 1000,
  times: (index) => 1_700_000_000_000 + index * 60_000,
  "high bits": (index) => index * 2 ** 32,
};

let steps: StepCount;
beforeEach(() => void (steps = countSteps()));
afterEach(() => steps.stop());

forEachEngine((_engine, load) => {
  const codec = (): typeof plain => load.source(source, { maps: "map" }).message("M");

  test.each(["a", "b", "c"] as const)("chosen keys of %s are refused, in linear steps", (name) => {
    const bytes = plain.encode({ [name]: floods[name] });
    const subject = codec();
    expect(outcomeOf(() => subject.decode(bytes))).toMatchObject({
      code: "LIMIT_EXCEEDED",
      path: name,
      offset: expect.any(Number),
    });
    expect(steps.inMaps).toBeLessThan(count * 64);
  });

  test("chosen keys among others, and in several records, are refused", () => {
    const keys = collidingInt32(count);
    const parts = keys.map((key, index) => plain.encode({ a: entries([key, 1_000_000 + index]), b: entries([index]) }));
    const subject = codec();
    expect(outcomeOf(() => subject.decode(Buffer.concat(parts)))).toMatchObject({ code: "LIMIT_EXCEEDED", path: "a" });
  });

  test.each(Object.keys(usual))("keys that are %s are taken, one of them often", (name) => {
    const keys = Array.from({ length: 20_000 }, (_, index) => usual[name]!(index));
    const subject = codec();
    const bytes = Buffer.concat([
      plain.encode({ b: entries(keys), a: entries([...new Set(keys.map((key) => key | 0))]) }),
      ...Array.from({ length: 1000 }, () => plain.encode({ b: entries([keys[7]!]) })),
    ]);
    expect(subject.decode(bytes)["b"]["size"]).toBe(20_000);
  });

  test("objects take any keys", () => {
    const subject = load.source(source).message("M");
    expect(Object.keys(subject.decode(plain.encode({ a: floods.a }))["a"])).toHaveLength(count);
  });
});

describe("of other origin", () => {
  const codec = parse(source, { maps: "map" }).message("M");
  const refused = { code: "LIMIT_EXCEEDED" };

  test.each(["a", "b", "c"] as const)("chosen keys of %s are refused", (name) => {
    const json = { [name]: floods[name] };
    expect(outcomeOf(() => fromJson(codec, json))).toMatchObject({
      ...refused,
      path: expect.stringContaining(`${name}[`),
    });
    const text = Object.keys(floods[name])
      .map((key) => `${name} { key: ${key} value: 1 }`)
      .join("\n");
    expect(outcomeOf(() => fromText(codec, text))).toMatchObject({ ...refused, path: name });
    expect(outcomeOf(() => create(codec, json as never))).toMatchObject(refused);
    expect(outcomeOf(() => clone(codec, json as never))).toMatchObject(refused);
    expect(steps.inMaps).toBeLessThan(4 * count * 64);
  });

  test("so are those that come from many messages, each with a few", () => {
    const target = create(codec, {});
    const keys = Object.keys(floods.b);
    const all = (): void => {
      for (let index = 0; index < count; index += 50)
        merge(codec, target, { b: Object.fromEntries(keys.slice(index, index + 50).map((key) => [key, 1])) } as never);
    };
    expect(outcomeOf(all)).toMatchObject(refused);
  });

  test("and numbers for 64 bits", () => {
    const numbers = parse(source, { maps: "map", int64: "number" }).message("M");
    expect(outcomeOf(() => fromJson(numbers, { b: floods.c }))).toMatchObject(refused);
  });
});
