import { AsyncLocalStorage } from "node:async_hooks";
import { describe, expect, test } from "vitest";
import { exactlyOnce, RpcError, type Transaction } from "../../../src/rpc/index.ts";
import { stores } from "./stores.ts";
import { connect, deferred, failureOf, serve } from "./support.ts";

describe.each(stores)("exactlyOnce over %s", (_name, make) => {
  test("what a handler writes is there with its reply; what it wrote before an error is not", async () => {
    const store = make();
    const add = exactlyOnce(store, ({ a }: { a: number }, tx) => {
      tx.put("balance", (tx.get<number>("balance") ?? 0) + a);
      if (tx.get<number>("balance")! < 0) throw new RpcError("FAILED_PRECONDITION", "overdrawn");
      return { result: tx.get<number>("balance")! };
    });
    const client = connect(await serve({ add }), { semantics: "exactlyOnce" });
    expect(await client.add({ a: 5 })).toEqual({ result: 5 });
    expect(await failureOf(client.add({ a: -6 }))).toMatchObject({ code: "FAILED_PRECONDITION" });
    expect(await client.add({ a: -5 })).toEqual({ result: 0 });
    expect(store.get("balance")).toBe(0);
  });

  test("UNAVAILABLE is not stored: the next attempt runs anew", async () => {
    const store = make();
    let count = 0;
    const add = exactlyOnce(store, async (_request: unknown, tx) => {
      tx.put("runs", ++count);
      if (count < 3) throw new RpcError("UNAVAILABLE", "not now");
      return { result: count };
    });
    const client = connect(await serve({ add }), { semantics: { semantics: "exactlyOnce", initialBackoff: 1 } });
    expect(await client.add({})).toEqual({ result: 3 });
    expect(store.get("runs")).toBe(3);
  });

  test.each(["synchronous", "asynchronous"])(
    "a counter that %s handlers count up at once loses nothing",
    async (kind) => {
      const store = make();
      const count = (tx: Transaction): { result: number } => {
        tx.put("counter", (tx.get<number>("counter") ?? 0) + 1);
        return { result: tx.get<number>("counter")! };
      };
      let runs = 0;
      const add = exactlyOnce(store, (_request: unknown, tx) => {
        runs++;
        if (kind === "synchronous") return count(tx);
        return Promise.resolve(count(tx)).then(async (reply) => {
          await new Promise((resolve) => setImmediate(resolve));
          return reply;
        });
      });
      const client = connect(await serve({ add }), { semantics: "exactlyOnce" });
      const replies = await Promise.all(Array.from({ length: 30 }, () => client.add({})));
      expect(replies.map(({ result }) => result).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 30 }, (_, index) => index + 1),
      );
      expect(store.get("counter")).toBe(30);
      if (kind === "synchronous") expect(runs).toBe(30);
      else expect(runs).toBeGreaterThan(30);
    },
  );

  test("a handler still knows in which call it runs", async () => {
    const storage = new AsyncLocalStorage<string>();
    const add = exactlyOnce(make(), () => ({ result: Number(storage.getStore()) }));
    const client = connect(
      await serve({ add }, [
        (next) => (request, context) => storage.run(String(context.metadata.get("n")), () => next(request, context)),
      ]),
      { semantics: "exactlyOnce" },
    );
    const replies = await Promise.all([1, 2, 3].map((n) => client.add({}, { metadata: { n: String(n) } })));
    expect(replies.map(({ result }) => result)).toEqual([1, 2, 3]);
  });
});

describe.each(stores)("transactions of %s", (_name, make) => {
  test("see their own writes, and leave nothing when they throw", async () => {
    const store = make();
    await store.transaction((tx) => {
      tx.put("a", { list: [1], bytes: new Uint8Array([1, 2]) });
      tx.put("b", 2);
      expect(tx.get("a")).toEqual({ list: [1], bytes: new Uint8Array([1, 2]) });
      tx.remove("b");
      expect(tx.get("b")).toBeUndefined();
    });
    await expect(store.transaction((tx) => (tx.put("a", 1), Promise.reject(new Error("no"))))).rejects.toThrow("no");
    await expect(
      store.transaction((tx) => {
        tx.put("a", 1);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");
    expect(store.get<{ list: unknown }>("a")!.list).toEqual([1]);
    expect(store.get("b")).toBeUndefined();
  });

  test("give and take values of their own", async () => {
    const store = make();
    const value = { list: [1] };
    await store.transaction((tx) => {
      tx.put("a", value);
      value.list.push(2);
      tx.get<typeof value>("a")!.list.push(3);
    });
    store.get<typeof value>("a")!.list.push(4);
    expect(store.get("a")).toEqual({ list: [1] });
  });

  test("run again when what they read has changed, and only then", async () => {
    const store = make();
    const [read, go] = [deferred(), deferred()];
    let rounds = 0;
    const slow = store.transaction(async (tx) => {
      rounds++;
      const seen = tx.get<number>("a") ?? 0;
      read.resolve();
      await go.promise;
      tx.put("sum", seen + 1);
      return seen;
    });
    await read.promise;
    await store.transaction((tx) => tx.put("unrelated", 1));
    await store.transaction((tx) => tx.put("a", 10));
    go.resolve();
    expect(await slow).toBe(10);
    expect(rounds).toBe(2);
    expect(store.get("sum")).toBe(11);
  });

  test("are over when they are", async () => {
    const store = make();
    let kept!: Transaction;
    await store.transaction((tx) => void (kept = tx));
    for (const use of [() => kept.get("a"), () => kept.put("a", 1), () => kept.remove("a")])
      expect(use).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    await expect(store.transaction((tx) => tx.put("a", undefined))).rejects.toMatchObject({ code: "INVALID_ARGUMENT" });
  });

  test("entries are those of a prefix, in order", async () => {
    const store = make();
    await store.transaction((tx) => {
      for (const key of ["b/2", "a", "b/1", "c"]) tx.put(key, key.length);
    });
    expect(store.entries("b/")).toEqual([
      ["b/1", 3],
      ["b/2", 3],
    ]);
    expect(store.entries().map(([key]) => key)).toEqual(["a", "b/1", "b/2", "c"]);
  });
});
