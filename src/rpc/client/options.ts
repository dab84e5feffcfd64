import { anything, callbacks, type Kind, type Known, moment, signal } from "../call/check-options.ts";
import type { CompressionName, Interceptor, ProtocolName } from "../call/context.ts";
import type { DeadlineInit } from "../call/deadline.ts";
import type { MetadataInit } from "../call/metadata.ts";
import { type Compression, webGzip } from "../protocol/compression.ts";
import type { FormatName } from "../protocol/settings.ts";
import type { MethodSemantics, Semantics } from "../semantics/policy.ts";

/** Options of `createClient` on every platform. */
export interface CommonClientOptions {
  /** The protocol. Default: the first one that the transport supports; for Node `grpc`, for `fetch` `connect`. */
  readonly protocol?: ProtocolName | undefined;
  /** How messages are encoded. Default `proto`. */
  readonly codec?: FormatName | undefined;
  /** How sent messages are compressed. Responses may be compressed in any case. Default `identity`. */
  readonly compression?: CompressionName | undefined;
  /**
   * Uses GET for methods without side effects (`idempotency_level = NO_SIDE_EFFECTS`), with the protocol `connect`.
   * Default false.
   */
  readonly useGet?: boolean | undefined;
  /** The deadline of calls that do not set one. Default 30,000 ms; never for calls with a response stream. */
  readonly deadline?: DeadlineInit | undefined;
  /**
   * Milliseconds that a call made while answering another subtracts from that one's deadline, to leave time for the way
   * back. Default 20.
   */
  readonly deadlineMargin?: number | undefined;
  /** Interceptors around each call; the first is the outermost. */
  readonly interceptors?: readonly Interceptor[] | undefined;
  /** What calls promise about attempts and effects, for all methods or by localName. Default `maybe`. */
  readonly semantics?: Semantics | MethodSemantics | undefined;
  /** The most bytes of a received message, after decompression. Default 4 MiB. */
  readonly maxReceiveBytes?: number | undefined;
  /** The most bytes of a sent message. Default 4 MiB. */
  readonly maxSendBytes?: number | undefined;
}

export const commonClientOptions: Known<CommonClientOptions> = {
  protocol: ["grpc", "grpcWeb", "connect"],
  codec: ["proto", "json"],
  compression: ["identity", "gzip"],
  useGet: "boolean",
  deadline: moment,
  deadlineMargin: 0,
  interceptors: callbacks,
  semantics: anything,
  maxReceiveBytes: 0,
  maxSendBytes: 0,
};

/** Options of a call. */
export interface CallOptions {
  /** The deadline of the call. Default: the client's. */
  readonly deadline?: DeadlineInit | undefined;
  /** Cancels the call. */
  readonly signal?: AbortSignal | undefined;
  /** The metadata of the request. */
  readonly metadata?: MetadataInit | undefined;
  /** What the call promises about attempts and effects. Default: the client's. */
  readonly semantics?: Semantics | undefined;
  /** How the sent messages of the call are compressed. Default: the client's. */
  readonly compression?: CompressionName | undefined;
  /** Called with the headers as soon as they arrive. If the call fails before, its error has them in `headers`. */
  readonly onHeaders?: ((headers: Headers) => void) | undefined;
  /** Called with the trailers after the answer. If the call fails, its error has them in `metadata`. */
  readonly onTrailers?: ((trailers: Headers) => void) | undefined;
}

/** Other iterables (a Map, a list, `Headers` of another library) would pass for an empty literal. */
const metadata: Kind = {
  takes: (value) => value instanceof Headers || (Object(value) === value && !(Symbol.iterator in value)),
  text: "Headers, or an object of names and values",
};
export const callOptions: Known<CallOptions> = {
  deadline: moment,
  signal,
  metadata,
  semantics: anything,
  compression: ["identity", "gzip"],
  onHeaders: "function",
  onTrailers: "function",
};

/** How the messages of a client are sent. */
export interface ClientSettings {
  readonly format: FormatName;
  readonly compression: CompressionName;
  readonly gzip: Compression;
  readonly maxReceiveBytes: number;
  readonly maxSendBytes: number;
  readonly useGet: boolean;
}

/** The most bytes of a message: 4 MiB, as in all implementations of gRPC. */
const defaultMaxBytes = 4 * 1024 * 1024;

/** The settings for given options. */
export function settingsOf(options: CommonClientOptions, gzip: Compression = webGzip): ClientSettings {
  const { codec = "proto", compression = "identity", useGet = false } = options;
  const { maxReceiveBytes = defaultMaxBytes, maxSendBytes = defaultMaxBytes } = options;
  return { format: codec, compression, gzip, maxReceiveBytes, maxSendBytes, useGet };
}
