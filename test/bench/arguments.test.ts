import { expect, test } from "vitest";

const { readArguments } = await import(new URL("../../bench/arguments.mjs", import.meta.url).href);

test("selects payloads and contestants, with ours and the baseline beside peers", () => {
  const { cases, contestants } = readArguments(["--case", "otlp,small", "--only", "json"]);
  expect(cases).toEqual(["small", "otlp"]);
  expect(contestants).toEqual([
    "wireform-jit",
    "wireform-aot",
    "wireform-interpreter",
    "wireform-views",
    "protobufjs",
    "json",
  ]);
});

test("takes exactly ours, if those are all that is named", () => {
  expect(readArguments(["--only", "wireform-jit"]).contestants).toEqual(["wireform-jit"]);
});

test("runs isolated processes unless told otherwise, and no payloads where a measure is wanted", () => {
  expect(readArguments([]).runs).toEqual(["isolated"]);
  expect(readArguments(["--polluted", "--isolated", "--buffer"]).runs).toEqual(["buffer", "polluted"]);
  expect(readArguments(["--measure", "heap"])).toMatchObject({ runs: [], measures: ["heap"] });
  expect(readArguments(["--report"]).runs).toEqual([
    "isolated",
    "polluted",
    "buffer",
    "node-20",
    "node-22",
    "node-24",
    "bun",
    "deno",
    "chromium",
  ]);
});

test("runs other engines: versions of Node beside this one, a browser by itself", () => {
  expect(readArguments(["--node", "22,24"]).runs).toEqual(["isolated", "node-22", "node-24"]);
  expect(readArguments(["--chromium"]).runs).toEqual(["chromium"]);
  expect(readArguments(["--isolated", "--chromium"]).runs).toEqual(["isolated", "chromium"]);
  expect(readArguments(["--deno", "--bun"]).runs).toEqual(["bun", "deno"]);
});

test("measures operations on all payloads but blob, also in a report, and on those that are named", () => {
  const { cases, operationCases } = readArguments(["--report"]);
  expect(cases).toHaveLength(16);
  expect(operationCases).toEqual(
    expect.arrayContaining(["tile", "fds", "oneofs", "nested", "unknown", "orders", "chat"]),
  );
  expect(operationCases).not.toContain("blob");
  expect(readArguments(["--measure", "operations", "--case", "orders,tile"])).toMatchObject({
    cases: ["tile"],
    operationCases: ["tile", "orders"],
  });
});

test.each([
  ["--case", "none"],
  ["--only", "none"],
  ["--measure", "none"],
  ["--rounds", "0"],
  ["--node", "latest"],
  ["--what"],
])("refuses %s %s", (...argv) => {
  expect(() => readArguments(argv.filter((each) => each !== undefined))).toThrow(/none|rounds|node|what/);
});
