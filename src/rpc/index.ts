/**
 * Remote calls: clients and servers of services, by gRPC, gRPC-Web and Connect.
 *
 * @module wireform/rpc
 */
export * from "./everywhere.ts";
export type { PeerCertificate } from "./call/context.ts";
export { createClient } from "./client/node-client.ts";
export type { ClientOptions } from "./client/node-options.ts";
export { createServer, type Server, type ServerOptions, type ShutdownOptions } from "./server/node/server.ts";
export type { BalancingName } from "./balancing/policies.ts";
export type { Reconnect } from "./balancing/member.ts";
export type { CallCredentials, TlsOptions } from "./call/credentials.ts";
export { consulRegistry, type ConsulOptions } from "./discovery/consul-registry.ts";
export { dnsRegistry, type DnsOptions } from "./discovery/dns-registry.ts";
export { etcdRegistry, type EtcdOptions } from "./discovery/etcd-registry.ts";
export type { RegistryHeaders } from "./discovery/http.ts";
export { localRegistry, type LocalOptions } from "./discovery/local-registry.ts";
export type { Instance, Registry } from "./discovery/registry.ts";
export { staticRegistry, type StaticAddresses } from "./discovery/static-registry.ts";
export { authenticate, type AuthenticateOptions, identityOf, knownTokens } from "./interceptors/authenticate.ts";
export { bearerToken, type TokenSource } from "./interceptors/bearer-token.ts";
export { type CallLog, formatCallLog, logging, type LoggingOptions, type LogLevel } from "./interceptors/logging.ts";
export { type MeasuredCall, metrics, type MetricsRecorder } from "./interceptors/metrics.ts";
export {
  type PrometheusClient,
  prometheusMetrics,
  type PrometheusOptions,
  type PrometheusRegistry,
} from "./interceptors/prometheus.ts";
export { type CallFailure, type CallObserver, observing } from "./interceptors/observe.ts";
export { retry } from "./interceptors/retry.ts";
export type { TraceContext } from "./interceptors/trace-context.ts";
export { type CallSpan, currentTrace, tracing, type TracingOptions } from "./interceptors/tracing.ts";
export {
  type BatchCallOptions,
  type Batcher,
  type BatcherOptions,
  type BatchItemOptions,
  createBatcher,
} from "./patterns/batcher.ts";
export { fallback, type FallbackOptions, isStale } from "./patterns/fallback.ts";
export { parallel, type ParallelOptions, type ResultsOf, type SettledOf, type Task } from "./patterns/parallel.ts";
export { atMostOnce, type AtMostOnceOptions } from "./semantics/at-most-once.ts";
export type { EmbeddedStore } from "./semantics/embedded-store.ts";
export { exactlyOnce } from "./semantics/exactly-once.ts";
export { memoryStore, type MemoryStoreOptions } from "./semantics/memory-store.ts";
export type { MethodSemantics, RetryPolicy, Semantics, SemanticsName } from "./semantics/policy.ts";
export type {
  BegunRequest,
  OpenRequest,
  ReplyStore,
  StoredReply,
  StoredRequest,
  Transaction,
  TransactionStore,
  Work,
} from "./semantics/reply-store.ts";
export type { DuplicateOptions } from "./semantics/request-key.ts";
export type { Keepalive } from "./transport/node/keepalive.ts";
