import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { parse } from "../../../src/index.ts";
import { getBinary, setBinary } from "../../../src/rpc/call/binary.ts";
import { createClient as createNodeClient } from "../../../src/rpc/index.ts";
import { packDetail } from "../../../src/rpc/call/error-details.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { wasUnsent } from "../../../src/rpc/call/unsent.ts";
import {
  type CallContext,
  createClient,
  createRouter,
  type FetchOptions,
  fetchTransport,
  type Router,
} from "../../../src/rpc/portable.ts";
import { aborted, Calculator, calculator, calculatorSchema, collect, deferred, serve } from "../support/calculator.ts";
import { connectByFetch, errorOf, serveHttp, ways } from "./support.ts";

for (const way of ways)
  describe(`${way.protocol}, ${way.codec}`, () => {
    test("all kinds of calls", async () => {
      const { address } = await serve();
      const client = connectByFetch(address, way);
      expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
      expect(await collect(client["generateSequence"]({ start: 1, count: 3, step: 2 }))).toEqual(
        [1, 3, 5].map((value) => ({ value })),
      );
      expect(await client["computeStatistics"]([{ value: 1 }, { value: 3 }])).toMatchObject({ count: 2, sum: 4 });
      const operations = [
        { kind: 0, a: 1, b: 2 },
        { kind: 1, a: 3, b: 4 },
      ];
      expect(await collect(client["streamingCalculator"](operations))).toEqual([{ result: 3 }, { result: 12 }]);
    });

    test("what goes with them, and compressed", async () => {
      const bytes = Uint8Array.of(0, 255, 7);
      const { address } = await serve(
        {
          add({ a, b }, context) {
            for (const [name, value] of context.metadata)
              if (name.startsWith("x-")) context.headers.set(name, value), context.trailers.set(name, value);
            return { result: a + b };
          },
        },
        { insecure: true, compression: "gzip" },
      );
      const metadata = new Headers({ "x-text": "a, b" });
      setBinary(metadata, "x-some-bin", bytes);
      const seen: Headers[] = [];
      const add = (came: Headers): unknown => seen.push(came);
      const client = connectByFetch(address, { ...way, compression: "gzip" });
      await client["add"]({ a: 1, b: 2 }, { metadata, onHeaders: add, onTrailers: add });
      expect(seen.map((each) => [each.get("x-text"), getBinary(each, "x-some-bin")])).toEqual(
        [0, 1].map(() => ["a, b", [bytes]]),
      );
    });

    test("errors, with what they tell", async () => {
      const codec = calculatorSchema.message("remote.CalculationRequest");
      const { address } = await serve({
        async *generateSequence() {
          yield { value: 1 };
          throw new RpcError("ABORTED", "no: ä 漢", {
            metadata: { "x-why": "so" },
            typedDetails: [packDetail(codec, { a: 5 })],
          });
        },
      });
      const values: unknown[] = [];
      const error = await errorOf(
        (async () => {
          for await (const each of connectByFetch(address, way)["generateSequence"]({})) values.push(each);
        })(),
      );
      expect(values).toEqual([{ value: 1 }]);
      expect([error.code, error.details, error.metadata.get("x-why"), error.detailsOf(codec)]).toEqual([
        "ABORTED",
        "no: ä 漢",
        "so",
        [{ a: 5, b: 0 }],
      ]);
    });

    test.each(["signal", "return"])("a stream that nobody waits for any longer ends on both sides: %s", async (how) => {
      const over = deferred<unknown>();
      const { address } = await serve({
        async *generateSequence(_request, { signal }) {
          yield { value: 1 };
          over.resolve(await aborted(signal));
        },
      });
      const controller = new AbortController();
      const read = async (): Promise<void> => {
        const options = { signal: controller.signal };
        for await (const _ of connectByFetch(address, way)["generateSequence"]({}, options)) {
          if (how === "return") return;
          controller.abort();
        }
      };
      if (how === "return") await read();
      else expect((await errorOf(read())).code).toBe("CANCELLED");
      await over.promise;
    });

    test("a deadline goes along, and passes on both sides", async () => {
      const over = deferred<unknown>();
      const { address } = await serve({
        add: async (_request, { signal }) => {
          over.resolve(await aborted(signal));
          return {};
        },
      });
      const error = await errorOf(connectByFetch(address, way)["add"]({}, { deadline: 100 }));
      expect(error.code).toBe("DEADLINE_EXCEEDED");
      await over.promise;
    });

    test("a connection that breaks in the middle is UNAVAILABLE, after what has come", async () => {
      const sent = deferred<void>();
      const { address } = await serve({
        async *generateSequence() {
          yield { value: 1 };
          await sent.promise;
        },
      });
      // Between the two: it lets the head and the first message pass, and then closes.
      const relay = await serveHttp((request, response) => {
        void fetch(`http://${address}${request.url}`, {
          method: "POST",
          headers: request.headers as Record<string, string>,
          body: Uint8Array.from(way.codec === "json" ? [0, 0, 0, 0, 2, 123, 125] : [0, 0, 0, 0, 0]),
        }).then(async ({ headers, body }) => {
          response.writeHead(200, Object.fromEntries(headers));
          const { value } = await body!.getReader().read();
          response.write(value, () => setTimeout(() => response.destroy(), 50));
        });
      });
      const values: unknown[] = [];
      const error = await errorOf(
        (async () => {
          for await (const each of connectByFetch(relay, way)["generateSequence"]({})) values.push(each);
        })(),
      );
      sent.resolve();
      expect(values).toEqual([{ value: 1 }]);
      expect(error.code).toBe("UNAVAILABLE");
      expect(wasUnsent(error)).toBe(false);
    });
  });

test("a connection that is refused is noted: nothing can have come of the call", async () => {
  const server = await serve();
  await server.server.shutdown({ grace: 0 });
  const error = await errorOf(connectByFetch(server.address)["add"]({}));
  expect([error.code, wasUnsent(error)]).toEqual(["UNAVAILABLE", true]);
});

test("Connect by GET, for methods without side effects", async () => {
  const source = `syntax = "proto3"; package get;
    message Query { string text = 1; }
    service Search {
      rpc Find(Query) returns (Query) { option idempotency_level = NO_SIDE_EFFECTS; }
      rpc Change(Query) returns (Query);
    }`;
  const Search = parse(source).service("get.Search");
  const seen: unknown[] = [];
  const answer = ({ text }: { text: string }, { query }: CallContext): object => {
    seen.push(query?.get("encoding"));
    return { text: `${text}!` };
  };
  const router = createRouter().add(Search, { find: answer, change: answer });
  const client = createClient(Search, "http://api.test/", { useGet: true, fetch: viaRouter(router) });
  expect(await client["find"]({ text: "ä" })).toEqual({ text: "ä!" });
  expect(await client["change"]({ text: "b" })).toEqual({ text: "b!" });
  expect(seen).toEqual(["proto", undefined]);
});

test("what fetch has decoded is not decoded again; what it cannot, is INTERNAL", async () => {
  const encodings: (string | undefined)[] = [];
  const address = await serveHttp((request, response) => {
    encodings.push(request.headers["accept-encoding"]);
    const encoding = request.headers["x-encoding"] as string;
    const body = Buffer.from("090000000000000840", "hex");
    response.writeHead(200, { "content-type": "application/proto", "content-encoding": encoding });
    response.end(encoding === "gzip" ? gzipSync(body) : body);
  });
  const client = connectByFetch(address);
  expect(await client["add"]({}, { metadata: { "x-encoding": "gzip" } })).toEqual({ result: 3 });
  expect((await errorOf(client["add"]({}, { metadata: { "x-encoding": "secret" } }))).code).toBe("INTERNAL");
  expect(encodings).toEqual(["gzip", "gzip"]);
});

test("no more is inflated than the limit has room for", async () => {
  let written = 0;
  const address = await serveHttp((_request, response) => {
    const bomb = gzipSync(new Uint8Array(50_000_000));
    written = bomb.length;
    response.writeHead(200, { "content-type": "application/proto", "content-encoding": "gzip" }).end(bomb);
  });
  const error = await errorOf(connectByFetch(address, { maxReceiveBytes: 1000 })["add"]({}));
  expect([error.code, written > 0]).toEqual(["RESOURCE_EXHAUSTED", true]);
});

test("redirections are not followed", async () => {
  let calls = 0;
  const { address } = await serve({ add: () => (calls++, {}) });
  const redirecting = await serveHttp((request, response) => {
    response.writeHead(307, { location: `http://${address}${request.url}` }).end();
  });
  expect((await errorOf(connectByFetch(redirecting)["add"]({}))).code).toBe("UNKNOWN");
  expect(calls).toBe(0);
});

test("an answer that is refused is not read to its end", async () => {
  const closed = deferred<void>();
  const address = await serveHttp((_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const more = setInterval(() => response.write("<p>".repeat(1000)), 5);
    response.on("close", () => (clearInterval(more), closed.resolve()));
  });
  expect((await errorOf(connectByFetch(address)["add"]({}))).code).toBe("UNKNOWN");
  await closed.promise;
});

test("what the source of the requests throws comes out, and ends the call", async () => {
  const over = deferred<unknown>();
  const { address } = await serve({
    async computeStatistics(numbers) {
      try {
        for await (const _ of numbers);
      } catch (error) {
        over.resolve((error as RpcError).code);
      }
      return {};
    },
  });
  const fault = new Error("no more numbers");
  const numbers = (async function* () {
    yield { value: 1 };
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw fault;
  })();
  await expect(connectByFetch(address)["computeStatistics"](numbers)).rejects.toBe(fault);
  expect(await over.promise).toBe("CANCELLED");
});

test.each(["connect", "grpcWeb"] as const)(
  "the source of the requests is left when the call is over: %s",
  async (protocol) => {
    const { address } = await serve({
      async computeStatistics() {
        throw new RpcError("ABORTED", "enough");
      },
    });
    const left = deferred<void>();
    const numbers = (async function* () {
      try {
        for (;;) {
          yield { value: 1 };
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      } finally {
        left.resolve();
      }
    })();
    const error = await errorOf(connectByFetch(address, { protocol })["computeStatistics"](numbers));
    expect(["ABORTED", "UNAVAILABLE"]).toContain(error.code);
    await left.promise;
  },
);

test("a fetch that does not listen to its signal: the call ends all the same, and what comes later is left", async () => {
  const [asked, cancelled] = [deferred<(response: Response) => void>(), deferred<void>()];
  const client = createClient(Calculator, "http://api.test", {
    fetch: () => new Promise((resolve) => asked.resolve(resolve)),
  });
  const controller = new AbortController();
  const error = errorOf(client["add"]({}, { signal: controller.signal }));
  const answer = await asked.promise;
  controller.abort();
  expect((await error).code).toBe("CANCELLED");
  answer(new Response(new ReadableStream({ cancel: () => cancelled.resolve() })));
  await cancelled.promise;
});

test("a body that does not listen to the signal: the call ends, and the body is cancelled", async () => {
  const cancelled = deferred<void>();
  const body = new ReadableStream({ cancel: () => cancelled.resolve() });
  const headers = { "content-type": "application/connect+proto" };
  const client = createClient(Calculator, "http://api.test", { fetch: async () => new Response(body, { headers }) });
  const error = await errorOf(collect(client["generateSequence"]({}, { deadline: 50 })));
  expect(error.code).toBe("DEADLINE_EXCEEDED");
  await cancelled.promise;
});

test("close ends the calls that run", async () => {
  const begun = deferred<void>();
  const { address } = await serve({
    add: async (_request, { signal }) => {
      begun.resolve();
      await aborted(signal);
      return {};
    },
  });
  const client = connectByFetch(address);
  const error = errorOf(client["add"]({}));
  await begun.promise;
  client.close();
  expect((await error).code).toBe("CANCELLED");
});

test("credentials and a path before the services go to fetch", async () => {
  const asked: unknown[] = [];
  const router = createRouter({ prefix: "/api/v1" }).add(Calculator, calculator);
  const client = createClient(Calculator, "https://api.test/api/v1/", {
    credentials: "include",
    fetch: (url, init) => {
      asked.push([url, init.credentials, init.redirect]);
      return router.fetch(new Request(url, init));
    },
  });
  expect(await client["add"]({ a: 1, b: 1 })).toEqual({ result: 2 });
  expect(asked).toEqual([["https://api.test/api/v1/remote.Calculator/Add", "include", "manual"]]);
});

test.each(["api.example.com", "/api", "ftp://a", "http://user:secret@a", "http://a/?q", "http://a/#h", ""])(
  "what is no base of calls is INVALID_ARGUMENT: %s",
  (url) => {
    expect(() => fetchTransport(url)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  },
);

test("gRPC is not for fetch", () => {
  expect(() => createClient(Calculator, "http://a", { protocol: "grpc" })).toThrow(
    expect.objectContaining({ code: "INVALID_ARGUMENT" }),
  );
});

/** Asks a router without a network. */
function viaRouter(router: Router): (url: string, init: RequestInit) => Promise<Response> {
  return (url, init) => router.fetch(new Request(url, init));
}

test("a client of Node makes its calls by the function that it is given", async () => {
  const { address } = await serve();
  const asked: string[] = [];
  const recorded: NonNullable<FetchOptions["fetch"]> = (url, init) => {
    asked.push(`${url} ${new Headers(init.headers).get("authorization")}`);
    return fetch(url, init);
  };
  const callCredentials = (): Record<string, string> => ({ authorization: "Bearer 1" });
  const client = createNodeClient(Calculator, `http://${address}`, { fetch: recorded });
  expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
  expect(asked).toEqual([`http://${address}/remote.Calculator/Add null`]);
  expect(() =>
    createNodeClient(Calculator, `http://${address}`, { fetch: recorded, insecure: true, callCredentials }),
  ).toThrow("callCredentials");
});
