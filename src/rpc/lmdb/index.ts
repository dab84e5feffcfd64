/**
 * A store of replies that outlives crashes, for `atMostOnce` and `exactlyOnce`. Needs `lmdb`.
 *
 * @module wireform/rpc/lmdb
 */
export { type LmdbStore, lmdbStore, type LmdbStoreOptions } from "./lmdb-store.ts";
