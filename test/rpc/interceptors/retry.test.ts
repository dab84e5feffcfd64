import { expect, test } from "vitest";
import type { Interceptor } from "../../../src/rpc/call.ts";
import { retry } from "../../../src/rpc/interceptors/retry.ts";
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
