import { expect, onTestFinished, test, vi } from "vitest";
import { logging } from "../../../src/rpc/interceptors/logging.ts";
import { metrics } from "../../../src/rpc/interceptors/metrics.ts";
import { type CallFailure, observing } from "../../../src/rpc/interceptors/observe.ts";
import { type TracingOptions, tracing } from "../../../src/rpc/interceptors/tracing.ts";
import type { Interceptor } from "../../../src/rpc/call/context.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { collect } from "../support/calculator.ts";
import { type CalculatorClient, run } from "../support/running.ts";

/* What only looks on at calls, and fails in every way: a call has its effect once, and ends as it does without. */

const fail = (): never => {
  throw new Error("the observer is broken");
};
const reject = (): Promise<never> => Promise.reject(new Error("the observer is broken"));
const failing = (broken: () => never | Promise<never>): Interceptor[] => [
  logging({ log: broken }),
  metrics({ started: broken, sent: broken, received: broken, handled: broken }),
  tracing({ onSpan: broken }),
  tracing({ onSpan: () => {}, sample: broken as unknown as () => boolean }),
  tracing({ current: broken as unknown as () => undefined }),
  observing(broken as () => never),
  observing(() => ({ onRequest: broken, onResponse: broken, onEnd: broken })),
];

const place = { traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", traceFlags: 1 };
const strange: TracingOptions["current"][] = [
  () => ({ ...place, traceState: { serialize: fail } }),
  () => ({ ...place, traceState: { serialize: () => "a=\nb" } }),
  () => ({ ...place, traceState: "k=ü, l=☃" }),
  () => ({ ...place, traceId: "☃" }),
  () => ({}) as never,
  () => 7 as never,
];

const observers: [name: string, interceptors: Interceptor[]][] = [
  ["throws", failing(fail)],
  ["rejects", failing(reject)],
  ["gives what is none", strange.map((current) => tracing({ current }))],
];

/** All that a client learns of a call. */
async function ended(call: Promise<unknown>): Promise<unknown> {
  return call.catch(({ code, details }: RpcError) => ({ code, details }));
}

const calls = async (client: CalculatorClient): Promise<unknown[]> => [
  await ended(client.add({ a: 1, b: 2 })),
  await ended(client.multiply({ a: 1, b: 2 })),
  await ended(collect(client.generateSequence({ start: 1, count: 3, step: 1 }))),
  await ended(client.computeStatistics([{ value: 4 }, { value: 6 }])),
  await ended(collect(client.streamingCalculator([{ a: 1, b: 2 }]))),
];

test.each(observers)("an observer that %s changes no outcome, on either side", async (_name, interceptors) => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  let effects = 0;
  const handlers = {
    add: ({ a, b }: { a: number; b: number }) => ({ result: a + b + ++effects }),
    multiply: () => Promise.reject(new RpcError("NOT_FOUND", "no such number")),
  };
  const { client } = await run({ server: { interceptors }, client: { interceptors }, handlers });
  expect(await calls(client)).toEqual([
    { result: 4 },
    { code: "NOT_FOUND", details: "no such number" },
    [{ value: 1 }, { value: 2 }, { value: 3 }],
    { count: 2, sum: 10, mean: 5, minimum: 4, maximum: 6 },
    [{ result: 3 }],
  ]);
  expect(effects).toBe(1);
});

test("what an observer throws is a warning, once for each", async () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const { client } = await run({
    client: { interceptors: [observing(() => ({ onEnd: fail })), observing(() => fail())] },
  });
  for (let call = 0; call < 3; call++) await client.add({});
  expect(warn.mock.calls.map(([text]) => text)).toEqual(
    Array.from({ length: 2 }, () => expect.stringContaining("the observer is broken")),
  );
});

test("an observer is told of each message, and once of the end", async () => {
  const told: unknown[] = [];
  const observer = observing(({ method }) => {
    if (method.name === "Multiply") return undefined;
    return {
      onRequest: (message) => told.push(["request", message]),
      onResponse: (message) => told.push(["response", message]),
      onEnd: (failure: CallFailure | undefined) => told.push(failure?.code ?? "OK"),
    };
  });
  const handlers = { add: () => Promise.reject(new RpcError("ABORTED", "enough")) };
  const { client } = await run({ client: { interceptors: [observer] }, handlers });
  await client.multiply({});
  expect(told).toEqual([]);
  await collect(client.generateSequence({ start: 5, count: 2, step: 1 }));
  expect(told).toEqual([
    ["request", { start: 5, count: 2, step: 1 }],
    ["response", { value: 5 }],
    ["response", { value: 6 }],
    "OK",
  ]);
  told.length = 0;
  await ended(client.add({ a: 1 }));
  expect(told).toEqual([["request", { a: 1 }], "ABORTED"]);
  told.length = 0;
  for await (const _ of client.generateSequence({ start: 5, count: 9, step: 1 })) break;
  expect(told.at(-1)).toBe("CANCELLED");
});
