import { describe, expect, test } from "vitest";
import { getBinary, setBinary } from "../../../src/rpc/call/binary.ts";
import {
  atMostOnce,
  type CallContext,
  type DuplicateOptions,
  type EmbeddedStore,
  exactlyOnce,
  memoryStore,
  RpcError,
  type Transaction,
} from "../../../src/rpc/index.ts";
import { stores } from "./stores.ts";
import { connect, deferred, failureOf, serve } from "./support.ts";

type Add = (request: { readonly a: number; readonly b: number }, context: CallContext) => any;

/** Both wrappers, each over each store, of a handler that does not use the transaction. */
const wrappers: readonly (readonly [
  string,
  (options?: { readonly ttl?: number }) => EmbeddedStore,
  (store: EmbeddedStore, handler: Add, options?: DuplicateOptions) => Add,
])[] = stores.flatMap(
  ([name, make]) =>
    [
      [`atMostOnce over ${name}`, make, atMostOnce],
      [
        `exactlyOnce over ${name}`,
        make,
        (store, handler, options) =>
          exactlyOnce(
            store,
            (request: any, _tx: Transaction, context: CallContext) => handler(request, context),
            options,
          ),
      ],
    ] as const,
);

const id = (requestId: string, clientId = "c") => ({
  metadata: { "wireform-request-id": requestId, "wireform-client-id": clientId },
});

describe.each(wrappers)("%s", (_name, make, wrap) => {
  /** A client of a server whose handler counts how often it runs. */
  async function start(
    handler: Add,
    {
      ttl,
      store: given,
      ...options
    }: DuplicateOptions & { readonly ttl?: number; readonly store?: EmbeddedStore } = {},
  ) {
    let count = 0;
    const counting: Add = (request, context) => {
      count++;
      return handler(request, context);
    };
    const store = given ?? make(ttl === undefined ? {} : { ttl });
    const address = await serve({ add: wrap(store, counting, options), multiply: wrap(store, counting, options) });
    return { client: connect(address), address, store, count: () => count };
  }
  const sum: Add = ({ a, b }) => ({ result: a + b });

  test("a duplicate gets the same reply, headers and trailers", async () => {
    let runs = 0;
    const { client, count } = await start(async ({ a, b }, { headers, trailers }) => {
      headers.set("run", String(++runs));
      setBinary(trailers, "run-bin", Uint8Array.of(runs, 255));
      return { result: a + b + runs };
    });
    const told: unknown[] = [];
    const tell = (metadata: any): unknown => told.push(metadata.get("run") ?? [...getBinary(metadata, "run-bin")[0]!]);
    const options = { ...id("1"), onHeaders: tell, onTrailers: tell };
    expect(await client.add({ a: 1, b: 2 }, options)).toEqual({ result: 4 });
    expect(await client.add({ a: 1, b: 2 }, options)).toEqual({ result: 4 });
    expect(told).toEqual(["1", [1, 255], "1", [1, 255]]);
    expect(count()).toBe(1);
  });

  test("a duplicate gets the same error, and the client does not ask again", async () => {
    const { client, count } = await start(() => {
      throw new RpcError("NOT_FOUND", "no such account", {
        metadata: { account: "17", "raw-bin": new Uint8Array([0, 200]) },
      });
    });
    for (let attempt = 0; attempt < 2; attempt++) {
      const failure = await failureOf(
        client.add(
          {},
          { ...id("1"), semantics: { semantics: "atMostOnce", codes: ["NOT_FOUND"], attempts: 5, initialBackoff: 1 } },
        ),
      );
      expect(failure).toMatchObject({ code: "NOT_FOUND", details: "no such account" });
      expect(failure.metadata.get("account")).toBe("17");
      expect([...getBinary(failure.metadata, "raw-bin")[0]!]).toEqual([0, 200]);
      expect(failure.metadata.get("wireform-outcome")).toBe("stored");
    }
    expect(count()).toBe(1);
  });

  test("an error of the handler that is no RpcError, and a reply that is no such message, are stored, too", async () => {
    const { client, count } = await start(({ a }) => {
      if (a === 1) throw new TypeError("oops");
      return { result: "many" };
    });
    for (let attempt = 0; attempt < 2; attempt++) {
      expect(await failureOf(client.add({ a: 1 }, id("1")))).toMatchObject({
        code: "INTERNAL",
        details: "internal error",
      });
      expect(await failureOf(client.add({ a: 2 }, id("2")))).toMatchObject({ code: "INTERNAL" });
    }
    expect(count()).toBe(2);
  });

  test("a duplicate that comes while the first runs waits for it", async () => {
    const [begun, go] = [deferred(), deferred()];
    const { client, count } = await start(async ({ a, b }) => {
      begun.resolve();
      await go.promise;
      return { result: a + b };
    });
    const first = client.add({ a: 1, b: 2 }, id("1"));
    await begun.promise;
    const rest = Array.from({ length: 10 }, () => client.add({ a: 1, b: 2 }, id("1")));
    const other = failureOf(client.add({ a: 9, b: 2 }, id("1")));
    setTimeout(go.resolve, 50);
    expect(await Promise.all([first, ...rest])).toEqual(Array(11).fill({ result: 3 }));
    expect(await other).toMatchObject({ code: "INVALID_ARGUMENT" });
    expect(count()).toBe(1);
  });

  test("many at once are one", async () => {
    const { client, count } = await start(async ({ a, b }) => ({ result: a + b }));
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => client.add({ a: index % 5, b: 2 }, id(String(index % 5)))),
    );
    expect(replies.map(({ result }) => result)).toEqual(Array.from({ length: 50 }, (_, index) => (index % 5) + 2));
    expect(count()).toBe(5);
  });

  test("an attempt that is cancelled, or given up, does not stop the handler: the next one gets what it came to", async () => {
    const aborted: boolean[] = [];
    const [begun, go] = [deferred(), deferred()];
    const { client, count } = await start(async ({ a, b }, { signal, deadline }) => {
      begun.resolve();
      await go.promise;
      aborted.push(signal.aborted, deadline !== undefined);
      return { result: a + b };
    });
    const controller = new AbortController();
    const first = failureOf(client.add({ a: 1, b: 2 }, { ...id("1"), signal: controller.signal }));
    await begun.promise;
    controller.abort();
    expect(await first).toMatchObject({ code: "CANCELLED" });
    setTimeout(go.resolve, 600);
    const semantics = { semantics: "atMostOnce", attempts: 100, initialBackoff: 1, maxBackoff: 1, attemptTimeout: 200 };
    expect(await client.add({ a: 1, b: 2 }, { ...id("1"), semantics })).toEqual({ result: 3 });
    expect(aborted).toEqual([false, false]);
    expect(count()).toBe(1);
  });

  test("an id belongs to one request: another with it is INVALID_ARGUMENT", async () => {
    const { client, count } = await start(sum);
    expect(await client.add({ a: 1, b: 2 }, id("1"))).toEqual({ result: 3 });
    expect(await failureOf(client.add({ a: 1, b: 3 }, id("1")))).toMatchObject({
      code: "INVALID_ARGUMENT",
      details: "the request id was used for another request",
    });
    expect(await client.add({ a: 1, b: 2 }, id("1"))).toEqual({ result: 3 });
    expect(count()).toBe(1);
  });

  test("ids are those of a client, of a method, and of a caller", async () => {
    const token = (sub: string): string =>
      `Bearer ${[{ alg: "none" }, { iss: "me", sub, exp: Math.random() }].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.c2ln`;
    const { client, count } = await start(sum);
    const request = { a: 1, b: 2 };
    await client.add(request, id("1"));
    await client.multiply(request, id("1"));
    await client.add(request, id("1", "d"));
    await client.add(request, { metadata: { ...id("1").metadata, authorization: token("ann") } });
    await client.add(request, { metadata: { ...id("1").metadata, authorization: token("bob") } });
    expect(count()).toBe(5);
    // A token that was renewed is of the same caller.
    await client.add(request, { metadata: { ...id("1").metadata, authorization: token("bob") } });
    expect(count()).toBe(5);
  });

  test("`identify` says who calls", async () => {
    const { client, count } = await start(sum, { identify: ({ metadata }) => String(metadata.get("account")) });
    for (const account of ["x", "y", "x"]) await client.add({}, { metadata: { ...id("1").metadata, account } });
    expect(count()).toBe(2);
  });

  test("a call without an id is one of its own, or is refused", async () => {
    const { client, count, store } = await start(sum);
    for (let call = 0; call < 2; call++) expect(await client.add({ a: 1, b: 2 })).toEqual({ result: 3 });
    expect(count()).toBe(2);
    const strict = await start(sum, { store, requireId: true });
    expect(await failureOf(strict.client.add({ a: 1, b: 2 }))).toMatchObject({ code: "FAILED_PRECONDITION" });
    expect(await strict.client.add({ a: 1, b: 2 }, { semantics: "exactlyOnce" })).toEqual({ result: 3 });
    expect(strict.count()).toBe(1);
  });

  test("an entry expires", async () => {
    const { client, count } = await start(sum, { ttl: 1500 });
    await client.add({}, id("1"));
    await client.add({}, id("1"));
    expect(count()).toBe(1);
    const expired = Date.now() + 1500;
    while (Date.now() <= expired) await new Promise((resolve) => setTimeout(resolve, 20));
    await client.add({}, id("1"));
    expect(count()).toBe(2);
  });

  test("what the handler calls is not cancelled with the attempt that began it", async () => {
    const [begun, go] = [deferred(), deferred()];
    const inner = connect(
      await serve({
        multiply: async ({ a, b }: { a: number; b: number }) => {
          begun.resolve();
          await go.promise;
          return { result: a * b };
        },
      }),
    );
    const { client, count } = await start(({ a, b }) => inner.multiply({ a, b }));
    const controller = new AbortController();
    const first = failureOf(client.add({ a: 3, b: 4 }, { ...id("1"), signal: controller.signal, deadline: 10_000 }));
    await begun.promise;
    controller.abort();
    await first;
    const second = client.add({ a: 3, b: 4 }, id("1"));
    setTimeout(go.resolve, 50);
    expect(await second).toEqual({ result: 12 });
    expect(count()).toBe(1);
  });

  test("methods that stream have no duplicates to look for", async () => {
    const client = connect(await serve({ computeStatistics: wrap(make(), sum) }));
    expect(await failureOf(client.computeStatistics([{ value: 1 }]))).toMatchObject({ code: "UNIMPLEMENTED" });
  });
});

describe.each([
  ["atMostOnce", (store: EmbeddedStore, handler: Add) => atMostOnce(store, handler)],
  [
    "exactlyOnce",
    (store: EmbeddedStore, handler: Add) =>
      exactlyOnce(store, (request: any, _tx, context) => handler(request, context)),
  ],
] as const)("%s over a store that forgets", (_name, wrap) => {
  test("does not run what it may have run before; and not when the attempt before comes late, either", async () => {
    let count = 0;
    const client = connect(await serve({ add: wrap(memoryStore(), () => ({ result: ++count })) }));
    const later = { metadata: { ...id("1").metadata, "wireform-attempt": "2" } };
    for (const options of [later, later, id("1")]) {
      const failure = await failureOf(client.add({}, options));
      expect(failure).toMatchObject({ code: "ABORTED" });
      expect(failure.metadata.get("wireform-outcome")).toBe("unknown");
    }
    // An attempt that grpc-js made by a service config counts, too.
    const metadata = { ...id("2").metadata, "grpc-previous-rpc-attempts": "1" };
    expect(await failureOf(client.add({}, { metadata }))).toMatchObject({ code: "ABORTED" });
    expect(count).toBe(0);
  });

  test("what made room in it is not run again, either", async () => {
    let count = 0;
    const client = connect(await serve({ add: wrap(memoryStore({ maxEntries: 2 }), () => ({ result: ++count })) }));
    for (const name of ["1", "2", "3"]) await client.add({}, id(name));
    expect(
      await failureOf(client.add({}, { metadata: { ...id("1").metadata, "wireform-attempt": "2" } })),
    ).toMatchObject({ code: "ABORTED" });
    expect(count).toBe(3);
  });
});
