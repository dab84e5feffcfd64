import { describe, expect, test } from "vitest";
import { createRouter, type Router, type RouterOptions } from "../../../src/rpc/index.ts";
import { Calculator, calculator, collect } from "../support/calculator.ts";
import { connectByFetch } from "../transport/support.ts";
import { adapters } from "./adapters.ts";
import { askerOf, listen, titleOf } from "./frameworks.ts";

/* `router.fetch`: what it does with bodies that nobody wants, by itself and in what serves it by node:http. */

function router(handlers: object = {}, options: RouterOptions = {}): Router {
  return createRouter({ onError: () => {}, ...options }).add(Calculator, { ...calculator, ...handlers });
}

const path = "/remote.Calculator/";
const json = { "content-type": "application/json" };
const stream = { "content-type": "application/connect+json" };
const add = Buffer.from('{"a":1,"b":2}');

/** Messages of Connect's streams. */
function enveloped(...messages: string[]): Buffer {
  return Buffer.concat(
    messages.map((each) => {
      const head = Buffer.alloc(5);
      head.writeUInt32BE(each.length, 1);
      return Buffer.concat([head, Buffer.from(each)]);
    }),
  );
}

for (const adapter of adapters)
  describe.skipIf(adapter.missing !== undefined)(titleOf(adapter), () => {
    const large = Buffer.alloc(300_000, " ");
    const refused: readonly (readonly [string, string, Record<string, string>, Buffer, number])[] = [
      ["of no method", "None", json, large, 404],
      ["without a handler", "Multiply", json, large, 501],
      ["of a type that nobody knows", "Add", { "content-type": "text/plain" }, large, 415],
      ["of gRPC", "Add", { "content-type": "application/grpc" }, large, 505],
      ["with a deadline that is none", "Add", { ...json, "connect-timeout-ms": "x" }, large, 400],
      ["that is too large", "Add", json, large, 429],
      ["whose first message is too large", "ComputeStatistics", stream, enveloped(" ".repeat(300_000)), 200],
    ];

    test.each(refused)(
      "a request %s is refused, and its connection goes on",
      async (_what, method, headers, body, status) => {
        const server = adapter.make(router({ multiply: undefined }, { maxReceiveBytes: 1000 }).fetch);
        let connections = 0;
        server.on("connection", () => connections++);
        const ask = askerOf(await listen(server));
        for (let round = 0; round < 3; round++) {
          expect((await ask(path + method, headers, body)).status).toBe(status);
          expect(await ask(`${path}Add`, json, add)).toEqual({ status: 200, text: '{"result":3}' });
        }
        expect(connections).toBe(1);
      },
    );

    test("a stream of requests that its handler leaves is answered, and its connection goes on", async () => {
      const computeStatistics = async (numbers: AsyncIterable<unknown>): Promise<object> => {
        for await (const _ of numbers) return { count: 1 };
        return {};
      };
      const server = adapter.make(router({ computeStatistics }).fetch);
      let connections = 0;
      server.on("connection", () => connections++);
      const address = await listen(server);
      const ask = askerOf(address);
      const numbers = enveloped(...Array.from({ length: 20_000 }, () => '{"value":1}'));
      for (let round = 0; round < 3; round++)
        expect((await ask(`${path}ComputeStatistics`, stream, numbers)).text).toContain('{"count":1}');
      expect(connections).toBe(1);
      const client = connectByFetch(address);
      expect(await client["computeStatistics"]([{ value: 1 }, { value: 2 }])).toMatchObject({ count: 1 });
      expect(await collect(client["generateSequence"]({ count: 2 }))).toEqual([{ value: 0 }, { value: 0 }]);
    });
  });

/** A request whose body does not end; `read` is how much of it was asked for. */
function endless(method: string, headers: Record<string, string>) {
  const told = { read: 0, isCancelled: false };
  const body = new ReadableStream(
    {
      pull(controller) {
        told.read += 64 * 1024;
        controller.enqueue(enveloped(" ".repeat(64 * 1024 - 5)));
      },
      cancel: () => void (told.isCancelled = true),
    },
    { highWaterMark: 0 },
  );
  const init: RequestInit & { duplex: "half" } = { method: "POST", headers, body, duplex: "half" };
  return { told, request: new Request(`http://x${path}${method}`, init) };
}

test.each([
  ["refused", "Add", { "content-type": "text/plain" }, 0],
  ["left by its handler", "ComputeStatistics", stream, 64 * 1024],
])(
  "of a request without end that is %s, 1 MiB is read after the answer, and then it is cancelled",
  async (_what, method, headers, before) => {
    const answering = router({ computeStatistics: async () => ({}) });
    const { told, request } = endless(method, headers);
    await (await answering.fetch(request)).arrayBuffer();
    await expect.poll(() => told.isCancelled).toBe(true);
    expect(told.read).toBeGreaterThan(1024 * 1024);
    expect(told.read).toBeLessThanOrEqual(1024 * 1024 + 64 * 1024 + before);
  },
);

test("an answer that nobody reads on ends the request, too", async () => {
  const { told, request } = endless("StreamingCalculator", stream);
  const streamingCalculator = async function* (): AsyncGenerator<object> {
    for (;;) yield {};
  };
  const reader = (await router({ streamingCalculator }).fetch(request)).body!.getReader();
  await reader.read();
  await reader.cancel();
  await expect.poll(() => told.isCancelled).toBe(true);
  expect(told.read).toBeLessThanOrEqual(64 * 1024);
});

test("a request that was read before is INTERNAL, and says so", async () => {
  const request = new Request(`http://x${path}Add`, { method: "POST", headers: json, body: add });
  await request.text();
  const response = await router().fetch(request);
  expect([response.status, await response.json()]).toMatchObject([500, { code: "internal" }]);
});

test.each([
  ["Add", json, 499],
  ["ComputeStatistics", stream, 200],
] as const)(
  "a body of %s that breaks off is CANCELLED, and no error of the server",
  async (method, headers, status) => {
    const errors: unknown[] = [];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.error(new TypeError("terminated"));
      },
    });
    const request = new Request(`http://localhost${path}${method}`, {
      method: "POST",
      headers,
      body,
      duplex: "half",
    } as RequestInit);
    const response = await router({}, { onError: (error) => errors.push(error) }).fetch(request);
    expect([response.status, errors]).toEqual([status, []]);
    expect(await response.text()).toContain('"code":"canceled"');
  },
);
