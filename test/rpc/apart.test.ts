import { describe, expect, test } from "vitest";
import { apart, type CallContext } from "../../src/rpc/index.ts";
import { currentCall } from "../../src/rpc/call/current-call.ts";
import { aborted, deferred } from "./support/calculator.ts";
import { run } from "./support/running.ts";

/* What a handler starts, and what goes on when its call is over. */

/** A front whose `add` does something, and a back that it may call; the back says of each call when it was given up. */
async function chain(body: (back: any) => unknown): Promise<{ front: any; contexts: CallContext[] }> {
  const contexts: CallContext[] = [];
  const back = await run({
    handlers: {
      add: (_: unknown, context: CallContext) => (contexts.push(context), { result: 1 }),
      multiply: async (_: unknown, context: CallContext) => {
        contexts.push(context);
        await aborted(context.signal);
        return {};
      },
    },
  });
  const front = await run({ handlers: { add: async () => (await body(back.client), { result: 7 }) } });
  return { front: front.client, contexts };
}

describe("work that goes on after the reply", () => {
  test("apart, it makes calls as if no call had been there", async () => {
    const [go, done] = [deferred(), deferred<unknown>()];
    const { front, contexts } = await chain((back) => {
      void apart(async () => {
        await go.promise;
        done.resolve([await back.add({}), currentCall()]);
      });
    });
    expect(await front.add({}, { deadline: 5_000 })).toEqual({ result: 7 });
    go.resolve();
    expect(await done.promise).toEqual([{ result: 1 }, undefined]);
    // The deadline is that of the client, 30 s, and not what is left of the 5 s of the call.
    expect(contexts[0]!.deadline!.getTime() - Date.now()).toBeGreaterThan(20_000);
  });

  test("as part of the call, it has the deadline of it", async () => {
    const { front, contexts } = await chain((back) => back.add({}));
    await front.add({}, { deadline: 5_000 });
    expect(contexts[0]!.deadline!.getTime() - Date.now()).toBeLessThan(5_000);
  });
});

test("an interval that a handler starts apart goes on when the call is cancelled", async () => {
  const [begun, ticked] = [deferred(), deferred()];
  let ticks = 0;
  const asked: Promise<unknown>[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;
  const { front } = await chain(async (back) => {
    apart(() => {
      timer = setInterval(() => {
        asked.push(back.add({}).then(() => ++ticks === 3 && ticked.resolve()));
      }, 5);
    });
    begun.resolve();
    await back.multiply({});
  });
  const controller = new AbortController();
  const call = front.add({}, { signal: controller.signal });
  await begun.promise;
  controller.abort();
  await expect(call).rejects.toMatchObject({ code: "CANCELLED" });
  await ticked.promise;
  clearInterval(timer);
  await Promise.all(asked);
});

test("what apart gives, and throws, comes out of it", () => {
  expect(apart(() => 7)).toBe(7);
  const error = new Error("mine");
  expect(() =>
    apart(() => {
      throw error;
    }),
  ).toThrow(error);
});
