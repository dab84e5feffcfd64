import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { createClient, createRouter, memoryTransport } from "../../src/rpc/index.ts";
import { createClient as createFetchClient } from "../../src/rpc/portable.ts";
import { afterwards, Calculator, calculator, collect, connect, deferred, pair, serve } from "./support/calculator.ts";

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

describe("a stream is iterated once", () => {
  const ours = { name: "ProtobufError", code: "INVALID_ARGUMENT" };
  const clients: Readonly<Record<string, (handlers: Record<string, any>) => Promise<any>>> = {
    "of Node, gRPC": async (handlers) => connect((await serve(handlers)).address),
    "of Node, HTTP/1.1 and gRPC-Web": async (handlers) =>
      connect((await serve(handlers)).address, { insecure: true, httpVersion: "1.1", protocol: "grpcWeb" }),
    "by fetch": async (handlers) => {
      const client = createFetchClient(Calculator, `http://${(await serve(handlers)).address}`);
      afterwards(client.close);
      return client;
    },
    "in memory": async (handlers) =>
      createClient(Calculator, memoryTransport(createRouter().add(Calculator, { ...calculator, ...handlers }))),
  };

  describe.each(Object.entries(clients))("of a client %s", (_name, make) => {
    test.each([
      ["generateSequence", { count: 2, step: 1 }, 2],
      ["streamingCalculator", [{}, {}], 2],
    ] as const)("answers of %s", async (method, request, count) => {
      const client = await make({});
      const whole = client[method](request);
      expect(await collect(whole)).toHaveLength(count);
      await expect(collect(whole)).rejects.toMatchObject(ours);
      const left = client[method](request);
      for await (const _ of left) break;
      await expect(collect(left)).rejects.toMatchObject(ours);
      const never = client[method](request);
      never[Symbol.asyncIterator]();
      await expect(collect(never)).rejects.toMatchObject(ours);
    });

    test.each(["computeStatistics", "streamingCalculator"])("requests of %s, in a handler", async (method) => {
      const seen: unknown[] = [];
      const twice = async (numbers: AsyncIterable<unknown>): Promise<void> => {
        for await (const each of numbers) seen.push(each);
        for await (const each of numbers) seen.push(each);
      };
      const thrown: unknown[] = [];
      const client = await make({
        computeStatistics: (numbers: AsyncIterable<unknown>) =>
          twice(numbers).then(undefined, (error: unknown) => (thrown.push(error), {})),
        async *streamingCalculator(numbers: AsyncIterable<unknown>) {
          await twice(numbers).catch((error: unknown) => thrown.push(error));
          yield {};
        },
      });
      const answer = client[method]([{}, {}, {}]);
      await (Symbol.asyncIterator in answer ? collect(answer) : answer);
      expect(seen).toHaveLength(3);
      expect(thrown).toEqual([expect.objectContaining(ours)]);
    });
  });

  test("what `next` has taken is not given again, and an iterator can be iterated to its end", async () => {
    const client = await pair();
    const stream = client["generateSequence"]({ count: 3, step: 1 });
    expect(await stream.next()).toEqual({ done: false, value: { value: 0 } });
    const iterator = stream[Symbol.asyncIterator]();
    expect(await iterator.next()).toEqual({ done: false, value: { value: 1 } });
    expect(await collect(iterator)).toEqual([{ value: 2 }]);
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
