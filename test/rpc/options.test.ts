import { tmpdir } from "node:os";
import { join } from "node:path";
import * as promClient from "prom-client";
import { describe, expect, test } from "vitest";
import type { Known } from "../../src/rpc/call/check-options.ts";
import { healthy } from "../../src/rpc/health/index.ts";
import {
  atMostOnce,
  authenticate,
  bearerToken,
  consulRegistry,
  createBatcher,
  createClient,
  createRouter,
  createServer,
  dnsRegistry,
  etcdRegistry,
  exactlyOnce,
  fallback,
  fetchTransport,
  knownTokens,
  localRegistry,
  logging,
  memoryStore,
  memoryTransport,
  metrics,
  observing,
  parallel,
  prometheusMetrics,
  retry,
  staticRegistry,
  tracing,
} from "../../src/rpc/index.ts";
import { lmdbStore } from "../../src/rpc/lmdb/index.ts";
import { openTelemetry } from "../../src/rpc/opentelemetry/index.ts";
import { createClient as createFetchClient } from "../../src/rpc/portable.ts";
import { addReflection } from "../../src/rpc/reflection/index.ts";
import { Calculator, calculator, collect, pair } from "./support/calculator.ts";

/* Options that there are not, and values that options do not take. */

const nobody = "127.0.0.1:1";
const router = () => createRouter().add(Calculator, calculator);
const memory = (options: object = {}): any => createClient(Calculator, memoryTransport(router()), options);
/** What takes options: with them, and with the names of some that it has. */
const takers: Readonly<Record<string, readonly [(options: any) => unknown, ...string[]]>> = {
  "createClient of Node": [(options) => createClient(Calculator, nobody, options), "insecure", "deadline", "fetch"],
  "createClient with a transport": [(options) => memory(options), "insecure", "codec"],
  "createClient by fetch": [(options) => createFetchClient(Calculator, `http://${nobody}`, options), "codec", "fetch"],
  "createClient by fetch, with a transport": [
    (options) => createFetchClient(Calculator, memoryTransport(router()), options),
    "codec",
  ],
  "a unary call": [(options) => memory().add({}, options), "deadline", "onTrailers"],
  "a call whose answer streams": [(options) => collect(memory().generateSequence({}, options)), "deadline"],
  "a call whose requests stream": [(options) => memory().computeStatistics([], options), "deadline"],
  "a call that streams both ways": [(options) => collect(memory().streamingCalculator([], options)), "deadline"],
  createServer: [(options) => createServer({ insecure: true, ...options }), "tls", "maxCalls", "cors"],
  createRouter: [(options) => createRouter(options), "maxCalls", "cors"],
  add: [(options) => createRouter().add(Calculator, calculator, options), "interceptors"],
  shutdown: [(options) => createServer({ insecure: true }).shutdown(options), "grace"],
  fetchTransport: [(options) => fetchTransport("http://a", options), "credentials"],
  consulRegistry: [(options) => consulRegistry(options), "silence"],
  etcdRegistry: [(options) => etcdRegistry({ url: "http://a", ...options }), "ttl"],
  dnsRegistry: [(options) => dnsRegistry("a:1", options), "servers"],
  localRegistry: [(options) => localRegistry("directory", options), "interval"],
  healthy: [(options) => healthy(staticRegistry([]), { insecure: true, ...options }), "timeout"],
  logging: [(options) => logging(options), "contents"],
  tracing: [(options) => tracing(options), "sample"],
  authenticate: [(options) => authenticate({ verify: () => 1, ...options }), "exempt"],
  prometheusMetrics: [(options) => prometheusMetrics(promClient, options), "buckets"],
  openTelemetry: [(options) => openTelemetry(options), "propagator"],
  addReflection: [(options) => addReflection(createRouter(), options), "schemas"],
  fallback: [(options) => fallback(options), "vary"],
  parallel: [(options) => parallel([], options), "concurrency"],
  createBatcher: [(options) => createBatcher({ call: async () => [], ...options }), "maxDelay"],
  "add of a batcher": [(options) => createBatcher({ call: async () => [] }).add(1, options), "deadline"],
  memoryStore: [(options) => memoryStore(options), "ttl"],
  lmdbStore: [(options) => lmdbStore(join(tmpdir(), "never made"), options), "lease"],
  atMostOnce: [(options) => atMostOnce(memoryStore(), () => 1, options), "afterCrash", "identify"],
  exactlyOnce: [(options) => exactlyOnce(memoryStore(), () => 1, options), "requireId"],
  retry: [(options) => retry(options), "jitter"],
};

/** What a function throws, or what it gives is rejected with. */
async function thrownBy(body: () => unknown): Promise<any> {
  try {
    await body();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** Errors of ours, about an option. */
const about = (path: string): object =>
  expect.objectContaining({ name: "ProtobufError", code: "INVALID_ARGUMENT", path });

describe.each(Object.entries(takers))("%s", (_name, [take, ...known]) => {
  test("refuses an option that there is not, and says which there are", async () => {
    const error = await thrownBy(() => take({ nonsense: 1 }));
    expect(error).toEqual(about("nonsense"));
    for (const name of ["nonsense", ...known]) expect(error.message).toContain(name);
    // Names of what every object has are no options, and undefined is no excuse.
    for (const options of [{ constructor: undefined }, JSON.parse('{"__proto__": 1}')])
      expect(await thrownBy(() => take(options))).toEqual(about(Object.keys(options)[0]!));
  });
});

test.each(["createClient of Node", "a unary call", "createRouter", "logging", "shutdown"])(
  "%s refuses options that are no object",
  async (name) => {
    for (const options of [null, 7, "options"])
      expect(await thrownBy(() => takers[name]![0](options))).toEqual(about(""));
  },
);

const client = (options: object) => createClient(Calculator, nobody, { insecure: true, ...options });
const wrong: readonly (readonly [string, (options: any) => unknown, object])[] = [
  ...["x", NaN, -1, null, {}].flatMap((value) =>
    ["maxReceiveBytes", "maxSendBytes"].flatMap((name) => [
      [name, client, { [name]: value }] as const,
      [name, createRouter, { [name]: value }] as const,
      [name, memory, { [name]: value }] as const,
    ]),
  ),
  ["insecure", client, { insecure: "yes" }],
  ["insecure", client, { insecure: 0 }],
  ["protocol", client, { protocol: "grpc-web" }],
  ["protocol", client, { protocol: "toString" }],
  ["codec", client, { codec: "xml" }],
  ["compression", client, { compression: true }],
  ["httpVersion", client, { httpVersion: 2 }],
  ["loadBalancing", client, { loadBalancing: "constructor" }],
  ["connections", client, { connections: Infinity }],
  ["deadline", client, { deadline: "5s" }],
  ["deadline", client, { deadline: new Date(NaN) }],
  ["deadlineMargin", client, { deadlineMargin: NaN }],
  ["deadlineMargin", client, { deadlineMargin: -1 }],
  ["interceptors", client, { interceptors: logging() }],
  ["interceptors", client, { interceptors: [undefined] }],
  ["callCredentials", client, { callCredentials: "token" }],
  ["fetch", client, { fetch: {} }],
  ["tls", client, { insecure: false, tls: true }],
  ["rejectUnauthorized", client, { insecure: false, tls: { rejectUnauthorized: false } }],
  ["ca", client, { insecure: false, tls: { ca: ["PEM"] } }],
  ["time", client, { keepalive: { time: NaN, timeout: 1 } }],
  ["timeout", client, { keepalive: { time: 1 } }],
  ["interval", client, { keepalive: { interval: 1 } }],
  ["initialBackoff", client, { reconnect: { initialBackoff: "1s" } }],
  ["maxBackoff", client, { reconnect: { initialBackoff: 10, maxBackoff: 5 } }],
  ["attempts", client, { semantics: { attempts: 1.5 } }],
  ["retries", client, { semantics: { retries: 1 } }],
  ["codes", client, { semantics: { codes: ["OK"] } }],
  ["codes", client, { semantics: { codes: "UNAVAILABLE" } }],
  ["semantics", client, { semantics: "twice" }],
  ["jitter", client, { semantics: { methods: { add: { jitter: 2 } } } }],
  ["ad", client, { semantics: { methods: { ad: "atLeastOnce" } } }],
  ["default", client, { semantics: { methods: {}, default: "maybe" } }],
  ["maxCalls", createRouter, { maxCalls: "many" }],
  ["receiveTimeout", createRouter, { receiveTimeout: 0 }],
  ["prefix", createRouter, { prefix: /api/ }],
  ["onError", createRouter, { onError: console }],
  ["compression", createRouter, { compression: "br" }],
  ["origins", createRouter, { cors: { origins: "https://a.example" } }],
  ["maxage", createRouter, { cors: { origins: "*", maxage: 1 } }],
  ["origins", createRouter, { cors: {} }],
  ["grace", takers["shutdown"]![0], { grace: NaN }],
  ["credentials", takers["fetchTransport"]![0], { credentials: true }],
  ["metadata", takers["a unary call"]![0], { metadata: new Map([["a", "b"]]) }],
  ["metadata", takers["a unary call"]![0], { metadata: [["a", "b"]] }],
  ["metadata", takers["a unary call"]![0], { metadata: null }],
  ["signal", takers["a unary call"]![0], { signal: new AbortController() }],
  ["deadline", takers["a unary call"]![0], { deadline: NaN }],
  ["onHeaders", takers["a unary call"]![0], { onHeaders: true }],
  ["compression", takers["a unary call"]![0], { compression: "br" }],
  ["attempts", takers["a unary call"]![0], { semantics: { attempts: 0 } }],
  ["signal", takers["a call whose answer streams"]![0], { signal: 1 }],
  ["url", consulRegistry, { url: "consul" }],
  ["check", consulRegistry, { check: "http" }],
  ["interval", consulRegistry, { interval: 1 }],
  ["silence", consulRegistry, { silence: NaN }],
  ["url", etcdRegistry, { url: [] }],
  ["url", etcdRegistry, {}],
  ["url", etcdRegistry, { url: 7 }],
  ["ttl", takers["etcdRegistry"]![0], { ttl: 1 }],
  ["servers", takers["dnsRegistry"]![0], { servers: ["not an address"] }],
  ["interval", takers["localRegistry"]![0], { interval: "1s" }],
  ["level", logging, { level: "debug" }],
  ["verify", authenticate, {}],
  ["call", createBatcher, {}],
  ["maxSize", takers["createBatcher"]![0], { maxSize: 0 }],
  ["concurrency", takers["parallel"]![0], { concurrency: NaN }],
  ["codes", fallback, { codes: ["GONE"] }],
  ["ttl", memoryStore, { ttl: 0 }],
  ["lease", takers["lmdbStore"]![0], { lease: "10s" }],
  ["afterCrash", takers["atMostOnce"]![0], { afterCrash: "ignore" }],
];

test.each(wrong.map(([path, take, options]) => [path, options, take] as const))(
  "%s: %o",
  async (path, options, take) => {
    expect(await thrownBy(() => take(options))).toEqual(about(path));
  },
);

test("a list of options that lacks one, or has another, does not compile", () => {
  interface Options {
    readonly first?: number;
    readonly second?: string;
  }
  const whole: Known<Options> = { first: 0, second: "string" };
  // @ts-expect-error: one is missing
  const lacking: Known<Options> = { first: 0 };
  // @ts-expect-error: there is no such option
  const other: Known<Options> = { first: 0, second: "string", third: 1 };
  expect([whole, lacking, other].map((each) => Object.keys(each).length)).toEqual([2, 1, 3]);
});

test("values are not shown: they may be secrets", async () => {
  const error = await thrownBy(() => client({ insecure: false, tls: { key: { secret: "s3cret" } } }));
  expect(error).toEqual(about("key"));
  expect(error.message).not.toContain("s3cret");
});

test("options that are undefined are the default", async () => {
  const made = createRouter({ cors: undefined, maxCalls: undefined }).add(Calculator, calculator);
  const caller: any = createClient(Calculator, memoryTransport(made), { deadline: undefined, semantics: undefined });
  expect(await caller.add({ a: 1, b: 2 }, { deadline: undefined, signal: undefined })).toEqual({ result: 3 });
});

describe("arguments that are none", () => {
  const ours = { name: "ProtobufError", code: "INVALID_ARGUMENT" };
  const arguments_: readonly (readonly [string, () => unknown])[] = [
    ["a client of no service", () => createClient(undefined as never, nobody, { insecure: true })],
    ["a client of a name", () => createClient("remote.Calculator" as never, nobody, { insecure: true })],
    ["a client to nowhere", () => createClient(Calculator, undefined as never, { insecure: true })],
    ["a client to a number", () => createClient(Calculator, 50051 as never, { insecure: true })],
    ["a client to no registry", () => createClient(Calculator, {} as never, { insecure: true })],
    ["a client by fetch to nowhere", () => createFetchClient(Calculator, undefined as never)],
    ["no handlers", () => createRouter().add(Calculator, undefined as never)],
    ["no service", () => createRouter().add(undefined as never, {})],
    ["a handler that is no function", () => createRouter().add(Calculator, { add: 7 } as never)],
    ["an interceptor that gives nothing", () => memory({ interceptors: [() => undefined] })],
    ["no address", () => createServer({ insecure: true }).listen(undefined as never)],
    ["a port alone", () => createServer({ insecure: true }).listen(50051 as never)],
    ["no router", () => memoryTransport(undefined as never)],
    ["no directory", () => localRegistry(undefined as never)],
    ["no registry", () => healthy(undefined as never)],
    ["no recorder", () => metrics(undefined as never)],
    ["no observer", () => observing({} as never)],
    ["no prom-client", () => prometheusMetrics(undefined as never)],
    ["no tokens", () => knownTokens(undefined as never)],
    ["no token", () => bearerToken(undefined as never)],
    ["no tasks", () => parallel(7 as never)],
    ["no options where they are needed", () => etcdRegistry(undefined as never)],
    ["no stream of requests", () => memory().computeStatistics({ value: 1 })],
    ["no stream of requests, both ways", () => collect(memory().streamingCalculator(undefined))],
  ];

  test.each(arguments_)("%s", async (_name, body) => {
    expect(await thrownBy(body)).toMatchObject(ours);
  });
});

test("a call that is refused for its options is not made", async () => {
  let calls = 0;
  const made = await pair({ add: () => (calls++, { result: 1 }) });
  expect(await thrownBy(() => made["add"]({}, { timeout: 5 }))).toEqual(about("timeout"));
  expect(calls).toBe(0);
});
