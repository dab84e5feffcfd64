import { expect, onTestFinished, test } from "vitest";
import { createBatcher } from "../../../src/rpc/patterns/batcher.ts";
import { parallel } from "../../../src/rpc/patterns/parallel.ts";
import { run } from "../support/running.ts";

test("many calls, items and tasks at a time may have one signal, and Node warns of no leak", async () => {
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on("warning", note);
  onTestFinished(() => void process.off("warning", note));
  const { client } = await run();
  const { signal } = new AbortController();
  const add = (index: number): Promise<object> => client.add({ a: index, b: 1 }, { signal });
  const batcher = createBatcher<number, number>({ call: async (items) => items });
  await Promise.all(Array.from({ length: 30 }, (_unused, index) => add(index)));
  await Promise.all(Array.from({ length: 30 }, (_unused, index) => client.add({ a: index, b: 1 })));
  await Promise.all(Array.from({ length: 30 }, (_unused, index) => batcher.add(index, { signal })));
  await parallel(
    Array.from({ length: 30 }, (_unused, index) => (own: AbortSignal) => client.add({ a: index }, { signal: own })),
    { concurrency: 30, signal },
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual([]);
});
