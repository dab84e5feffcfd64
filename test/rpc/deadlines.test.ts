import { describe, expect, test } from "vitest";
import { type CallContext, type Client, type ClientOptions, createClient } from "../../src/rpc/index.ts";
import { aborted, afterwards, Calculator, collect, connect, deferred, pair, serve } from "./support/calculator.ts";

const left = (context: CallContext): number => context.deadline!.getTime() - Date.now();

describe("a deadline", () => {
  test("is 30 seconds from now, unless the client or the call says another", async () => {
    const seen: number[] = [];
    const note = { add: (_: unknown, context: CallContext) => (seen.push(left(context)), {}) };
    const { address } = await serve(note);
    await connect(address)["add"]({});
    await connect(address, { insecure: true, deadline: 5_000 })["add"]({});
    const client = connect(address, { insecure: true, deadline: 5_000 });
    await client["add"]({}, { deadline: 9_000 });
    await client["add"]({}, { deadline: new Date(Date.now() + 12_000) });
    await client["add"]({}, { deadline: Date.now() + 15_000 });
    for (const [index, expected] of [30_000, 5_000, 9_000, 12_000, 15_000].entries()) {
      expect(seen[index]).toBeLessThanOrEqual(expected);
      expect(seen[index]).toBeGreaterThan(expected - 2_500);
    }
  });

  test("may be never", async () => {
    let seen: CallContext | undefined;
    const client = await pair({ add: (_: unknown, context: CallContext) => ((seen = context), {}) });
    await client["add"]({}, { deadline: Infinity });
    expect(seen!.deadline).toBeUndefined();
  });

  test.each([[NaN], ["soon"], [new Date(NaN)], [{}]])("is not %o", async (deadline) => {
    const client = connect("127.0.0.1:1");
    await expect(client["add"]({}, { deadline })).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  test.each([[0], [-5], [new Date(0)]])(
    "that has passed (%o) is DEADLINE_EXCEEDED, and makes no call",
    async (deadline) => {
      let calls = 0;
      const client = await pair({ add: () => (calls++, {}) });
      await expect(client["add"]({}, { deadline })).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
      expect(calls).toBe(0);
    },
  );

  test("that passes reaches the signal of the handler, and ends a stream in the middle", async () => {
    const reason = deferred<unknown>();
    const client = await pair({
      async *generateSequence(_: unknown, { signal }: CallContext) {
        yield { value: 1 };
        reason.resolve(await aborted(signal));
      },
    });
    const seen: unknown[] = [];
    await expect(
      (async () => {
        for await (const each of client["generateSequence"]({}, { deadline: 200 })) seen.push(each);
      })(),
    ).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
    expect(seen).toEqual([{ value: 1 }]);
    expect((await reason.promise) as Error).toMatchObject({ name: "RpcError" });
  });
});

/** Servers one behind the other: each asks the next one to add, the last one answers. Gives a client of the first and what is left of the deadline at each. */
async function chain(
  length: number,
  options: ClientOptions = {},
): Promise<{ client: Client; left: number[]; contexts: CallContext[] }> {
  const times: number[] = [];
  const contexts: CallContext[] = [];
  let next: Client | undefined;
  for (let index = length - 1; index >= 0; index--) {
    const behind = next;
    const { address } = await serve({
      add: async (request: unknown, context: CallContext) => {
        times[index] = left(context);
        contexts[index] = context;
        // Whatever the handler does in between, its calls belong to the call that it answers.
        await new Promise((resolve) => setTimeout(resolve, 10));
        return behind === undefined ? { result: 42 } : await Promise.resolve().then(() => behind["add"](request));
      },
      multiply: (_: unknown, { signal }: CallContext) =>
        behind === undefined ? aborted(signal) : behind["multiply"]({}),
      async *generateSequence(request: unknown, context: CallContext) {
        times[index] = left(context);
        if (behind === undefined) yield { value: 1 };
        else yield* behind["generateSequence"](request);
      },
    });
    const client = createClient(Calculator, address, { insecure: true, ...options });
    afterwards(client.close);
    next = client;
  }
  return { client: next!, left: times, contexts };
}

describe("through a chain of calls", () => {
  test("the deadline goes along by itself, and each hop keeps a margin for the way back", async () => {
    const { client, left: times } = await chain(4, { deadlineMargin: 100 });
    expect(await client["add"]({}, { deadline: 4_000 })).toEqual({ result: 42 });
    expect(times).toHaveLength(4);
    for (let index = 1; index < 4; index++) expect(times[index]).toBeLessThan(times[index - 1]! - 100);
    expect(times[3]).toBeGreaterThan(1_500);
    expect(await collect(client["generateSequence"]({}, { deadline: 4_000 }))).toEqual([{ value: 1 }]);
    for (let index = 1; index < 4; index++) expect(times[index]).toBeLessThan(times[index - 1]! - 90);
  });

  test("a shorter deadline of a hop stays, a longer one is cut", async () => {
    const { client, left: times } = await chain(2);
    await client["add"]({}, { deadline: 60_000 });
    expect(times[1]).toBeLessThanOrEqual(30_000);
    await client["add"]({}, { deadline: 2_000 });
    expect(times[1]).toBeLessThan(2_000);
  });

  test("cancellation goes along, too", async () => {
    const { client } = await chain(3);
    const controller = new AbortController();
    const answer = client["multiply"]({}, { signal: controller.signal });
    setTimeout(() => controller.abort(), 100);
    await expect(answer).rejects.toMatchObject({ code: "CANCELLED" });
  });

  test("a call that is made outside has nothing to do with it", async () => {
    const { contexts, client } = await chain(1);
    await client["add"]({}, { deadline: 1_000 });
    const later = await pair({ add: (_: unknown, context: CallContext) => (contexts.push(context), {}) });
    await later["add"]({});
    expect(left(contexts.at(-1)!)).toBeGreaterThan(20_000);
  });
});
