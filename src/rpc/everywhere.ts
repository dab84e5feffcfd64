/*
 * What `wireform/rpc` exports on every platform.
 */

export type { Methods, MethodType, ServiceType } from "../codec/service-type.ts";
export type { SchemaService } from "../planner/service-types.ts";
export { appendBinary, getBinary, setBinary } from "./call/binary.ts";
export type { CallContext, CompressionName, Interceptor, Invoke, ProtocolName } from "./call/context.ts";
export { apart } from "./call/current-call.ts";
export type { DeadlineInit } from "./call/deadline.ts";
export { type ErrorDetail, packDetail } from "./call/error-details.ts";
export type { MetadataInit } from "./call/metadata.ts";
export { isRpcError, RpcError, type RpcErrorPlace } from "./call/rpc-error.ts";
export type { Service } from "./call/service.ts";
export type { StatusCode } from "./call/status.ts";
export type { Client, ClientMethod } from "./client/create-client.ts";
export type { CallOptions, CommonClientOptions } from "./client/options.ts";
export type { FormatName } from "./protocol/settings.ts";
export type { CorsOptions } from "./server/cors.ts";
export {
  createRouter,
  type Handler,
  type Handlers,
  type Router,
  type RouterOptions,
  type ServiceOptions,
  type UntypedHandlers,
} from "./server/router.ts";
export { fetchTransport, type FetchOptions } from "./transport/fetch.ts";
export { memoryTransport } from "./transport/memory.ts";
export type { Transport } from "./transport/transport.ts";
