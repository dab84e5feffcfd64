import { describe, expect, test } from "vitest";
import { createClient } from "../../../src/rpc/index.ts";
import { backoffAfter, sleep } from "../../../src/rpc/semantics/backoff.ts";
import { policyOf } from "../../../src/rpc/semantics/policy.ts";
import { failureOf, service } from "./support.ts";

describe("the pause after an attempt", () => {
  const policy = policyOf({ initialBackoff: 100, maxBackoff: 1000, multiplier: 3, jitter: 0.4 });
  const pauses = (random: number): number[] =>
    [1, 2, 3, 4, 50, 5000].map((attempts) => Math.round(backoffAfter(attempts, policy, () => random)));

  test("grows up to its limit; random is only a part of it", () => {
    expect(pauses(1)).toEqual([100, 300, 900, 1000, 1000, 1000]);
    expect(pauses(0)).toEqual([60, 180, 540, 600, 600, 600]);
    expect(pauses(0.5)).toEqual([80, 240, 720, 800, 800, 800]);
  });

  test("is anything between these, by itself", () => {
    const drawn = Array.from({ length: 1000 }, () => backoffAfter(1, policy));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(100);
    expect(new Set(drawn).size).toBeGreaterThan(900);
  });

  test("is 50 ms to begin with and 2 s at most, half of it random, where nothing is said", () => {
    const usual = policyOf("atLeastOnce");
    expect([1, 2, 3, 20].map((attempts) => backoffAfter(attempts, usual, () => 1))).toEqual([50, 100, 200, 2000]);
    expect([1, 2, 3, 20].map((attempts) => backoffAfter(attempts, usual, () => 0))).toEqual([25, 50, 100, 1000]);
    expect(usual.attempts).toBe(10);
    expect([...usual.codes]).toEqual(["UNAVAILABLE"]);
  });

  test("ends when the signal aborts, before or while it lasts", async () => {
    const reason = new Error("enough");
    expect(await failureOf(sleep(1e6, AbortSignal.abort(reason)))).toMatchObject({ code: "CANCELLED", cause: reason });
    const controller = new AbortController();
    const failure = failureOf(sleep(1e6, controller.signal));
    controller.abort(reason);
    expect(await failure).toMatchObject({ code: "CANCELLED", cause: reason });
  });
});

test.each([
  [{ attempts: 0 }],
  [{ attempts: 1.5 }],
  [{ attempts: NaN }],
  [{ attemptTimeout: 0 }],
  [{ initialBackoff: -1 }],
  [{ maxBackoff: Infinity }],
  [{ multiplier: 0.5 }],
  [{ jitter: 1.1 }],
  [{ jitter: NaN }],
  [{ codes: ["OK"] }],
  [{ codes: ["Unavailable"] }],
  [{ semantics: "twice" }],
])("a policy of %j is refused", (policy: any) => {
  const refusal = expect.objectContaining({ name: "ProtobufError", code: "INVALID_ARGUMENT" });
  expect(() => createClient(service, "127.0.0.1:1", { insecure: true, semantics: policy })).toThrow(refusal);
  expect(() =>
    createClient(service, "127.0.0.1:1", { insecure: true, semantics: { methods: { add: policy } } }),
  ).toThrow(refusal);
});
