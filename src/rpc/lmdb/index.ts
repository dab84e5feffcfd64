/**
 * A store of replies that survives crashes, for `atMostOnce` and `exactlyOnce`. Needs the package `lmdb`.
 *
 * @module wireform/rpc/lmdb
 */
export { type LmdbStore, lmdbStore, type LmdbStoreOptions } from "./lmdb-store.ts";
