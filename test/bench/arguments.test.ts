import { expect, test } from "vitest";

const { readArguments } = await import(new URL("../../bench/arguments.mjs", import.meta.url).href);

test("selects payloads and contestants, with ours and the baseline beside peers", () => {
  const { cases, contestants } = readArguments(["--case", "otlp,small", "--only", "json"]);
  expect(cases).toEqual(["small", "otlp"]);
  expect(contestants).toEqual(["wireform-jit", "wireform-aot", "wireform-interpreter", "protobufjs", "json"]);
});

test("takes exactly ours, if those are all that is named", () => {
  expect(readArguments(["--only", "wireform-jit"]).contestants).toEqual(["wireform-jit"]);
});

test("runs isolated processes unless told otherwise, and no payloads where a measure is wanted", () => {
  expect(readArguments([]).runs).toEqual(["isolated"]);
  expect(readArguments(["--polluted", "--isolated", "--buffer"]).runs).toEqual(["buffer", "polluted"]);
  expect(readArguments(["--measure", "heap"])).toMatchObject({ runs: [], measures: ["heap"] });
  expect(readArguments(["--report"]).runs).toEqual(["isolated", "polluted", "buffer"]);
});

test.each([["--case", "none"], ["--only", "none"], ["--measure", "none"], ["--rounds", "0"], ["--what"]])("refuses %s %s", (...argv) => {
  expect(() => readArguments(argv.filter((each) => each !== undefined))).toThrow(/none|rounds|what/);
});
