import { describe, expect, test } from "vitest";
import {
  type Client,
  type ClientOptions,
  createClient,
  createRouter,
  memoryTransport,
} from "../../../src/rpc/portable.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { aborted, afterwards, Calculator, calculator, collect, deferred } from "../support/calculator.ts";
import { errorOf } from "./support.ts";

function pair(handlers: object = {}, options: ClientOptions = {}): Client {
  const router = createRouter({ onError: () => {} }).add(Calculator, { ...calculator, ...handlers });
  const client = createClient(Calculator, memoryTransport(router), options);
  afterwards(client.close);
  return client as Client;
}

const ways = (["grpc", "connect", "grpcWeb"] as const).flatMap((protocol) =>
  (["proto", "json"] as const).map((codec) => ({ protocol, codec })),
);

for (const way of ways)
  describe(`${way.protocol}, ${way.codec}`, () => {
    test("all kinds of calls", async () => {
      const client = pair({}, way);
      expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
      expect(await collect(client["generateSequence"]({ start: 1, count: 2, step: 2 }))).toEqual([
        { value: 1 },
        { value: 3 },
      ]);
      expect(await client["computeStatistics"]([{ value: 1 }, { value: 3 }])).toMatchObject({ count: 2, sum: 4 });
      expect(await collect(client["streamingCalculator"]([{ kind: 0, a: 1, b: 2 }]))).toEqual([{ result: 3 }]);
    });

    test("each request of a stream has its answer before the next", async () => {
      const client = pair({}, way);
      const answered: unknown[] = [];
      const operations = (async function* () {
        for (let count = 0; count < 3; count++) {
          expect(answered).toHaveLength(count);
          yield { kind: 0, a: count, b: 1 };
          while (answered.length === count) await new Promise((resolve) => setTimeout(resolve, 1));
        }
      })();
      for await (const each of client["streamingCalculator"](operations)) answered.push(each);
      expect(answered).toEqual([{ result: 1 }, { result: 2 }, { result: 3 }]);
    });

    test("metadata, deadline and errors go along", async () => {
      const add = (_request: object, context: any): never => {
        context.headers.set("x-before", context.metadata.get("x-text"));
        throw new RpcError("ABORTED", "no", {
          metadata: { "x-left": String(context.deadline.getTime() > Date.now()) },
        });
      };
      const error = await errorOf(pair({ add }, way)["add"]({}, { metadata: { "x-text": "t" }, deadline: 5000 }));
      expect([error.code, error.details, error.metadata.get("x-left")]).toEqual(["ABORTED", "no", "true"]);
    });

    test.each(["signal", "return", "close"])("nobody waits any longer: %s", async (how) => {
      const [over, left] = [deferred<unknown>(), deferred<void>()];
      const client = pair(
        {
          async *generateSequence(_request: object, { signal }: { signal: AbortSignal }) {
            void aborted(signal).then(over.resolve);
            try {
              for (;;) yield { value: 1 };
            } finally {
              left.resolve();
            }
          },
        },
        way,
      );
      const controller = new AbortController();
      const read = async (): Promise<void> => {
        for await (const _ of client["generateSequence"]({}, { signal: controller.signal })) {
          if (how === "return") return;
          if (how === "signal") controller.abort();
          else client.close();
        }
      };
      if (how === "return") await read();
      else expect((await errorOf(read())).code).toBe("CANCELLED");
      await over.promise;
      await left.promise;
    });

    test("what the source of the requests throws comes out", async () => {
      const fault = new Error("no more");
      const numbers = (async function* () {
        yield { value: 1 };
        throw fault;
      })();
      await expect(pair({}, way)["computeStatistics"](numbers)).rejects.toBe(fault);
    });

    test("the source of the requests is left when the call is over", async () => {
      const left = deferred<void>();
      const numbers = (async function* () {
        try {
          for (;;) yield { value: 1 };
        } finally {
          left.resolve();
        }
      })();
      const computeStatistics = async (requests: AsyncIterable<unknown>): Promise<object> => {
        for await (const _ of requests) return { count: 1 };
        return {};
      };
      expect(await pair({ computeStatistics }, way)["computeStatistics"](numbers)).toMatchObject({ count: 1 });
      await left.promise;
    });
  });
