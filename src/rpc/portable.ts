/**
 * Remote calls without Node: `wireform/rpc` in browsers and workers. Calls are made with `fetch`.
 *
 * @module wireform/rpc (browsers)
 */
export * from "./everywhere.ts";
export { type ClientOptions, createClient } from "./client/fetch-client.ts";
