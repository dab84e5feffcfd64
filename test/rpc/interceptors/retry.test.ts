import { expect, test } from "vitest";
import type { Interceptor } from "../../../src/rpc/call/context.ts";
import { type CallLog, logging } from "../../../src/rpc/interceptors/logging.ts";
import { retry } from "../../../src/rpc/interceptors/retry.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { run } from "../support/running.ts";

test("gives calls their semantics, but for those that have some", async () => {
  const seen: unknown[] = [];
  const note: Interceptor = (next) => (request, context) => {
    seen.push(context.semantics);
    return next(request, context);
  };
  const policy = { attempts: 4, initialBackoff: 1 };
  const { client } = await run({ client: { interceptors: [note, retry(policy), note] } });
  await client.add({});
  await client.add({}, { semantics: "maybe" });
  expect(seen).toEqual([undefined, policy, "maybe", "maybe"]);
});

test("has them made again, and other interceptors see one call", async () => {
  let asked = 0;
  const handlers = {
    add({ a }: { a: number }) {
      if (++asked < 3) throw new RpcError("UNAVAILABLE");
      return { result: a };
    },
  };
  const logs: CallLog[] = [];
  const { client } = await run({
    client: { interceptors: [retry({ initialBackoff: 1 }), logging({ log: (entry) => logs.push(entry) })] },
    handlers,
  });
  expect(await client.add({ a: 5 })).toEqual({ result: 5 });
  expect(asked).toBe(3);
  expect(logs.map(({ code }) => code)).toEqual(["OK"]);
  asked = 0;
  await expect(client.add({}, { semantics: "maybe" })).rejects.toMatchObject({ code: "UNAVAILABLE" });
  expect(asked).toBe(1);
});
