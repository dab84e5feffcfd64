import { expect, test } from "vitest";

const { comparison, ourRatio, ratio } = await import(new URL("../../bench/ratios.mjs", import.meta.url).href);

const row = (contestant: string, nanoseconds: number, views = false): object => ({
  contestant,
  verb: "decode",
  latency: { p50: nanoseconds },
  ...(views && { views }),
});
const results = [row("wireform-jit", 100), row("wireform-views", 10), row("protobufjs", 20, true), row("json", 400)];

test("ours is compared with its own views where a peer gives views", () => {
  expect(ratio(results, "decode", "wireform-jit", "protobufjs")).toBe(0.2);
  expect(ourRatio(results, "decode", "wireform-jit", "protobufjs")).toBe(2);
  expect(ourRatio(results, "decode", "wireform-jit", "json")).toBe(4);
  expect(ourRatio(results.slice(0, 1).concat(results.slice(2)), "decode", "wireform-jit", "protobufjs")).toBe(0.2);
});

test("what is left of our ratios in another run, per peer and payload, and their geometric mean", () => {
  const run = (...factors: number[]): object[] =>
    factors.map((factor, index) => ({
      case: `case-${index}`,
      bytes: { "wireform-jit": 1, json: 1 },
      results: [row("wireform-jit", 100), row("json", 400 * factor)],
    }));
  expect(comparison(run(1, 1), run(0.5, 2), "decode")).toEqual([{ peer: "json", values: [0.5, 2], mean: 1 }]);
});
