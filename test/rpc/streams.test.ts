import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { collect, deferred, pair } from "./support/calculator.ts";

describe("a slow reader holds the writer back", () => {
  test("the server, of a stream of answers", async () => {
    let sent = 0;
    const client = await pair({
      async *generateSequence() {
        for (; sent < 100_000; sent++) yield { value: sent };
      },
    });
    const stream = client["generateSequence"]({})[Symbol.asyncIterator]();
    for (let read = 0; read < 10; read++) await stream.next();
    // Until nothing moves any more.
    let before = -1;
    while (before !== sent) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(sent).toBeLessThan(50_000);
    let last = 0;
    for await (const { value } of { [Symbol.asyncIterator]: () => stream }) last = value;
    expect(last).toBe(99_999);
  });

  test("the client, of a stream of requests", async () => {
    const go = deferred();
    let sent = 0;
    const client = await pair({
      async computeStatistics(numbers: AsyncIterable<{ value: number }>) {
        let count = 0;
        for await (const _ of numbers) if (++count === 5) await go.promise;
        return { count };
      },
    });
    async function* source() {
      for (; sent < 100_000; sent++) yield { value: sent };
    }
    const answer = client["computeStatistics"](source());
    let before = -1;
    while (before !== sent || sent === 0) {
      before = sent;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(sent).toBeLessThan(50_000);
    go.resolve();
    expect(await answer).toMatchObject({ count: 100_000 });
  });
});

test("many streams at once do not mix", async () => {
  const client = await pair();
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      collect(client["streamingCalculator"](Array.from({ length: 50 }, (_, each) => ({ a: index, b: each })))),
    ),
  );
  expect(answers).toEqual(
    Array.from({ length: 50 }, (_, index) => Array.from({ length: 50 }, (_, each) => ({ result: index + each }))),
  );
});

test("a million messages each way take no more memory than ten thousand", async () => {
  // It takes about a minute, for which this process must not be silent.
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    new URL("support/million.mjs", import.meta.url).pathname,
  ]);
  const { down, up } = JSON.parse(stdout) as Record<string, { readonly count: number; readonly growth: number }>;
  for (const each of [down!, up!]) {
    expect(each.count).toBe(1_000_000);
    expect(each.growth).toBeLessThan(48 * 1024 * 1024);
  }
}, 300_000);
