import { expect, test } from "vitest";
import { fallback, type FallbackOptions, isStale } from "../../../src/rpc/patterns/fallback.ts";
import { RpcError, type RpcError as Failure } from "../../../src/rpc/call/rpc-error.ts";
import type { CallContext } from "../../../src/rpc/call/context.ts";
import type { StatusCode } from "../../../src/rpc/call/status.ts";
import { type CalculatorClient, run } from "../support/running.ts";

interface Failing {
  readonly client: CalculatorClient;
  /** How calls end from now on. */
  fail(code: StatusCode | undefined): void;
}

async function runFailing(options: FallbackOptions = {}): Promise<Failing> {
  let code: StatusCode | undefined;
  let answered = 0;
  const end = <T>(reply: T): T => {
    if (code !== undefined) throw new RpcError(code);
    return reply;
  };
  const handlers = {
    add: ({ a, b }: { a: number; b: number }) => end({ result: a + b }),
    multiply: (_request: unknown, { metadata }: CallContext) =>
      end({ result: Number(metadata.get("authorization") ?? ++answered) }),
    computeStatistics: () => end({ count: 1 }),
  };
  const { client } = await run({ client: { interceptors: [fallback(options)] }, handlers });
  return { client, fail: (next) => void (code = next) };
}

const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    (reply) => (isStale(reply as object) ? "stale" : "OK"),
    (error: Failure) => error.code,
  );

test("the last good reply to the same request is given, marked, when the call fails", async () => {
  const { client, fail } = await runFailing();
  const fresh = await client.add({ a: 1, b: 2 });
  expect([fresh, isStale(fresh)]).toEqual([{ result: 3 }, false]);
  fail("UNAVAILABLE");
  const stale = await client.add({ b: 2, a: 1 });
  expect([stale, isStale(stale)]).toEqual([{ result: 3 }, true]);
  expect(Object.keys(stale)).toEqual(["result"]);
  expect(await codeOf(client.add({ a: 2, b: 2 }))).toBe("UNAVAILABLE");
  expect(await codeOf(client.multiply({ a: 1, b: 2 }))).toBe("UNAVAILABLE");
  fail(undefined);
  expect(isStale(await client.add({ a: 1, b: 2 }))).toBe(false);
});

test("who changes a reply changes it for nobody else", async () => {
  const { client, fail } = await runFailing();
  (await client.add({ a: 1, b: 2 })).result = 100;
  fail("UNAVAILABLE");
  (await client.add({ a: 1, b: 2 })).result = 200;
  expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
});

test("the newest reply counts", async () => {
  const { client, fail } = await runFailing();
  await client.multiply({});
  await client.multiply({});
  fail("UNAVAILABLE");
  expect(await client.multiply({})).toEqual({ result: 2 });
});

test("only the given codes are covered up", async () => {
  const { client, fail } = await runFailing({ codes: ["INTERNAL"] });
  await client.add({});
  fail("UNAVAILABLE");
  expect(await codeOf(client.add({}))).toBe("UNAVAILABLE");
  fail("INTERNAL");
  expect(await codeOf(client.add({}))).toBe("stale");
  const standard = await runFailing();
  await standard.client.add({});
  for (const [code, expected] of [
    ["DEADLINE_EXCEEDED", "stale"],
    ["INTERNAL", "INTERNAL"],
    ["NOT_FOUND", "NOT_FOUND"],
  ] as const) {
    standard.fail(code);
    expect(await codeOf(standard.client.add({}))).toBe(expected);
  }
});

test("what one was told is not told to another, unless replies are the same for all", async () => {
  const as = (number: string): { readonly metadata: object } => ({ metadata: { authorization: number } });
  const { client, fail } = await runFailing();
  await client.multiply({}, as("7"));
  fail("UNAVAILABLE");
  expect(await client.multiply({}, as("7"))).toEqual({ result: 7 });
  expect(await codeOf(client.multiply({}, as("8")))).toBe("UNAVAILABLE");
  const shared = await runFailing({ vary: [] });
  await shared.client.multiply({}, as("7"));
  shared.fail("UNAVAILABLE");
  expect(await shared.client.multiply({}, as("8"))).toEqual({ result: 7 });
});

test("without being named, only methods without side effects; streams never", async () => {
  const { client, fail } = await runFailing({ methods: ["multiply", "computeStatistics"] });
  await client.add({});
  await client.multiply({});
  await client.computeStatistics([{}]);
  fail("UNAVAILABLE");
  expect(await codeOf(client.add({}))).toBe("UNAVAILABLE");
  expect(await codeOf(client.multiply({}))).toBe("stale");
  expect(await codeOf(client.computeStatistics([{}]))).toBe("UNAVAILABLE");
});

test("replies are kept so many, so large and so long", async () => {
  const few = await runFailing({ maxEntries: 2 });
  for (const a of [1, 2, 1, 3]) await few.client.add({ a });
  few.fail("UNAVAILABLE");
  expect(await Promise.all([1, 2, 3].map((a) => codeOf(few.client.add({ a }))))).toEqual([
    "stale",
    "UNAVAILABLE",
    "stale",
  ]);

  // A double is 9 bytes.
  const small = await runFailing({ maxBytes: 18 });
  for (const a of [1, 2, 3]) await small.client.add({ a });
  small.fail("UNAVAILABLE");
  expect(await Promise.all([1, 2, 3].map((a) => codeOf(small.client.add({ a }))))).toEqual([
    "UNAVAILABLE",
    "stale",
    "stale",
  ]);

  const brief = await runFailing({ maxAge: 0 });
  await brief.client.add({});
  brief.fail("UNAVAILABLE");
  expect(await codeOf(brief.client.add({}))).toBe("UNAVAILABLE");
});

test("a request that is no such message is an error as ever", async () => {
  const { client } = await runFailing();
  await expect(client.add({ a: "one" })).rejects.toMatchObject({ name: "ProtobufError", path: "a" });
});
