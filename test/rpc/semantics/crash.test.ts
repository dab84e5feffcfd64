import { expect, test } from "vitest";
import { callThroughCrashes } from "./crash.ts";

test("exactlyOnce: a server killed at random answers 200 requests, and each has had its effect once", {
  timeout: 240_000,
}, async () => {
  const { replies, deaths, counter, served } = await callThroughCrashes("exactlyOnce", 200);
  expect(replies).toEqual(Array.from({ length: 200 }, (_, number) => 1000 + number));
  expect(deaths).toBeGreaterThan(10);
  expect(counter).toBe(200);
  expect([...served].sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, number) => number));
});

test("atLeastOnce: the same server answers them all, and has done more than it was asked for", {
  timeout: 240_000,
}, async () => {
  const { replies, counter, served } = await callThroughCrashes("atLeastOnce", 200);
  expect(replies).toEqual(Array.from({ length: 200 }, (_, number) => 1000 + number));
  expect(counter).toBeGreaterThan(200);
  expect(served.length).toBe(counter);
  expect(new Set(served).size).toBe(200);
});
