/**
 * Remote calls: clients and servers of services, over gRPC. Needs `@grpc/grpc-js`.
 *
 * @module wireform/rpc
 */
export type { Methods, MethodType, SchemaService, ServiceType } from "../codec/service-type.ts";
export type { CallContext, Interceptor, Invoke } from "./call.ts";
export type { CallOptions, ClientOptions, Keepalive } from "./client-options.ts";
export { createClient, type Client, type ClientMethod } from "./create-client.ts";
export { createServer, type Handler, type Handlers, type Server, type ServerOptions } from "./create-server.ts";
export type { CallCredentials, TlsOptions } from "./credentials.ts";
export type { DeadlineInit } from "./deadline.ts";
export { consulRegistry, type ConsulOptions } from "./discovery/consul-registry.ts";
export { dnsRegistry, type DnsOptions } from "./discovery/dns-registry.ts";
export { etcdRegistry, type EtcdOptions } from "./discovery/etcd-registry.ts";
export type { RegistryHeaders } from "./discovery/http.ts";
export { localRegistry, type LocalOptions } from "./discovery/local-registry.ts";
export type { Instance, Registry } from "./discovery/registry.ts";
export { staticRegistry, type StaticAddresses } from "./discovery/static-registry.ts";
export type { MetadataInit } from "./metadata.ts";
export { isRpcError, RpcError } from "./rpc-error.ts";
export type { RetryPolicy, Semantics, SemanticsName } from "./semantics/policy.ts";
export type { Service } from "./service.ts";
export type { StatusCode } from "./status.ts";
