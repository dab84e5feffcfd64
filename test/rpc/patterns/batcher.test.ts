import { describe, expect, test } from "vitest";
import type { CallContext } from "../../../src/rpc/call/context.ts";
import {
  type BatchCallOptions,
  type Batcher,
  type BatcherOptions,
  createBatcher,
} from "../../../src/rpc/patterns/batcher.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { calculator, deferred } from "../support/calculator.ts";
import { type CalculatorClient, connectTo, run } from "../support/running.ts";

interface Pair {
  readonly a: number;
  readonly b: number;
}

/** A batcher of additions, one BatchAdd each; `sizes` are those of the batches that the server got. */
async function runBatched(
  options: Omit<BatcherOptions<Pair, { result: number }>, "call"> = {},
  batchAdd: (request: any, context: CallContext) => unknown = calculator["batchAdd"]!,
): Promise<{ batcher: Batcher<Pair, { result: number }>; sizes: number[]; client: CalculatorClient; address: string }> {
  const sizes: number[] = [];
  const handlers = {
    batchAdd(request: any, context: CallContext) {
      sizes.push(request.requests.length);
      return batchAdd(request, context);
    },
  };
  const { client, address } = await run({ handlers });
  return { batcher: createBatcher({ ...options, call: callOf(client) }), sizes, client, address };
}

const callOf =
  (client: CalculatorClient) =>
  async (requests: Pair[], options: BatchCallOptions): Promise<{ result: number }[]> =>
    (await client.batchAdd({ requests }, options)).responses;
const pairs = (count: number): Pair[] => Array.from({ length: count }, (_unused, index) => ({ a: index, b: 1 }));
const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => "OK",
    (error: RpcError) => error.code,
  );

describe("what goes together", () => {
  test("is as much as fits, each with the result of its own", async () => {
    const { batcher, sizes } = await runBatched({ maxSize: 50, maxDelay: 60_000 });
    const results = pairs(120).map((pair) => batcher.add(pair));
    await batcher.flush();
    expect((await Promise.all(results)).map(({ result }) => result)).toEqual(pairs(120).map(({ a, b }) => a + b));
    expect(sizes.sort((a, b) => b - a)).toEqual([50, 50, 20]);
  });

  test("is what comes within the delay", async () => {
    const { batcher, sizes } = await runBatched({ maxDelay: 20 });
    const first = await Promise.all([batcher.add({ a: 1, b: 2 }), batcher.add({ a: 3, b: 4 })]);
    const second = await batcher.add({ a: 5, b: 6 });
    expect([...first, second]).toEqual([{ result: 3 }, { result: 7 }, { result: 11 }]);
    expect(sizes).toEqual([2, 1]);
  });

  test("goes at once when it is full, and the next item waits anew", async () => {
    const { batcher, sizes } = await runBatched({ maxSize: 2, maxDelay: 60_000 });
    const results = [batcher.add({ a: 1, b: 1 }), batcher.add({ a: 2, b: 2 }), batcher.add({ a: 3, b: 3 })];
    expect(await Promise.all(results.slice(0, 2))).toEqual([{ result: 2 }, { result: 4 }]);
    expect(sizes).toEqual([2]);
    await batcher.close();
    expect(await results[2]).toEqual({ result: 6 });
  });
});

describe("errors", () => {
  test("of the call reach each of its items", async () => {
    const { batcher } = await runBatched({ maxSize: 3 }, () =>
      Promise.reject(new RpcError("RESOURCE_EXHAUSTED", "too many")),
    );
    const outcomes = await Promise.allSettled(pairs(3).map((pair) => batcher.add(pair)));
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        status: "rejected",
        reason: { code: "RESOURCE_EXHAUSTED", details: "too many" },
      });
  });

  test.each([1, 3])("%i results for 2 items are an error of both", async (count) => {
    const { batcher } = await runBatched({ maxSize: 2 }, () => ({
      responses: pairs(count).map(() => ({ result: 1 })),
    }));
    const outcomes = await Promise.all(pairs(2).map((pair) => codeOf(batcher.add(pair))));
    expect(outcomes).toEqual(["INTERNAL", "INTERNAL"]);
  });

  test("among the results are each that of its item", async () => {
    const batcher = createBatcher({
      maxSize: 3,
      call: async (items: number[]) => items.map((item) => (item === 2 ? new RpcError("OUT_OF_RANGE") : item)),
    });
    expect(await Promise.allSettled([1, 2, 3].map((item) => batcher.add(item)))).toEqual([
      { status: "fulfilled", value: 1 },
      { status: "rejected", reason: expect.objectContaining({ code: "OUT_OF_RANGE" }) },
      { status: "fulfilled", value: 3 },
    ]);
  });

  test("that are thrown before the call begins are errors of its items", async () => {
    const batcher = createBatcher({
      maxSize: 1,
      call: (): never => {
        throw new RpcError("ABORTED");
      },
    });
    expect(await codeOf(batcher.add(1))).toBe("ABORTED");
  });

  test.each([{ maxSize: 0 }, { maxSize: NaN }, { maxDelay: -1 }])("%o makes no sense", (options) => {
    expect(() => createBatcher({ ...options, call: async () => [] })).toThrow(
      expect.objectContaining({ name: "ProtobufError", code: "INVALID_ARGUMENT" }),
    );
  });
});

describe("who does not wait any longer", () => {
  test("is not sent, where it has not been, and the others are", async () => {
    const { batcher, sizes } = await runBatched({ maxDelay: 60_000 });
    const controller = new AbortController();
    const [gone, late, already] = [
      batcher.add({ a: 1, b: 1 }, { signal: controller.signal }),
      batcher.add({ a: 2, b: 2 }, { deadline: 1 }),
      batcher.add({ a: 3, b: 3 }, { signal: AbortSignal.abort() }),
    ];
    const stays = batcher.add({ a: 4, b: 4 });
    controller.abort();
    expect(await Promise.all([codeOf(gone), codeOf(late), codeOf(already)])).toEqual([
      "CANCELLED",
      "DEADLINE_EXCEEDED",
      "CANCELLED",
    ]);
    await batcher.flush();
    expect(await stays).toEqual({ result: 8 });
    expect(sizes).toEqual([1]);
  });

  test("leaves the call to the others, and the last one ends it", async () => {
    const [begun, ended] = [deferred(), deferred()];
    const { batcher } = await runBatched({ maxSize: 2 }, (_request, { signal }) => {
      begun.resolve();
      return new Promise((_resolve, reject) =>
        signal.addEventListener("abort", () => (ended.resolve(), reject(signal.reason))),
      );
    });
    const controllers = [new AbortController(), new AbortController()];
    const items = controllers.map(({ signal }, index) => codeOf(batcher.add({ a: index, b: 0 }, { signal })));
    await begun.promise;
    controllers[0]!.abort();
    expect(await items[0]).toBe("CANCELLED");
    controllers[1]!.abort();
    expect(await items[1]).toBe("CANCELLED");
    await ended.promise;
  });

  test("by its deadline does not shorten that of the others: the call has the latest", async () => {
    const deadlines: (Date | undefined)[] = [];
    const batcher = createBatcher({
      maxSize: 2,
      call: async (items: number[], { deadline }) => {
        deadlines.push(deadline);
        return items;
      },
    });
    const [early, late] = [new Date(Date.now() + 60_000), new Date(Date.now() + 120_000)];
    await Promise.all([batcher.add(1, { deadline: early }), batcher.add(2, { deadline: late })]);
    await Promise.all([batcher.add(1, { deadline: early }), batcher.add(2)]);
    expect(deadlines).toEqual([late, undefined]);
  });
});

test("while calls are answered, a batch ends with none of them, and each item with its own", async () => {
  const [begun, resume] = [deferred(), deferred()];
  const { batcher, sizes } = await runBatched({ maxSize: 2 }, async ({ requests }) => {
    begun.resolve();
    await resume.promise;
    return { responses: requests.map(({ a, b }: Pair) => ({ result: a + b })) };
  });
  const front = await run({ handlers: { add: (request: Pair) => batcher.add(request) } });
  const other = connectTo(front.address);
  const given = new AbortController();
  const first = codeOf(front.client.add({ a: 1, b: 1 }, { signal: given.signal }));
  const second = other.add({ a: 2, b: 2 });
  await begun.promise;
  given.abort();
  expect(await first).toBe("CANCELLED");
  resume.resolve();
  expect(await second).toEqual({ result: 4 });
  expect(sizes).toEqual([2]);
});

test("a closed batcher takes no more, and what it has is answered first", async () => {
  const { batcher, sizes } = await runBatched({ maxDelay: 60_000 });
  const last = batcher.add({ a: 1, b: 2 });
  const closed = batcher.close();
  expect(await codeOf(batcher.add({ a: 1, b: 2 }))).toBe("FAILED_PRECONDITION");
  await closed;
  expect(sizes).toEqual([1]);
  expect(await last).toEqual({ result: 3 });
});
