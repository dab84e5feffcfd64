import { describe, expect, test } from "vitest";
import { loadSync } from "../../src/index.ts";
import {
  type CallContext,
  createClient,
  createServer,
  getBinary,
  type Handlers,
  type Service,
} from "../../src/rpc/index.ts";
import { evaluateModule, moduleOf } from "../support/aot.ts";
import { protoDirectory } from "../support/engines.ts";
import {
  afterwards,
  Calculator,
  calculator,
  calculatorSchema,
  collect,
  connect,
  pair,
  serve,
} from "./support/calculator.ts";

const generated = evaluateModule(moduleOf(calculatorSchema).js)["Calculator"] as Service;
const services: readonly (readonly [string, Service])[] = [
  [
    "a schema, jit",
    loadSync("remote.proto", { includePaths: [protoDirectory], engine: "jit" }).service("remote.Calculator"),
  ],
  [
    "a schema, interpreter",
    loadSync("remote.proto", { includePaths: [protoDirectory], engine: "interpreter" }).service("remote.Calculator"),
  ],
  ["generated code", generated],
];

describe.each(services)("a service of %s", (_of, service) => {
  const start = async (handlers: Handlers<any> = calculator) => {
    const server = createServer({ insecure: true }).add(service, handlers);
    const client = createClient(service, await server.listen("127.0.0.1:0"), { insecure: true });
    afterwards(() => server.shutdown({ grace: 0 }));
    afterwards(client.close);
    return client;
  };

  test("is called, all four kinds", async () => {
    const client = await start();
    expect(await client["add"]({ a: 5, b: 3 })).toEqual({ result: 8 });
    expect(await client["multiply"]({ a: 5, b: 3 })).toEqual({ result: 15 });
    expect(await collect(client["generateSequence"]({ start: 1, count: 4, step: 2 }))).toEqual([
      { value: 1 },
      { value: 3 },
      { value: 5 },
      { value: 7 },
    ]);
    expect(await client["computeStatistics"]([{ value: 1 }, { value: 2 }, { value: 6 }])).toEqual({
      count: 3,
      sum: 9,
      mean: 3,
      minimum: 1,
      maximum: 6,
    });
    expect(
      await collect(
        client["streamingCalculator"]([
          { a: 1, b: 2 },
          { kind: 1, a: 3, b: 4 },
        ]),
      ),
    ).toEqual([{ result: 3 }, { result: 12 }]);
  });

  test("answers a stream while it reads one, message by message", async () => {
    const client = await start();
    const seen: number[] = [];
    async function* operations() {
      for (let a = 0; a < 20; a++) {
        expect(seen.length).toBe(a);
        yield { a, b: 1 };
        while (seen.length === a) await new Promise((resolve) => setImmediate(resolve));
      }
    }
    for await (const { result } of client["streamingCalculator"](operations())) seen.push(result);
    expect(seen).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  test("takes and gives empty messages and empty streams", async () => {
    const client = await start();
    expect(await client["add"]({})).toEqual({ result: 0 });
    expect(await collect(client["generateSequence"]({}))).toEqual([]);
    expect(await collect(client["streamingCalculator"]([]))).toEqual([]);
    expect(await client["computeStatistics"]([])).toMatchObject({ count: 0, sum: 0 });
  });
});

describe("a client", () => {
  test("has the methods of the service and `close`, and nothing can be added", () => {
    const client = connect("127.0.0.1:1");
    expect(Object.keys(client).sort()).toEqual([
      "add",
      "batchAdd",
      "close",
      "computeStatistics",
      "generateSequence",
      "multiply",
      "streamingCalculator",
    ]);
    expect(Object.isFrozen(client)).toBe(true);
  });

  test("many calls at once share a connection, or several", async () => {
    const peers = new Set<string>();
    const { address } = await serve({ add: ({ a, b }, { peer }: CallContext) => (peers.add(peer), { result: a + b }) });
    for (const [connections, most] of [
      [1, 1],
      [3, 3],
    ] as const) {
      peers.clear();
      const client = connect(address, { insecure: true, connections });
      const sums = await Promise.all(Array.from({ length: 300 }, (_, a) => client["add"]({ a, b: 1 })));
      expect(sums).toEqual(Array.from({ length: 300 }, (_, a) => ({ result: a + 1 })));
      expect(peers.size).toBe(most);
    }
  });

  test.each([
    ["connections", { connections: 0 }],
    ["connections", { connections: 1.5 }],
    ["loadBalancing", { loadBalancing: "best" as never }],
    ["attempts", { semantics: { attempts: 0 } }],
  ])("refuses `%s` that make no sense", (option, options) => {
    expect(() => createClient(Calculator, "127.0.0.1:1", { insecure: true, ...options })).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT", message: expect.stringContaining(option) }),
    );
  });

  test("leaves a stream, and the handler is told", async () => {
    let left: ((reason: unknown) => void) | undefined;
    const leaving = new Promise((resolve) => (left = resolve));
    const client = await pair({
      async *generateSequence(_request: unknown, { signal }: CallContext) {
        try {
          for (let value = 0; ; value++) yield { value };
        } finally {
          left!(signal.reason);
        }
      },
    });
    for await (const { value } of client["generateSequence"]({})) if (value === 10) break;
    expect(await leaving).toMatchObject({ name: "RpcError", code: "CANCELLED" });
  });

  test("a stream begins when it is iterated", async () => {
    let calls = 0;
    const client = await pair({
      async *generateSequence() {
        calls++;
        yield { value: 1 };
      },
    });
    const stream = client["generateSequence"]({});
    await client["add"]({});
    expect(calls).toBe(0);
    expect(await collect(stream)).toEqual([{ value: 1 }]);
    expect(calls).toBe(1);
  });

  test("methods called `close` and `then` have other names", async () => {
    const { parse } = await import("../../src/index.ts");
    const Door = parse(
      `syntax = "proto3"; message M { int32 a = 1; } service Door { rpc Close(M) returns (M); rpc Then(M) returns (M); rpc Open(M) returns (M); }`,
    ).service("Door");
    const server = createServer({ insecure: true }).add(Door, {
      close: () => ({ a: 1 }),
      then: () => ({ a: 2 }),
      open: () => ({ a: 3 }),
    });
    const client = createClient(Door, await server.listen("127.0.0.1:0"), { insecure: true });
    afterwards(() => server.shutdown({ grace: 0 }));
    afterwards(client.close);
    expect([await client["close$"]({}), await client["then$"]({}), await client["open"]({})]).toEqual([
      { a: 1 },
      { a: 2 },
      { a: 3 },
    ]);
  });
});

describe("metadata", () => {
  test("goes with the request, text and bytes, one value or several", async () => {
    let seen: Headers | undefined;
    const client = await pair({ add: (_request: unknown, { metadata }: CallContext) => ((seen = metadata), {}) });
    await client["add"](
      {},
      { metadata: { "x-user": "ada", "x-many": ["1", "2"], "x-key-bin": new Uint8Array([0, 255]) } },
    );
    expect(seen!.get("x-user")).toBe("ada");
    expect(seen!.get("x-many")).toBe("1, 2");
    expect(getBinary(seen!, "x-key-bin")).toEqual([new Uint8Array([0, 255])]);
    const metadata = new Headers();
    metadata.set("x-user", "bob");
    await client["add"]({}, { metadata });
    expect(seen!.get("x-user")).toBe("bob");
  });

  test.each(["add", "computeStatistics", "generateSequence", "streamingCalculator"])(
    "comes before and after the answer of %s",
    async (method) => {
      const note = ({ headers, trailers }: CallContext): void => {
        headers.set("x-before", "1");
        trailers.set("x-after", "2");
      };
      const client = await pair({
        add: (_: unknown, context: CallContext) => (note(context), {}),
        computeStatistics: (_: unknown, context: CallContext) => (note(context), {}),
        async *generateSequence(_: unknown, context: CallContext) {
          note(context);
          yield {};
          yield {};
        },
        async *streamingCalculator(_: unknown, context: CallContext) {
          note(context);
          yield {};
          yield {};
        },
      });
      const seen: unknown[] = [];
      const options = {
        onHeaders: (headers: Headers) => seen.push(headers.get("x-before")),
        onTrailers: (trailers: Headers) => seen.push(trailers.get("x-after")),
      };
      const answer = client[method](method === "add" || method === "generateSequence" ? {} : [], options);
      if (Symbol.asyncIterator in answer) for await (const _ of answer) expect(seen).toEqual(["1"]);
      else await answer;
      expect(seen).toEqual(["1", "2"]);
    },
  );

  test("the handler knows the call", async () => {
    let seen: CallContext | undefined;
    const client = await pair({ add: (_request: unknown, context: CallContext) => ((seen = context), {}) });
    await client["add"]({}, { deadline: 5_000 });
    expect(seen).toMatchObject({
      side: "server",
      service: "remote.Calculator",
      path: "/remote.Calculator/Add",
      peer: expect.stringMatching(/127\.0\.0\.1:\d+$/),
    });
    expect(seen!.method).toMatchObject({ name: "Add", localName: "add", kind: "unary", idempotency: "noSideEffects" });
    expect(seen!.deadline!.getTime() - Date.now()).toBeLessThanOrEqual(5_000);
    expect(seen!.signal.aborted).toBe(false);
  });
});

describe("a server", () => {
  test("has handlers with `this`, and not every method needs one", async () => {
    class Accumulator {
      sum = 0;
      add({ a }: { a: number }) {
        this.sum += a;
        return { result: this.sum };
      }
    }
    const accumulator = new Accumulator();
    const server = createServer({ insecure: true }).add(Calculator, {
      add: (request: { a: number }) => accumulator.add(request),
    });
    const client = connect(await server.listen("127.0.0.1:0"));
    afterwards(() => server.shutdown({ grace: 0 }));
    await client["add"]({ a: 2 });
    expect(await client["add"]({ a: 3 })).toEqual({ result: 5 });
    await expect(client["multiply"]({})).rejects.toMatchObject({ code: "UNIMPLEMENTED" });
  });

  test("refuses handlers of methods that the service does not have, and names those that it has", () => {
    expect(() => createServer({ insecure: true }).add(Calculator, { substract: () => ({}) })).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT", message: expect.stringMatching(/substract.*add, multiply/) }),
    );
    expect(() => createServer({ insecure: true }).add(Calculator, { add: 5 as never })).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
    expect(() => createServer({ insecure: true }).add({} as Service, {})).toThrow(
      expect.objectContaining({ code: "INVALID_ARGUMENT" }),
    );
  });

  test("says where it cannot listen", async () => {
    const { address } = await serve();
    const second = createServer({ insecure: true }).add(Calculator, calculator);
    await expect(second.listen(address)).rejects.toMatchObject({ name: "RpcError", code: "UNAVAILABLE" });
  });

  test("has several services, and knows which", () => {
    const server = createServer({ insecure: true }).add(Calculator, calculator);
    expect(server.services.map(({ typeName }) => typeName)).toEqual(["remote.Calculator"]);
  });

  test("listens on a socket of the file system", async () => {
    const { mkdtempSync, rmSync } = await import("node:fs");
    const directory = mkdtempSync("/tmp/wireform-rpc-");
    afterwards(() => rmSync(directory, { recursive: true }));
    const server = createServer({ insecure: true }).add(Calculator, calculator);
    const client = connect(await server.listen(`unix:${directory}/calculator.sock`));
    afterwards(() => server.shutdown({ grace: 0 }));
    expect(await client["add"]({ a: 1, b: 1 })).toEqual({ result: 2 });
  });
});
