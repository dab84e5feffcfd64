import { describe, expect, test } from "vitest";
import { parallel, type Task } from "../../../src/rpc/patterns/parallel.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { deferred } from "../support/calculator.ts";
import { run } from "../support/running.ts";

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));

describe("parallel", () => {
  test("makes many calls, so many at a time as it is told, and gives the replies in order", async () => {
    const counts = { running: 0, most: 0 };
    const handlers = {
      async add({ a, b }: { a: number; b: number }) {
        counts.most = Math.max(counts.most, ++counts.running);
        await new Promise((resolve) => setTimeout(resolve, a % 3));
        counts.running--;
        return { result: a + b };
      },
    };
    const { client } = await run({ handlers });
    const tasks = Array.from(
      { length: 40 },
      (_unused, a): Task<{ result: number }> =>
        (signal) =>
          client.add({ a, b: 1 }, { signal }),
    );
    expect((await parallel(tasks, { concurrency: 4 })).map(({ result }) => result)).toEqual(
      tasks.map((_task, a) => a + 1),
    );
    expect(counts.most).toBe(4);
  });

  test("order is that of the tasks, whichever is done first", async () => {
    const first = deferred<string>();
    const results: [string, string, number] = await parallel([
      () => first.promise,
      () => (first.resolve("first"), "second"),
      async () => 3,
    ]);
    expect(results).toEqual(["first", "second", 3]);
    expect(await parallel([])).toEqual([]);
    expect(await parallel(new Set([() => 1]), { concurrency: Infinity })).toEqual([1]);
  });

  test("the first error comes out, cancels what runs, and nothing more begins", async () => {
    const reasons: unknown[] = [];
    let begun = 0;
    const error = new RpcError("NOT_FOUND");
    const waiting: Task<void> = (signal) => untilAborted(signal).catch((reason: unknown) => void reasons.push(reason));
    const counted: Task<void> = () => void begun++;
    await expect(
      parallel([waiting, waiting, () => Promise.reject(error), counted, counted], { concurrency: 3 }),
    ).rejects.toBe(error);
    await new Promise((resolve) => setImmediate(resolve));
    expect(reasons).toEqual([error, error]);
    expect(begun).toBe(0);
  });

  test("a task that throws at once is like one that rejects", async () => {
    await expect(
      parallel([
        (): never => {
          throw new RpcError("ABORTED");
        },
      ]),
    ).rejects.toMatchObject({ code: "ABORTED" });
  });

  test("settled: what became of each", async () => {
    const error = new Error("two");
    const outcomes = await parallel(
      [
        () => 1,
        () => Promise.reject(error),
        (): never => {
          throw error;
        },
        async () => 4,
      ],
      { settle: true, concurrency: 2 },
    );
    expect(outcomes).toEqual([
      { status: "fulfilled", value: 1 },
      { status: "rejected", reason: error },
      { status: "rejected", reason: error },
      { status: "fulfilled", value: 4 },
    ]);
  });

  test.each([{ settle: true }, { settle: false }])(
    "a signal ends all, tasks that do not look at theirs too (%o)",
    async (options) => {
      const controller = new AbortController();
      const reason = new Error("enough");
      let begun = 0;
      const never: Task<void> = () => {
        begun++;
        return new Promise(() => {});
      };
      const result = parallel([never, untilAborted, never], {
        ...(options as { settle: true }),
        concurrency: 2,
        signal: controller.signal,
      });
      controller.abort(reason);
      await expect(result).rejects.toBe(reason);
      await new Promise((resolve) => setImmediate(resolve));
      expect(begun).toBe(1);
      await expect(parallel([never], { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
      expect(begun).toBe(1);
    },
  );

  test.each([0, -1, NaN])("a concurrency of %d is refused", async (concurrency) => {
    await expect(parallel([], { concurrency })).rejects.toMatchObject({
      name: "ProtobufError",
      code: "INVALID_ARGUMENT",
    });
  });
});
