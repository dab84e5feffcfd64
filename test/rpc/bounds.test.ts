import { createServer as createHttp2Server, type ServerHttp2Session } from "node:http2";
import type { AddressInfo } from "node:net";
import { describe, expect, test, vi } from "vitest";
import {
  type CallContext,
  createClient,
  createServer,
  getBinary,
  type Interceptor,
  RpcError,
} from "../../src/rpc/index.ts";
import { afterwards, Calculator, collect, connect, pair, serve } from "./support/calculator.ts";

describe("metadata of a call that cannot be sent", () => {
  const wrong: readonly (readonly [string, any])[] = [
    ...[
      "connection",
      "Connection",
      "te",
      "host",
      "keep-alive",
      "proxy-connection",
      "transfer-encoding",
      "upgrade",
      "http2-settings",
      "content-type",
      "content-length",
    ].map((name) => [name, { [name]: "x" }] as const),
    ...[
      "grpc-status",
      "grpc-message",
      "grpc-timeout",
      "grpc-encoding",
      "grpc-mine",
      ":path",
      ":authority",
      "bad name",
      "",
      "ümlaut",
      "a,b",
    ].map((name) => [name, { [name]: "x" }] as const),
    ["a value of two lines", { x: "a\r\nb: c" }],
    ["a value with other letters", { x: "ü" }],
    ["a value that is neither text nor bytes", { x: 7 }],
    ["text under a name of bytes", { "x-bin": "text" }],
    ["bytes under a name of text", { x: new Uint8Array([1]) }],
    ["two values of what has one", { authorization: ["Bearer a", "Bearer b"] }],
    ["a megabyte", { x: "x".repeat(1_000_000) }],
    ["a megabyte in parts", { x: Array(100).fill("x".repeat(10_000)) }],
    ["a long name", { ["x".repeat(70_000)]: "x" }],
  ];

  test.each(wrong)("is INVALID_ARGUMENT at once, and nothing is sent: %s", async (_name, metadata) => {
    let calls = 0;
    const count = (): object => (calls++, {});
    const client = await pair({
      add: count,
      computeStatistics: count,
      async *generateSequence() {
        calls++;
      },
      async *streamingCalculator() {
        calls++;
      },
    });
    const made = [
      () => client["add"]({}, { metadata }),
      () => client["computeStatistics"]([], { metadata }),
      () => collect(client["generateSequence"]({}, { metadata })),
      () => collect(client["streamingCalculator"]([], { metadata })),
    ];
    for (const call of made) {
      const error = await call().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ name: "ProtobufError", code: "INVALID_ARGUMENT" });
      expect(error.message.length).toBeLessThan(400);
    }
    expect(calls).toBe(0);
  });

  test("is found where an interceptor has put it, too", async () => {
    const wrongOne: Interceptor = (next) => (request, context) => (
      context.metadata.set("te", "x"), next(request, context)
    );
    const client = await pair({}, { client: { interceptors: [wrongOne], semantics: "atLeastOnce" } });
    await expect(client["add"]({})).rejects.toMatchObject({ name: "ProtobufError", code: "INVALID_ARGUMENT" });
  });

  test("what can be sent, is", async () => {
    let seen: any;
    const client = await pair({ add: (_: unknown, { metadata }: CallContext) => ((seen = new Headers(metadata)), {}) });
    const metadata = {
      "x-a": ["1", "2"],
      "x-b-bin": new Uint8Array([0, 255]),
      "grpc-trace-bin": new Uint8Array([1]),
      "x-empty": "",
      "X-Upper": "x",
      cookie: "a=b",
      "x-long": "x".repeat(40_000),
    };
    await client["add"]({}, { metadata });
    expect([
      seen.get("x-a"),
      getBinary(seen, "x-b-bin"),
      getBinary(seen, "grpc-trace-bin"),
      seen.get("x-empty"),
      seen.get("x-upper"),
      seen.get("cookie"),
      seen.get("x-long").length,
    ]).toEqual(["1, 2", [new Uint8Array([0, 255])], [new Uint8Array([1])], "", "x", "a=b", 40_000]);
  });
});

test("an error that a handler passes on from another call has its code and text, and nothing of the way", async () => {
  const told: unknown[] = [];
  const inner = await pair({
    add: () => Promise.reject(new RpcError("NOT_FOUND", "no such", { metadata: { "x-why": "gone" } })),
  });
  const client = await pair({ add: () => inner["add"]({}) }, { server: { onError: (error) => told.push(error) } });
  const error: RpcError = await client["add"]({}).catch((thrown: unknown) => thrown);
  expect([error.code, error.details, error.metadata.get("x-why")]).toEqual(["NOT_FOUND", "no such", "gone"]);
  expect(told).toEqual([]);
});

test("all messages come before the error that a server ends a stream with, however slowly they are read", async () => {
  for (const count of [0, 1, 17, 100, 2000]) {
    const client = await pair({
      async *generateSequence() {
        for (let value = 0; value < count; value++) yield { value };
        throw new RpcError("ABORTED", "enough", { metadata: { "x-last": "1" } });
      },
    });
    const seen: number[] = [];
    const failure = (async () => {
      for await (const { value } of client["generateSequence"]({})) {
        seen.push(value);
        if (count <= 100) await new Promise((resolve) => setTimeout(resolve, 1));
      }
    })();
    const error: RpcError = await failure.then(
      () => undefined as never,
      (thrown: unknown) => thrown as RpcError,
    );
    expect([error.code, error.details, error.metadata.get("x-last")]).toEqual(["ABORTED", "enough", "1"]);
    expect(seen).toEqual(Array.from({ length: count }, (_, index) => index));
  }
});

describe("times that no timer has", () => {
  test.each([
    [30 * 864e5],
    [new Date("9999-12-31")],
    [Number.MAX_SAFE_INTEGER],
    [Number.MAX_VALUE],
    [Infinity],
    [2 ** 31],
    [new Date(8.64e15)],
  ])("deadline %o: the call works", async (deadline) => {
    const client = await pair();
    expect(await client["add"]({ a: 1, b: 2 }, { deadline })).toEqual({ result: 3 });
    expect(await collect(client["generateSequence"]({ count: 1 }, { deadline }))).toHaveLength(1);
  });

  test.each([[-Infinity], [-Number.MAX_VALUE], [-1], [new Date(-8.64e15)]])(
    "deadline %o has passed",
    async (deadline) => {
      await expect((await pair())["add"]({}, { deadline })).rejects.toMatchObject({ code: "DEADLINE_EXCEEDED" });
    },
  );

  test("attempts, keepalive and grace of any length", async () => {
    const keepalive = { time: Infinity, timeout: Infinity };
    const { server, address } = await serve({}, { insecure: true, keepalive });
    const client = connect(address, {
      insecure: true,
      keepalive,
      semantics: { attemptTimeout: Number.MAX_SAFE_INTEGER },
    });
    expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
    expect(await collect(client["generateSequence"]({ count: 1 }))).toHaveLength(1);
    let isOver = false;
    let answer!: (reply: object) => void;
    let begin!: () => void;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const slow = await serve({ add: () => new Promise((reply) => (begin(), (answer = reply))) });
    const reply = connect(slow.address)["add"]({});
    await begun;
    void slow.server.shutdown({ grace: Infinity }).then(() => (isOver = true));
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(isOver).toBe(false);
    answer({ result: 1 });
    expect(await reply).toEqual({ result: 1 });
    await server.shutdown();
  });

  test.each([[{ time: 0, timeout: 1 }], [{ time: NaN, timeout: 1 }], [{ time: 1, timeout: -1 }]])(
    "keepalive %o is none",
    (keepalive) => {
      expect(() => createServer({ insecure: true, keepalive })).toThrow(
        expect.objectContaining({ code: "INVALID_ARGUMENT" }),
      );
      expect(() => createClient(Calculator, "127.0.0.1:1", { insecure: true, keepalive })).toThrow(
        expect.objectContaining({ code: "INVALID_ARGUMENT" }),
      );
    },
  );
});

test("a client asks whether a silent server is there less often than every five minutes, which is what servers bear", async () => {
  const sessions: ServerHttp2Session[] = [];
  const pings: number[] = [];
  const silent = createHttp2Server().on("session", (session) => {
    sessions.push(session.on("ping", () => pings.push(performance.now())));
  });
  silent.on(
    "stream",
    (stream) => void stream.on("error", () => {}).respond({ ":status": 200, "content-type": "application/grpc" }),
  );
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  afterwards(() => {
    for (const session of sessions) session.destroy();
    silent.close();
  });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    const client = connect(`127.0.0.1:${(silent.address() as AddressInfo).port}`, {
      insecure: true,
      deadline: Infinity,
    });
    const controller = new AbortController();
    const failure = collect(client["generateSequence"]({}, { signal: controller.signal })).catch(
      (error: unknown) => error,
    );
    const turn = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));
    while (sessions.length === 0) await turn();
    for (let turns = 0; turns < 50; turns++) await turn();
    // Ten minutes in steps of ten seconds, with time for an answer between.
    for (let second = 0; second < 600; second += 10) {
      await vi.advanceTimersByTimeAsync(10_000);
      for (let turns = 0; turns < 5; turns++) await turn();
    }
    for (let turns = 0; turns < 50; turns++) await turn();
    expect(pings.length).toBe(1);
    controller.abort();
    expect(await failure).toMatchObject({ code: "CANCELLED" });
  } finally {
    vi.useRealTimers();
  }
});

test("handlers are methods of a class, too, but never what every object has", async () => {
  class Handlers {
    readonly #offset = 40;
    add(): object {
      return { result: this.#offset + 2 };
    }
  }
  class More extends Handlers {
    multiply(): object {
      return { result: 6 };
    }
  }
  const server = createServer({ insecure: true }).add(Calculator, new More() as any);
  afterwards(() => server.shutdown({ grace: 0 }));
  const client = connect(await server.listen("127.0.0.1:0"));
  expect([await client["add"]({}), await client["multiply"]({})]).toEqual([{ result: 42 }, { result: 6 }]);
  await expect(client["batchAdd"]({})).rejects.toMatchObject({ code: "UNIMPLEMENTED" });
  expect(() =>
    createClient(Calculator, "127.0.0.1:1", { insecure: true, loadBalancing: "constructor" as never }),
  ).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
});
