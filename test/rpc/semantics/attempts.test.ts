import { createServer as createTcpServer, type Socket } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { type CallContext, createServer, RpcError } from "../../../src/rpc/index.ts";
import { connect, deferred, failureOf, serve, service } from "./support.ts";

/** Fast, and more than grpc-js's five. */
const often = { semantics: "atLeastOnce", attempts: 8, initialBackoff: 1, maxBackoff: 4 } as const;

/** Fails so many times, then answers; notes the attempts. */
function flaky(failures: number, error: () => Error = () => new RpcError("UNAVAILABLE", "not now")) {
  const seen: CallContext[] = [];
  const add = ({ a, b }: { a: number; b: number }, context: CallContext): { result: number } => {
    seen.push(context);
    context.headers.set("attempt", String(seen.length));
    context.trailers.set(`after-${seen.length}`, "x");
    if (seen.length <= failures) throw error();
    return { result: a + b };
  };
  return { seen, add };
}

describe("atLeastOnce", () => {
  test("makes attempts until one succeeds, more than five", async () => {
    const { seen, add } = flaky(7);
    const client = connect(await serve({ add }), { semantics: often });
    expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
    expect(seen.length).toBe(8);
  });

  test("ends with the error of the last attempt", async () => {
    let count = 0;
    const { seen, add } = flaky(Infinity, () => new RpcError("UNAVAILABLE", `number ${++count}`));
    const client = connect(await serve({ add }), { semantics: often });
    expect(await failureOf(client.add({}))).toMatchObject({ code: "UNAVAILABLE", details: "number 8" });
    expect(seen.length).toBe(8);
  });

  test.each([
    "INVALID_ARGUMENT",
    "NOT_FOUND",
    "INTERNAL",
    "UNKNOWN",
    "ABORTED",
    "RESOURCE_EXHAUSTED",
    "DEADLINE_EXCEEDED",
    "CANCELLED",
  ] as const)("does not repeat after %s", async (code) => {
    const { seen, add } = flaky(1, () => new RpcError(code));
    const client = connect(await serve({ add }), { semantics: often });
    expect(await failureOf(client.add({}))).toMatchObject({ code });
    expect(seen.length).toBe(1);
  });

  test("repeats after the codes that the policy names, and no others", async () => {
    const { seen, add } = flaky(2, () => new RpcError(seen.length === 1 ? "ABORTED" : "UNAVAILABLE"));
    const client = connect(await serve({ add }), { semantics: { ...often, codes: ["ABORTED"] } });
    expect(await failureOf(client.add({}))).toMatchObject({ code: "UNAVAILABLE" });
    expect(seen.length).toBe(2);
  });

  test("gives the caller headers and trailers of the last attempt only, and each attempt the metadata of the call", async () => {
    const { seen, add } = flaky(2);
    const client = connect(await serve({ add }), { semantics: often });
    let headers: any;
    let trailers: any;
    await client.add(
      {},
      {
        metadata: { tag: "t" },
        onHeaders: (given: any) => (headers = given),
        onTrailers: (given: any) => (trailers = given),
      },
    );
    expect(headers.get("attempt")).toBe("3");
    expect([...trailers.keys()]).toEqual(["after-3"]);
    expect(seen.map(({ metadata }) => metadata.get("tag"))).toEqual(["t", "t", "t"]);
    expect(seen.map(({ metadata }) => metadata.get("wireform-request-id"))).toEqual([null, null, null]);
  });

  test("repeats what never reached a server, when one is there at last", async () => {
    const { seen, add } = flaky(0);
    const probe = createTcpServer();
    const port = await new Promise<number>((resolve) =>
      probe.listen(0, "127.0.0.1", () => resolve((probe.address() as { port: number }).port)),
    );
    await new Promise((resolve) => probe.close(resolve));
    const client = connect(`127.0.0.1:${port}`, {
      semantics: { ...often, attempts: 1000, initialBackoff: 20, maxBackoff: 20 },
    });
    const reply = client.add({ a: 1, b: 1 });
    expect(await failureOf(client.add({}, { semantics: "maybe" }))).toMatchObject({ code: "UNAVAILABLE" });
    const server = createServer({ insecure: true }).add(service, { add });
    await server.listen(`127.0.0.1:${port}`);
    onTestFinished(() => server.shutdown({ grace: 0 }));
    expect(await reply).toEqual({ result: 2 });
    expect(seen.length).toBe(1);
  });
});

describe("which semantics a call has", () => {
  test("is said by the call, or by its method, or by the client, and else it is `maybe`", async () => {
    const { seen, add } = flaky(Infinity);
    const address = await serve({ add, multiply: add });
    const attemptsOf = async (call: Promise<unknown>): Promise<number> => {
      seen.length = 0;
      await failureOf(call);
      return seen.length;
    };
    const bare = connect(address);
    expect(await attemptsOf(bare.add({}))).toBe(1);
    expect(await attemptsOf(bare.add({}, { semantics: { ...often, attempts: 3 } }))).toBe(3);
    const client = connect(address, { semantics: { methods: { add: { ...often, attempts: 2 } } } });
    expect(await attemptsOf(client.add({}))).toBe(2);
    expect(await attemptsOf(client.multiply({}))).toBe(1);
    expect(await attemptsOf(client.add({}, { semantics: "maybe" }))).toBe(1);
    expect(await failureOf(bare.add({}, { semantics: { attempts: -1 } }))).toMatchObject({
      name: "ProtobufError",
      code: "INVALID_ARGUMENT",
    });
  });
});

describe("time", () => {
  test("no attempt begins that cannot end before the deadline: what is told is the last real error, at once", async () => {
    const { seen, add } = flaky(Infinity);
    const client = connect(await serve({ add }), { semantics: { ...often, initialBackoff: 1e6, maxBackoff: 1e6 } });
    expect(await failureOf(client.add({}, { deadline: 60_000 }))).toMatchObject({
      code: "UNAVAILABLE",
      details: "not now",
    });
    expect(seen.length).toBe(1);
  });

  test("attempts end with the deadline of the call, however many are left", async () => {
    const { seen, add } = flaky(Infinity);
    const client = connect(await serve({ add }), {
      semantics: { ...often, attempts: 1e9, initialBackoff: 20, maxBackoff: 20 },
    });
    const begun = Date.now();
    expect(["UNAVAILABLE", "DEADLINE_EXCEEDED"]).toContain((await failureOf(client.add({}, { deadline: 500 }))).code);
    expect(Date.now() - begun).toBeLessThan(20_000);
    expect(seen.length).toBeGreaterThan(1);
  });

  test("a pause ends when the signal aborts", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const add = (): never => {
      setTimeout(() => controller.abort(reason), 50);
      throw new RpcError("UNAVAILABLE");
    };
    const client = connect(await serve({ add }), { semantics: { ...often, initialBackoff: 1e6, maxBackoff: 1e6 } });
    expect(await failureOf(client.add({}, { signal: controller.signal, deadline: Infinity }))).toMatchObject({
      code: "CANCELLED",
      cause: reason,
    });
  });

  test("an attempt at a silent server is given up for another after `attemptTimeout`, and the server is told so", async () => {
    const cancelled = deferred();
    let count = 0;
    const add = async (_request: unknown, { signal }: CallContext): Promise<object> => {
      if (++count > 1) return { result: count };
      signal.addEventListener("abort", () => cancelled.resolve());
      return new Promise(() => {});
    };
    const client = connect(await serve({ add }), { semantics: { ...often, attemptTimeout: 300 } });
    expect(await client.add({}, { deadline: 30_000 })).toEqual({ result: 2 });
    await cancelled.promise;
  });

  test("without it, a silent peer has the whole deadline", async () => {
    const sockets: Socket[] = [];
    const silent = createTcpServer((socket) => void sockets.push(socket));
    const port = await new Promise<number>((resolve) =>
      silent.listen(0, "127.0.0.1", () => resolve((silent.address() as { port: number }).port)),
    );
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const client = connect(`127.0.0.1:${port}`, { semantics: often });
    expect(await failureOf(client.add({}, { deadline: 400 }))).toMatchObject({ code: "DEADLINE_EXCEEDED" });
  });
});

describe("streams", () => {
  const numbers = async (iterable: AsyncIterable<{ value: number }>): Promise<number[]> => {
    const values: number[] = [];
    for await (const { value } of iterable) values.push(value);
    return values;
  };

  test("an answer that streams is asked for again until its first message has come", async () => {
    let count = 0;
    const generateSequence = async function* (_request: unknown, { headers, trailers }: CallContext) {
      count++;
      headers.set("attempt", String(count));
      trailers.set("attempt", String(count));
      if (count < 7) throw new RpcError("UNAVAILABLE");
      yield { value: 1 };
      yield { value: 2 };
    };
    const client = connect(await serve({ generateSequence }), { semantics: often });
    const told: unknown[] = [];
    const tell = (metadata: any): unknown => told.push(metadata.get("attempt"));
    expect(await numbers(client.generateSequence({}, { onHeaders: tell, onTrailers: tell }))).toEqual([1, 2]);
    expect(told).toEqual(["7", "7"]);
    expect(count).toBe(7);
  });

  test("and not after that", async () => {
    let count = 0;
    const generateSequence = async function* () {
      count++;
      yield { value: 1 };
      throw new RpcError("UNAVAILABLE", "in the middle");
    };
    const client = connect(await serve({ generateSequence }), { semantics: often });
    expect(await failureOf(numbers(client.generateSequence({})))).toMatchObject({
      code: "UNAVAILABLE",
      details: "in the middle",
    });
    expect(count).toBe(1);
  });

  test("`attemptTimeout` is the time until the first message, not that of all", async () => {
    let count = 0;
    const generateSequence = async function* (_request: unknown, { signal }: CallContext) {
      if (++count === 1) await new Promise((resolve) => signal.addEventListener("abort", resolve));
      yield { value: 1 };
      await new Promise((resolve) => setTimeout(resolve, 700));
      yield { value: 2 };
    };
    const client = connect(await serve({ generateSequence }), { semantics: { ...often, attemptTimeout: 300 } });
    expect(await numbers(client.generateSequence({}))).toEqual([1, 2]);
    expect(count).toBe(2);
  });

  test("leaving the loop cancels the attempt, and there is no other", async () => {
    const cancelled = deferred();
    let count = 0;
    const generateSequence = async function* (_request: unknown, { signal }: CallContext) {
      count++;
      signal.addEventListener("abort", () => cancelled.resolve());
      for (let value = 0; ; value++) yield { value };
    };
    const client = connect(await serve({ generateSequence }), { semantics: often });
    for await (const { value } of client.generateSequence({})) if (value === 3) break;
    await cancelled.promise;
    expect(count).toBe(1);
  });

  test("a request that streams has one attempt; an array is sent again", async () => {
    let count = 0;
    const computeStatistics = async (requests: AsyncIterable<{ value: number }>) => {
      const values = await numbers(requests);
      if (++count % 3 !== 0) throw new RpcError("UNAVAILABLE");
      return { count: values.length };
    };
    const streamingCalculator = async function* (requests: AsyncIterable<{ a: number; b: number }>) {
      if (++count % 3 !== 0) throw new RpcError("UNAVAILABLE");
      for await (const { a, b } of requests) yield { result: a + b };
    };
    const client = connect(await serve({ computeStatistics, streamingCalculator }), { semantics: often });
    const values = [{ value: 1 }, { value: 2 }];
    const stream = async function* () {
      yield* values;
    };
    expect(await failureOf(client.computeStatistics(stream()))).toMatchObject({ code: "UNAVAILABLE" });
    expect(count).toBe(1);
    expect(await client.computeStatistics(values)).toMatchObject({ count: 2 });
    expect(count).toBe(3);
    const results: unknown[] = [];
    for await (const result of client.streamingCalculator([{ a: 1, b: 2 }])) results.push(result);
    expect(results).toEqual([{ result: 3 }]);
    expect(count).toBe(6);
  });

  test("atMostOnce makes one attempt of what streams, and exactlyOnce does not promise it", async () => {
    let count = 0;
    const generateSequence = async function* (): AsyncGenerator<object> {
      count++;
      throw new RpcError("UNAVAILABLE");
    };
    const client = connect(await serve({ generateSequence }));
    expect(
      await failureOf(numbers(client.generateSequence({}, { semantics: { ...often, semantics: "atMostOnce" } }))),
    ).toMatchObject({ code: "UNAVAILABLE" });
    expect(count).toBe(1);
    expect(await failureOf(numbers(client.generateSequence({}, { semantics: "exactlyOnce" })))).toMatchObject({
      name: "ProtobufError",
      code: "INVALID_ARGUMENT",
    });
  });
});

describe("request ids", () => {
  const ids = (context: CallContext): unknown[] =>
    ["request-id", "client-id", "attempt"].map((name) => context.metadata.get(`wireform-${name}`) ?? undefined);

  test.each(["atMostOnce", "exactlyOnce"] as const)(
    "%s: one for each call, kept over its attempts, which are counted",
    async (semantics) => {
      const { seen, add } = flaky(2);
      const client = connect(await serve({ add }), { semantics: { ...often, semantics } });
      await client.add({});
      await client.add({});
      const [first, second, third, other] = seen.map(ids);
      expect(first![0]).toMatch(/^[\w-]{22}$/);
      expect(first![1]).toMatch(/^[\w-]{22}$/);
      expect([first![2], second![2], third![2]]).toEqual([undefined, "2", "3"]);
      expect([second!.slice(0, 2), third!.slice(0, 2)]).toEqual([first!.slice(0, 2), first!.slice(0, 2)]);
      expect(other![0]).not.toBe(first![0]);
      expect(other![1]).toBe(first![1]);
    },
  );

  test("may be chosen; then the client's own id does not narrow them", async () => {
    const { seen, add } = flaky(0);
    const client = connect(await serve({ add }), { semantics: "atMostOnce" });
    await client.add({}, { metadata: { "wireform-request-id": "order-17" } });
    await client.add({}, { metadata: { "wireform-request-id": "order-17", "wireform-client-id": "shop" } });
    expect(seen.map(ids)).toEqual([
      ["order-17", undefined, undefined],
      ["order-17", "shop", undefined],
    ]);
  });
});
