import { open as openFiles } from "lmdb";
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { atMostOnce, memoryStore } from "../../../src/rpc/index.ts";
import { type LmdbStore, lmdbStore, type LmdbStoreOptions } from "../../../src/rpc/lmdb/index.ts";
import { Mortal } from "./mortal.ts";
import { stores } from "./stores.ts";
import { connect, deferred, directory, failureOf, serve } from "./support.ts";

const outcome = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

describe.each(stores)("%s", (_name, make) => {
  test("begins a request once, and keeps its outcome", async () => {
    const store = make();
    const begun = await Promise.all(Array.from({ length: 5 }, () => store.begin("k", "f", true)));
    expect(begun.map(({ state }) => state).sort()).toEqual(["begun", "running", "running", "running", "running"]);
    await store.finish("k", outcome(1, 2));
    expect(await store.begin("k", "g", true)).toMatchObject({
      state: "done",
      fingerprint: "f",
      outcome: outcome(1, 2),
    });
    expect(await store.begin("other", "g", false)).toEqual({ state: "begun" });
  });

  test("does not keep the outcome of what it did not begin", async () => {
    expect(await failureOf(make().finish("k", outcome(1)))).toMatchObject({ code: "ABORTED" });
  });

  test("refuses a time to live that is none", () => {
    expect(() => make({ ttl: 0 })).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
  });
});

describe("memoryStore", () => {
  const begin = async (store: ReturnType<typeof memoryStore>, key: string): Promise<string> =>
    (await store.begin(key, "f", false)).state;

  test("holds so many entries, of which the oldest replies make room, and requests that run do not", async () => {
    const store = memoryStore({ maxEntries: 3 });
    for (const key of ["1", "2"]) await begin(store, key).then(() => store.finish(key, outcome(1)));
    await begin(store, "3");
    expect(await begin(store, "4")).toBe("begun");
    expect(await begin(store, "2")).toBe("done");
    expect(await begin(store, "5")).toBe("begun");
    expect(await failureOf(store.begin("6", "f", false))).toMatchObject({ code: "RESOURCE_EXHAUSTED" });
    expect(await begin(store, "3")).toBe("running");
    await store.finish("3", outcome(1));
    expect(await begin(store, "1")).toBe("begun");
  });

  test("holds so many bytes", async () => {
    const store = memoryStore({ maxBytes: 1000 });
    for (const key of ["1", "2", "3"]) await begin(store, key).then(() => store.finish(key, new Uint8Array(400)));
    expect(await begin(store, "2")).toBe("done");
    expect(await begin(store, "3")).toBe("done");
    expect(await begin(store, "1")).toBe("begun");
  });
});

/** A store of files, for the time of the test. */
function open(path: string, options?: LmdbStoreOptions): LmdbStore {
  const store = lmdbStore(path, options);
  onTestFinished(() => store.close());
  return store;
}

/** A store that another process has open, for the time of the test. */
async function storeElsewhere(path: string, options: LmdbStoreOptions): Promise<Pick<LmdbStore, "begin" | "finish">> {
  const child = fork(new URL("store-process.mjs", import.meta.url).pathname, [path, JSON.stringify(options)], {
    serialization: "advanced",
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const call = async (method: string, ...values: unknown[]): Promise<any> => {
    child.send([method, ...values]);
    const [{ error, result }] = await once(child, "message");
    if (error !== undefined) throw new Error(error);
    return result;
  };
  return { begin: (...values) => call("begin", ...values), finish: (...values) => call("finish", ...values) };
}

describe("lmdbStore", () => {
  test("knows what it knew, after it was closed", async () => {
    const path = directory();
    const first = lmdbStore(path);
    await first.begin("k", "f", false);
    await first.finish("k", outcome(7));
    await first.begin("running", "f", false);
    await first.transaction((tx) => tx.put("a", [1, "x"]));
    await first.close();
    const second = open(path);
    expect(await second.begin("k", "f", false)).toMatchObject({ state: "done", outcome: outcome(7) });
    expect(second.get("a")).toEqual([1, "x"]);
    // Who ran it is gone.
    expect(await second.begin("running", "f", false)).toEqual({ state: "lost", fingerprint: "f" });
    expect(await second.begin("running", "f", true)).toEqual({ state: "begun" });
    expect(await second.begin("running", "f", true)).toEqual({ state: "running", fingerprint: "f" });
    await second.finish("running", outcome(8));
    expect(await second.begin("running", "f", false)).toMatchObject({ state: "done", outcome: outcome(8) });
  });

  test("clears away what has expired", async () => {
    const path = directory();
    const store = open(path, { ttl: 2000, lease: 100 });
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        store.begin(String(index), "f", false).then(() => store.finish(String(index), outcome(1))),
      ),
    );
    const files = openFiles({ path, maxDbs: 8, readOnly: true });
    onTestFinished(() => files.close());
    const [requests, expiries, owners] = ["requests", "expiries", "owners"].map((name) => files.openDB(name, {}));
    expect(requests!.getCount()).toBe(50);
    await vi.waitFor(() => expect([requests!.getCount(), expiries!.getCount()]).toEqual([0, 0]), {
      timeout: 30_000,
      interval: 50,
    });
    expect(owners!.getCount()).toBe(1);
  });

  test("is open once in a process", async () => {
    const path = directory();
    const store = lmdbStore(path);
    expect(() => lmdbStore(path)).toThrow(expect.objectContaining({ code: "INVALID_ARGUMENT" }));
    await store.close();
    await lmdbStore(path).close();
  });
});

describe("two processes with one lmdbStore", () => {
  test("one that was taken for dead does not keep its outcome over that of the one that took over", async () => {
    const path = directory();
    const slow = await storeElsewhere(path, { lease: 0.001 });
    await slow.begin("k", "f", false);
    await slow.begin("l", "f", false);
    const here = open(path);
    await vi.waitFor(async () => expect((await here.begin("k", "f", false)).state).toBe("lost"), {
      timeout: 30_000,
      interval: 5,
    });
    expect((await slow.begin("k", "f", true)).state).toBe("running");
    // It shows a sign of life every millisecond, which may be just now.
    await vi.waitFor(async () => expect((await here.begin("k", "f", true)).state).toBe("begun"), {
      timeout: 30_000,
      interval: 5,
    });
    await expect(slow.finish("k", outcome(1))).rejects.toThrow("the request is not running here");
    await here.finish("k", outcome(2));
    expect(await here.begin("k", "f", false)).toMatchObject({ state: "done", outcome: outcome(2) });
    // Nobody took this one over.
    await slow.finish("l", outcome(3));
    expect(await here.begin("l", "f", false)).toMatchObject({ state: "done", outcome: outcome(3) });
  });

  test("a duplicate in the one waits for the first in the other", async () => {
    const path = directory();
    mkdirSync(join(path, "store"));
    // What that process has in its file keeps it from dying.
    writeFileSync(join(path, "effects.txt"), "0\n");
    const other = new Mortal("once-server.mjs", path, "fail");
    await other.start();
    onTestFinished(() => other.stop());
    const [begun, go] = [deferred(), deferred()];
    const store = open(join(path, "store"));
    const add = atMostOnce(store, async () => {
      begun.resolve();
      await go.promise;
      return { result: 42 };
    });
    const options = { metadata: { "wireform-request-id": "1" } };
    const first = connect(await serve({ add })).add({ a: 1, b: 2 }, options);
    await begun.promise;
    const there = connect(`127.0.0.1:${other.port}`);
    const duplicate = there.add({ a: 1, b: 2 }, options);
    expect(await failureOf(there.add({ a: 9, b: 2 }, options))).toMatchObject({ code: "INVALID_ARGUMENT" });
    go.resolve();
    expect(await Promise.all([first, duplicate])).toEqual([{ result: 42 }, { result: 42 }]);
    expect(readFileSync(join(path, "effects.txt"), "utf8")).toBe("0\n");
  });
});
