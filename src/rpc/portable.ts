/**
 * Remote calls where there is no Node: what `wireform/rpc` is in browsers and workers. Calls are made by `fetch`.
 *
 * @module wireform/rpc (browsers)
 */
export * from "./everywhere.ts";
export { type ClientOptions, createClient } from "./client/fetch-client.ts";
