import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { describe, expect, test } from "vitest";
import { type CallContext, getBinary, isRpcError, RpcError } from "../../src/rpc/index.ts";
import { isProtobufError } from "../../src/index.ts";
import { aborted, afterwards, collect, connect, deferred, pair, serve } from "./support/calculator.ts";

/** What a promise is rejected with. */
async function failureOf(promise: Promise<unknown>): Promise<any> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a failure");
}

/** Each kind of call, to be made with a request or several of them. */
const kinds = ["add", "computeStatistics", "generateSequence", "streamingCalculator"] as const;
const call = (client: any, method: string, options?: object): Promise<unknown> => {
  const answer = client[method](
    method === "add" || method === "generateSequence" ? { a: 1, count: 1 } : [{ a: 1 }],
    options,
  );
  return Symbol.asyncIterator in answer ? collect(answer) : answer;
};

/** A handler that throws, as each kind of method has it. */
const throwing = (make: () => unknown): Record<string, (request: any, context: CallContext) => any> => ({
  add: () => Promise.reject(make()),
  computeStatistics: () => Promise.reject(make()),
  async *generateSequence() {
    throw make();
  },
  async *streamingCalculator() {
    throw make();
  },
});

describe.each(kinds)("what a handler of %s throws", (method) => {
  test("is the status: code, details and metadata of an RpcError", async () => {
    const client = await pair(
      throwing(
        () =>
          new RpcError("NOT_FOUND", "no such número ✓", {
            metadata: { "x-why": "gone", "x-key-bin": new Uint8Array([1, 2]) },
            cause: new Error("secret"),
          }),
      ),
    );
    const error = await failureOf(call(client, method));
    expect(isRpcError(error, "NOT_FOUND")).toBe(true);
    expect(error).toMatchObject({
      name: "RpcError",
      code: "NOT_FOUND",
      status: 5,
      details: "no such número ✓",
      message: "NOT_FOUND: no such número ✓",
    });
    expect(error.metadata.get("x-why")).toBe("gone");
    expect(getBinary(error.metadata, "x-key-bin")).toEqual([new Uint8Array([1, 2])]);
    expect(JSON.stringify(error)).not.toContain("secret");
  });

  test("is INTERNAL if it is anything else, and its text stays on the server, where `onError` gets it", async () => {
    for (const thrown of [
      new TypeError("postgres://app:s3cret@db"),
      "s3cret",
      undefined,
      Object.assign(new Error("s3cret"), { code: 7 }),
    ]) {
      const told: unknown[] = [];
      const client = await pair(
        throwing(() => thrown),
        { server: { onError: (error, context) => told.push([error, context.path.split("/")[2]!.toLowerCase()]) } },
      );
      const error = await failureOf(call(client, method));
      expect([error.code, error.details]).toEqual(["INTERNAL", "internal error"]);
      expect(JSON.stringify([error, error.metadata])).not.toContain("s3cret");
      expect(told).toEqual([[thrown, method.toLowerCase()]]);
    }
  });

  test("is the code of an error that grpc-js makes", async () => {
    expect(
      await failureOf(
        call(await pair(throwing(() => Object.assign(new Error("x"), { code: 7, details: "not you" }))), method),
      ),
    ).toMatchObject({ code: "PERMISSION_DENIED", details: "not you" });
  });

  test("comes with the trailers that it had set", async () => {
    const handlers = throwing(() => new RpcError("ABORTED"));
    const noting = Object.fromEntries(
      Object.entries(handlers).map(([name, handler]) => [
        name,
        (request: unknown, context: CallContext) => (context.trailers.set("x-note", "1"), handler(request, context)),
      ]),
    );
    expect((await failureOf(call(await pair(noting), method))).metadata.get("x-note")).toBe("1");
  });
});

describe("a handler that answers wrong", () => {
  test("with what is no such message is INTERNAL, and which field is said to the server", async () => {
    const told: any[] = [];
    const onError = (error: unknown): unknown => told.push(error);
    const client = await pair(
      {
        add: () => ({ result: "eight" }),
        async *generateSequence() {
          yield { value: 1 };
          yield { value: "two" };
        },
      },
      { server: { onError } },
    );
    expect(await failureOf(client["add"]({}))).toMatchObject({ code: "INTERNAL", details: "internal error" });
    const seen: unknown[] = [];
    const error = await failureOf(
      (async () => {
        for await (const message of client["generateSequence"]({})) seen.push(message);
      })(),
    );
    expect(error).toMatchObject({ code: "INTERNAL", details: "internal error" });
    expect(seen).toEqual([{ value: 1 }]);
    expect(told.map(({ name, typeName, path }) => [name, typeName, path])).toEqual([
      ["ProtobufError", "remote.CalculationResponse", "result"],
      ["ProtobufError", "remote.Number", "value"],
    ]);
  });

  test("with nothing, or with no stream where one is due, does not hang", async () => {
    const client = await pair({ add: () => undefined, generateSequence: () => ({ value: 1 }) });
    expect(await failureOf(client["add"]({}))).toMatchObject({ code: "INTERNAL" });
    expect(await failureOf(collect(client["generateSequence"]({})))).toMatchObject({ name: "RpcError" });
  });
});

describe("wrong values of the caller", () => {
  test("are ProtobufErrors with a path, and no call is made", async () => {
    let calls = 0;
    const client = await pair({ add: () => (calls++, {}) });
    const error = await failureOf(client["add"]({ a: "five" }));
    expect(isProtobufError(error, "INVALID_TYPE")).toBe(true);
    expect(error.path).toBe("a");
    expect(calls).toBe(0);
  });

  test.each(["computeStatistics", "streamingCalculator"])("in a stream cancel %s", async (method) => {
    const begun = deferred();
    const reason = deferred<unknown>();
    const handler = async function* (requests: AsyncIterable<unknown>, { signal }: CallContext) {
      begun.resolve();
      void aborted(signal).then(reason.resolve);
      for await (const _ of requests) yield {};
    };
    const client = await pair({
      streamingCalculator: handler,
      computeStatistics: async (requests: AsyncIterable<unknown>, context: CallContext) => (
        await collect(handler(requests, context)), {}
      ),
    });
    async function* source() {
      yield {};
      await begun.promise;
      yield { a: "x", value: "x" };
    }
    const answer = client[method](source());
    const error = await failureOf(Symbol.asyncIterator in answer ? collect(answer) : answer);
    expect(isProtobufError(error, "INVALID_TYPE")).toBe(true);
    expect(await reason.promise).toMatchObject({ code: "CANCELLED" });
  });

  test.each(["computeStatistics", "streamingCalculator"])(
    "what the source of the requests of %s throws comes out as it is",
    async (method) => {
      const client = await pair();
      const mine = new Error("mine");
      async function* source() {
        yield {};
        throw mine;
      }
      const answer = client[method](source());
      expect(await failureOf(Symbol.asyncIterator in answer ? collect(answer) : answer)).toBe(mine);
    },
  );

  test("the source of the requests is told when the call is over", async () => {
    const told = deferred();
    const client = await pair({ computeStatistics: async () => ({ count: 1 }) });
    async function* source() {
      try {
        for (;;) {
          yield { value: 1 };
          await new Promise((resolve) => setImmediate(resolve));
        }
      } finally {
        told.resolve();
      }
    }
    expect(await client["computeStatistics"](source())).toMatchObject({ count: 1 });
    await told.promise;
  });
});

describe("cancellation", () => {
  test.each(kinds)("of %s reaches the handler, and ends the call with the reason", async (method) => {
    const begun = deferred();
    const reason = deferred<unknown>();
    const wait = async ({ signal }: CallContext): Promise<never> => {
      begun.resolve();
      reason.resolve(await aborted(signal));
      throw signal.reason;
    };
    const client = await pair({
      add: (_: unknown, context: CallContext) => wait(context),
      computeStatistics: (_: unknown, context: CallContext) => wait(context),
      async *generateSequence(_: unknown, context: CallContext) {
        await wait(context);
      },
      async *streamingCalculator(_: unknown, context: CallContext) {
        await wait(context);
      },
    });
    const controller = new AbortController();
    const failure = failureOf(call(client, method, { signal: controller.signal }));
    await begun.promise;
    controller.abort(new Error("enough"));
    expect(await failure).toMatchObject({ code: "CANCELLED", cause: { message: "enough" } });
    expect(await reason.promise).toMatchObject({ code: "CANCELLED" });
  });

  test.each(kinds)("before %s begins makes no call", async (method) => {
    let calls = 0;
    const client = await pair({ add: () => (calls++, {}) });
    expect(await failureOf(call(client, method, { signal: AbortSignal.abort() }))).toMatchObject({ code: "CANCELLED" });
    expect(calls).toBe(0);
  });

  test("reaches a handler that waits for requests", async () => {
    const begun = deferred();
    const ended = deferred<unknown>();
    const client = await pair({
      async computeStatistics(numbers: AsyncIterable<unknown>) {
        try {
          for await (const _ of numbers) begun.resolve();
        } catch (error) {
          ended.resolve(error);
        }
        return {};
      },
    });
    const controller = new AbortController();
    async function* source() {
      yield {};
      await new Promise(() => {});
    }
    const failure = failureOf(client["computeStatistics"](source(), { signal: controller.signal }));
    await begun.promise;
    controller.abort();
    expect(await failure).toMatchObject({ code: "CANCELLED" });
    expect(await ended.promise).toMatchObject({ name: "RpcError", code: "CANCELLED" });
  });

  test("one signal may cancel many calls", async () => {
    const client = await pair({ add: (_: unknown, { signal }: CallContext) => aborted(signal) });
    const controller = new AbortController();
    const failures = Promise.all(
      Array.from({ length: 50 }, () => failureOf(client["add"]({}, { signal: controller.signal }))),
    );
    setTimeout(() => controller.abort(), 50);
    expect((await failures).map(({ code }) => code)).toEqual(Array(50).fill("CANCELLED"));
  });
});

describe("sizes", () => {
  const long = (bytes: number) => ({
    requests: Array.from({ length: bytes / 20 }, (_, index) => ({ a: index + 0.5, b: 0.5 })),
  });

  test("a message beyond maxReceiveBytes is RESOURCE_EXHAUSTED, either way", async () => {
    const { address } = await serve({}, { insecure: true, maxReceiveBytes: 1000 });
    expect(await failureOf(connect(address)["batchAdd"](long(2000)))).toMatchObject({ code: "RESOURCE_EXHAUSTED" });
    const small = connect((await serve()).address, { insecure: true, maxReceiveBytes: 1000 });
    expect(await failureOf(small["batchAdd"](long(4000)))).toMatchObject({ code: "RESOURCE_EXHAUSTED" });
    expect(await small["add"]({ a: 1 })).toEqual({ result: 1 });
  });

  test("a message beyond maxSendBytes is RESOURCE_EXHAUSTED, either way", async () => {
    const { address } = await serve();
    expect(
      await failureOf(connect(address, { insecure: true, maxSendBytes: 1000 })["batchAdd"](long(2000))),
    ).toMatchObject({ code: "RESOURCE_EXHAUSTED" });
    const { address: short } = await serve({}, { insecure: true, maxSendBytes: 1000 });
    expect(await failureOf(connect(short)["batchAdd"](long(4000)))).toMatchObject({ code: "RESOURCE_EXHAUSTED" });
  });

  test("are 4 MiB by default, and may be more", async () => {
    const { address } = await serve();
    expect((await connect(address)["batchAdd"](long(3_900_000))).responses).toHaveLength(195_000);
    expect(await failureOf(connect(address)["batchAdd"](long(4_400_000)))).toMatchObject({
      code: "RESOURCE_EXHAUSTED",
    });
    const large = { insecure: true, maxReceiveBytes: 16e6, maxSendBytes: 16e6 };
    const { address: roomy } = await serve({}, large);
    expect((await connect(roomy, large)["batchAdd"](long(8_000_000))).responses).toHaveLength(400_000);
  });
});

describe("bytes that are no message", () => {
  test("are INVALID_ARGUMENT from a client and INTERNAL from a server, and say where", async () => {
    const { Client: GrpcClient, Server: GrpcServer, credentials, ServerCredentials } = await import("@grpc/grpc-js");
    const corrupt = Buffer.from([0x09, 1, 2]);
    const asIs = (bytes: Buffer) => bytes;
    const { address } = await serve();
    const client = new GrpcClient(address, credentials.createInsecure());
    afterwards(() => client.close());
    const error = await new Promise((resolve) =>
      client.makeUnaryRequest("/remote.Calculator/Add", asIs, asIs, corrupt, (failure) => resolve(failure)),
    );
    expect(error).toMatchObject({
      code: 3,
      details: expect.stringMatching(/cannot decode remote\.CalculationRequest: a \(field 1\) at byte/),
    });

    const server = new GrpcServer();
    server.addService(
      {
        Add: {
          path: "/remote.Calculator/Add",
          requestStream: false,
          responseStream: false,
          requestSerialize: asIs,
          requestDeserialize: asIs,
          responseSerialize: asIs,
          responseDeserialize: asIs,
        },
      },
      { Add: (_: unknown, done: (error: null, reply: Buffer) => void) => done(null, corrupt) },
    );
    const port = await new Promise<number>((resolve) =>
      server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (_, bound) => resolve(bound)),
    );
    afterwards(() => server.forceShutdown());
    const failure = await failureOf(connect(`127.0.0.1:${port}`)["add"]({}));
    expect(failure).toMatchObject({
      code: "INTERNAL",
      details: expect.stringContaining("remote.CalculationResponse"),
      cause: { name: "ProtobufError", code: "TRUNCATED", path: "result" },
    });
  });
});

describe("peers that are not there", () => {
  test("nobody listens: UNAVAILABLE", async () => {
    expect(await failureOf(connect("127.0.0.1:1")["add"]({}))).toMatchObject({ code: "UNAVAILABLE" });
  });

  test("one that accepts and says nothing: DEADLINE_EXCEEDED, without a deadline of the call", async () => {
    const sockets = new Set<{ destroy(): void }>();
    const silent = createTcpServer((socket) => sockets.add(socket.on("error", () => {})));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    afterwards(() => {
      silent.close();
      for (const socket of sockets) socket.destroy();
    });
    const client = connect(`127.0.0.1:${(silent.address() as AddressInfo).port}`, { insecure: true, deadline: 300 });
    for (const method of kinds)
      expect(await failureOf(call(client, method))).toMatchObject({ code: "DEADLINE_EXCEEDED" });
  });

  test("one that speaks another protocol: UNAVAILABLE", async () => {
    const other = createTcpServer((socket) => socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    afterwards(() => other.close());
    const error = await failureOf(
      connect(`127.0.0.1:${(other.address() as AddressInfo).port}`, { insecure: true, deadline: 2_000 })["add"]({}),
    );
    expect(["UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL"]).toContain(error.code);
  });
});

describe("an error", () => {
  test("has a code that gRPC has", () => {
    expect(() => new RpcError("NOPE" as never)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    expect(() => new RpcError("OK" as never)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    expect(new RpcError("UNAUTHENTICATED")).toMatchObject({ status: 16, message: "UNAUTHENTICATED", details: "" });
  });
});
