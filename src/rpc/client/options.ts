import { anything, callbacks, type Kind, type Known, moment, signal } from "../call/check-options.ts";
import type { CompressionName, Interceptor, ProtocolName } from "../call/context.ts";
import type { DeadlineInit } from "../call/deadline.ts";
import type { MetadataInit } from "../call/metadata.ts";
import { type Compression, webGzip } from "../protocol/compression.ts";
import type { FormatName } from "../protocol/settings.ts";
import type { MethodSemantics, Semantics } from "../semantics/policy.ts";

/** Options of `createClient` on every platform. */
export interface CommonClientOptions {
  /** How calls travel. Default: the first that the transport can carry; of Node `grpc`, of `fetch` `connect`. */
  readonly protocol?: ProtocolName | undefined;
  /** How messages are written. Default `proto`. */
  readonly codec?: FormatName | undefined;
  /** How messages are compressed that are sent. Replies may be compressed in any case. Default `identity`. */
  readonly compression?: CompressionName | undefined;
  /** Makes calls of methods without side effects (`idempotency_level = NO_SIDE_EFFECTS`) by GET, with the protocol `connect`. Default false. */
  readonly useGet?: boolean | undefined;
  /** When calls that do not say so are given up. Default 30,000 ms; for calls that are answered by a stream never. */
  readonly deadline?: DeadlineInit | undefined;
  /** Milliseconds that a call made while answering another keeps of that one's deadline, for the way back. Default 20. */
  readonly deadlineMargin?: number | undefined;
  /** Around each call; the first is the outermost. */
  readonly interceptors?: readonly Interceptor[] | undefined;
  /** What calls promise of attempts and effects, for all methods or by localName. Default `maybe`. */
  readonly semantics?: Semantics | MethodSemantics | undefined;
  /** Bytes of a message that is received, at most, after it has been decompressed. Default 4 MiB. */
  readonly maxReceiveBytes?: number | undefined;
  /** Bytes of a message that is sent, at most. Default 4 MiB. */
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
  /** When the call is given up. Default: the client's. */
  readonly deadline?: DeadlineInit | undefined;
  /** Cancels the call. */
  readonly signal?: AbortSignal | undefined;
  /** What goes with the request. */
  readonly metadata?: MetadataInit | undefined;
  /** What the call promises of attempts and effects. Default: the client's. */
  readonly semantics?: Semantics | undefined;
  /** How the messages of the call are compressed that are sent. Default: the client's. */
  readonly compression?: CompressionName | undefined;
  /** Is called with what comes before the answer, as soon as it is there; of a call that fails at once, `headers` of its error has that. */
  readonly onHeaders?: ((headers: Headers) => void) | undefined;
  /** Is called with what comes after the answer; of a call that fails, `metadata` of its error has that. */
  readonly onTrailers?: ((trailers: Headers) => void) | undefined;
}

/** What can be iterated otherwise (a Map, a list, `Headers` of another library) would be taken for an empty literal. */
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

/** How messages go over the wire, of all calls of a client. */
export interface ClientSettings {
  readonly format: FormatName;
  readonly compression: CompressionName;
  readonly gzip: Compression;
  readonly maxReceiveBytes: number;
  readonly maxSendBytes: number;
  readonly useGet: boolean;
}

/** Bytes of a message, 4 MiB, as gRPC has it in all languages. */
const defaultMaxBytes = 4 * 1024 * 1024;

/** The settings that options stand for. */
export function settingsOf(options: CommonClientOptions, gzip: Compression = webGzip): ClientSettings {
  const { codec = "proto", compression = "identity", useGet = false } = options;
  const { maxReceiveBytes = defaultMaxBytes, maxSendBytes = defaultMaxBytes } = options;
  return { format: codec, compression, gzip, maxReceiveBytes, maxSendBytes, useGet };
}
