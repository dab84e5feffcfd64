import { type EmbeddedStore, memoryStore } from "../../../src/rpc/index.ts";
import { lmdbStore } from "../../../src/rpc/lmdb/index.ts";
import { onTestFinished } from "vitest";
import { directory } from "./support.ts";

/** Makes each store, for the time of the test. */
export const stores: readonly (readonly [
  name: string,
  make: (options?: { readonly ttl?: number }) => EmbeddedStore,
])[] = [
  ["memoryStore", memoryStore],
  [
    "lmdbStore",
    (options) => {
      const path = directory();
      const store = lmdbStore(path, options);
      onTestFinished(() => store.close());
      return store;
    },
  ],
];
