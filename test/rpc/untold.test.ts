import { describe, expect, test } from "vitest";
import {
  apart,
  atMostOnce,
  authenticate,
  bearerToken,
  type CallContext,
  type ClientOptions,
  exactlyOnce,
  fallback,
  type Interceptor,
  knownTokens,
  identityOf,
  memoryStore,
  metrics,
  RpcError,
  logging,
  tracing,
  currentTrace,
} from "../../src/rpc/index.ts";
import { collect, connect, deferred, pair, serve } from "./support/calculator.ts";

/* What was made for one call, and must not be another's, or lost; and what only looks on. */

const verify = knownTokens({
  "token-of-ada": { name: "Ada" },
  "another-of-ada": { name: "Ada" },
  "token-of-bob": { name: "Bob" },
});
const as = (token: string): ClientOptions => ({ insecure: true, interceptors: [bearerToken(token)] });
const id = (name: string): object => ({ metadata: { "wireform-request-id": name } });
type Add = (request: any, context: CallContext) => any;
const wrappers = [
  ["no policy", (handler: Add) => handler],
  ["atMostOnce", (handler: Add) => atMostOnce(memoryStore(), handler)],
  [
    "exactlyOnce",
    (handler: Add) => exactlyOnce(memoryStore(), (request: any, _tx, context) => handler(request, context)),
  ],
  [
    "exactlyOnce, asynchronous",
    (handler: Add) =>
      exactlyOnce(memoryStore(), async (request: any, _tx, context) => (await null, handler(request, context))),
  ],
] as const;

describe.each(wrappers)("a handler under %s", (_name, wrap) => {
  test.each([{}, id("1")])("knows what interceptors have found out, with %o", async (options) => {
    const seen: unknown[] = [];
    const own: Interceptor = (next) => (request, context) =>
      next(request, { ...context, peer: "the gateway", trailers: context.trailers });
    const handler: Add = (_request, context) => {
      seen.push(
        identityOf(context)?.name,
        context.peer,
        context.metadata.get("x-kept"),
        currentTrace()?.traceId.length,
        context.side,
        context.path,
      );
      return {};
    };
    const { address } = await serve(
      { add: wrap(handler) },
      { insecure: true, interceptors: [authenticate({ verify }), tracing(), own] },
    );
    await connect(address, as("token-of-ada"))["add"](
      {},
      { metadata: { ...(options as any).metadata, "x-kept": "kept" } },
    );
    expect(seen).toEqual(["Ada", "the gateway", "kept", 32, "server", "/remote.Calculator/Add"]);
  });
});

describe.each(wrappers.slice(1, 3))("a stored reply of %s", (_name, wrap) => {
  /** A server that counts, and one call for each way to say who calls. */
  async function counts(
    interceptors: readonly Interceptor[],
    tokens: readonly (string | undefined)[],
  ): Promise<number[]> {
    let count = 0;
    const { address } = await serve({ add: wrap(() => ({ result: ++count })) }, { insecure: true, interceptors });
    const results: number[] = [];
    for (const token of tokens)
      results.push(
        (await connect(address)["add"]({}, { metadata: { "wireform-request-id": "order-17", authorization: token } }))
          .result,
      );
    return results;
  }
  const jwt = (claims: object): string =>
    `Bearer ${[{ alg: "none" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.c2ln`;

  test("is for the identity that made the call, by whichever token", async () => {
    const tokens = ["ada", "bob", "ada"].map((name) => `Bearer token-of-${name}`);
    expect(await counts([authenticate({ verify })], [...tokens, "Bearer another-of-ada"])).toEqual([1, 2, 1, 1]);
  });

  test("is for the token, where it says nobody, and where the identity says nobody apart", async () => {
    expect(await counts([], ["Bearer a", "Bearer b", undefined, "Bearer a", undefined])).toEqual([1, 2, 3, 1, 3]);
    class User {
      readonly #name: string;
      constructor(name: string) {
        this.#name = name;
      }
      get name(): string {
        return this.#name;
      }
    }
    for (const identity of [
      (name: string) => new User(name),
      () => true,
      () => ({}),
      () => new Map(),
      (name: string) => ({ user: new User(name) }),
    ]) {
      expect(await counts([authenticate({ verify: identity })], ["Bearer a", "Bearer b", "Bearer a"])).toEqual([
        1, 2, 1,
      ]);
    }
    // Tokens without a subject, of the same issuer.
    expect(
      await counts(
        [],
        [
          jwt({ iss: "me", jti: 1 }),
          jwt({ iss: "me", jti: 2 }),
          jwt({ sub: "ann", jti: 1 }),
          jwt({ sub: "ann", jti: 2 }),
        ],
      ),
    ).toEqual([1, 2, 3, 3]);
  });

  test("is for an identity, not for the token that it came from: claims of tokens are left out", async () => {
    const claims = ({ length }: string): object => ({ sub: "ann", exp: length, iat: length, jti: length });
    expect(await counts([authenticate({ verify: claims })], ["Bearer a", "Bearer bb"])).toEqual([1, 1]);
  });
});

test("an `identify` that says nothing fails closed", async () => {
  const told: unknown[] = [];
  const { address } = await serve(
    { add: atMostOnce(memoryStore(), () => ({}), { identify: () => undefined as never }) },
    { insecure: true, onError: (error) => told.push(error) },
  );
  await expect(connect(address)["add"]({}, id("1"))).rejects.toMatchObject({
    code: "INTERNAL",
    details: "internal error",
  });
  expect(told).toMatchObject([{ name: "ProtobufError", code: "INVALID_ARGUMENT" }]);
});

describe("an old reply of fallback", () => {
  test("is of one client: another with the same interceptor has other credentials, and asks another server", async () => {
    const shared = fallback({ methods: ["add"] });
    const first = await serve({ add: () => ({ result: 1 }) });
    const second = await serve({ add: () => Promise.reject(new RpcError("UNAVAILABLE")) });
    const options = { insecure: true, interceptors: [shared] };
    expect(await connect(first.address, options)["add"]({})).toEqual({ result: 1 });
    await expect(connect(second.address, options)["add"]({})).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });

  test("is for the caller of the call that is being answered", async () => {
    let isDown = false;
    const backend = await serve({ add: () => (isDown ? Promise.reject(new RpcError("UNAVAILABLE")) : { result: 7 }) });
    const inner = connect(backend.address, { insecure: true, interceptors: [fallback({ methods: ["add"] })] });
    const { address } = await serve(
      { add: () => inner["add"]({}) },
      { insecure: true, interceptors: [authenticate({ verify })] },
    );
    const [ada, bob] = [connect(address, as("token-of-ada")), connect(address, as("token-of-bob"))];
    expect(await ada["add"]({})).toEqual({ result: 7 });
    isDown = true;
    expect(await ada["add"]({})).toEqual({ result: 7 });
    await expect(bob["add"]({})).rejects.toMatchObject({ code: "UNAVAILABLE" });
  });
});

describe("what only looks on", () => {
  const broken = (): never => {
    throw new Error("broken");
  };
  const recorder = { started: broken, sent: broken, received: broken, handled: broken };
  const hooks: readonly (readonly [string, Interceptor])[] = [
    ["log", logging({ log: broken })],
    ["an asynchronous log", logging({ log: async () => broken() })],
    ["onSpan", tracing({ onSpan: broken })],
    ["an asynchronous onSpan", tracing({ onSpan: (async () => broken()) as never })],
    ["sample", tracing({ sample: broken, onSpan: broken })],
    ["current", tracing({ current: broken, onSpan: broken })],
    ["a recorder", metrics(recorder)],
  ];

  test.each(hooks)("%s changes no call when it throws", async (_name, interceptor) => {
    const handlers = { multiply: () => Promise.reject(new RpcError("NOT_FOUND", "x")) };
    const client = await pair(handlers, {
      server: { interceptors: [interceptor] },
      client: { interceptors: [interceptor] },
    });
    expect(await client["add"]({ a: 1, b: 2 })).toEqual({ result: 3 });
    expect(await collect(client["generateSequence"]({ count: 2, step: 1 }))).toEqual([{ value: 0 }, { value: 1 }]);
    expect(await client["computeStatistics"]([{ value: 1 }])).toMatchObject({ count: 1 });
    await expect(client["multiply"]({})).rejects.toMatchObject({ code: "NOT_FOUND", details: "x" });
  });

  test("callbacks of a call do not, either", async () => {
    const client = await pair();
    expect(await client["add"]({ a: 1, b: 2 }, { onHeaders: broken, onTrailers: broken })).toEqual({ result: 3 });
    expect(await collect(client["generateSequence"]({ count: 1 }, { onHeaders: broken, onTrailers: broken }))).toEqual([
      { value: 0 },
    ]);
  });
});

describe("a call that is made for several, apart", () => {
  test.each(["add", "generateSequence"])("does not end with the call that began it: %s", async (method) => {
    const [begun, go] = [deferred(), deferred()];
    const config = await pair({
      add: async () => (begun.resolve(), await go.promise, { result: 42 }),
      async *generateSequence() {
        begun.resolve();
        await go.promise;
        yield { value: 42 };
      },
    });
    let cached: Promise<any> | undefined;
    const ask = (): any => (method === "add" ? config["add"]({}) : config["generateSequence"]({}));
    const answered = async (answer: any): Promise<any> =>
      method === "add" ? answer : { result: (await collect<any>(answer))[0].value };
    const front = await pair({ add: async () => (cached ??= answered(apart(ask))) });
    const controller = new AbortController();
    const first = front["add"]({}, { signal: controller.signal, deadline: 5_000 });
    await begun.promise;
    controller.abort();
    await expect(first).rejects.toMatchObject({ code: "CANCELLED" });
    setTimeout(go.resolve, 50);
    expect(await front["add"]({})).toEqual({ result: 42 });
  });
});
