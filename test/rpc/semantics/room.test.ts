import { describe, expect, test } from "vitest";
import { atMostOnce, type EmbeddedStore, exactlyOnce, type Interceptor, memoryStore } from "../../../src/rpc/index.ts";
import { connect, failureOf, serve } from "./support.ts";

const begin = async (store: EmbeddedStore, key: string): Promise<string> => (await store.begin(key, "f", false)).state;
const keep = async (store: EmbeddedStore, key: string, bytes = 1): Promise<void> => {
  await begin(store, key);
  await store.finish(key, new Uint8Array(bytes));
};

/** Whether a store of effects has to do the work of a request. */
async function works(store: EmbeddedStore, key: string, bytes = 1): Promise<boolean> {
  let worked = false;
  await store.once(key, "f", () => ((worked = true), { outcome: new Uint8Array(bytes), effects: true }));
  return worked;
}

describe("room in a memoryStore", () => {
  test("is for so many entries, with those that run: the one more that begins has the oldest reply go", async () => {
    const store = memoryStore({ maxEntries: 3 });
    for (const key of ["1", "2"]) await keep(store, key);
    expect(await begin(store, "3")).toBe("begun");
    expect(await begin(store, "2")).toBe("done");
    expect(await begin(store, "4")).toBe("begun");
    expect(await begin(store, "2")).toBe("done");
    expect(await begin(store, "1")).toBe("begun");
    expect(await failureOf(store.begin("2", "f", false))).toMatchObject({ code: "RESOURCE_EXHAUSTED" });
  });

  test("is used to the full", async () => {
    const store = memoryStore({ maxEntries: 3, maxBytes: 1000 });
    for (const [key, bytes] of [
      ["1", 200],
      ["2", 300],
      ["3", 500],
    ] as const)
      await keep(store, key, bytes);
    for (const key of ["1", "2", "3"]) expect(await begin(store, key)).toBe("done");
  });

  test("is made where a reply is kept without having begun, too", async () => {
    const store = memoryStore({ maxEntries: 2 });
    for (const key of ["1", "2", "3"]) expect(await works(store, key)).toBe(true);
    expect([await works(store, "3"), await works(store, "2"), await works(store, "1")]).toEqual([false, false, true]);
    const small = memoryStore({ maxBytes: 1000 });
    for (const key of ["1", "2", "3"]) expect(await works(small, key, 400)).toBe(true);
    expect([await works(small, "3"), await works(small, "2"), await works(small, "1")]).toEqual([false, false, true]);
  });

  test("is not had by a reply that is larger than all of it, and those that made room are not counted any longer", async () => {
    const store = memoryStore({ maxBytes: 1000 });
    await keep(store, "large", 1001);
    expect(await begin(store, "large")).toBe("begun");
    for (let round = 0; round < 20; round++) await keep(store, `fills ${round}`, 900);
    await keep(store, "last", 100);
    expect([await begin(store, "fills 19"), await begin(store, "last"), await begin(store, "fills 18")]).toEqual([
      "done",
      "done",
      "begun",
    ]);
  });

  test("is free again when replies have expired", async () => {
    const store = memoryStore({ ttl: 1, maxEntries: 100, maxBytes: 1000 });
    await keep(store, "1", 900);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await begin(store, "1")).toBe("begun");
    await store.finish("1", new Uint8Array(900));
  });
});

describe.each([
  ["atMostOnce", () => atMostOnce(memoryStore(), () => ({}))],
  ["exactlyOnce", () => exactlyOnce(memoryStore(), () => ({}))],
] as const)("an unknown outcome of %s", (_name, handler) => {
  test("is final: no client asks again, whatever codes its policy has", async () => {
    let asked = 0;
    const count: Interceptor = (next) => (request, context) => (asked++, next(request, context));
    const client = connect(await serve({ add: handler() }, [count]));
    for (const semantics of ["atMostOnce", "exactlyOnce"] as const) {
      const metadata = { "wireform-request-id": semantics, "wireform-attempt": "2" };
      const error = await failureOf(
        client.add(
          {},
          {
            metadata,
            semantics: { semantics, codes: ["ABORTED", "UNAVAILABLE"], attempts: 5, initialBackoff: 1, maxBackoff: 1 },
          },
        ),
      );
      expect([error.code, error.metadata.get("wireform-outcome")]).toEqual(["ABORTED", "unknown"]);
    }
    expect(asked).toBe(2);
  });
});
