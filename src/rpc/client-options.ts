import type { ChannelOptions, Metadata } from "@grpc/grpc-js";
import { ProtobufError } from "../errors.ts";
import type { Interceptor } from "./call/context.ts";
import type { CallCredentials, TlsOptions } from "./credentials.ts";
import type { DeadlineInit } from "./call/deadline.ts";
import type { MetadataInit } from "./call/metadata.ts";
import type { MethodSemantics, Semantics } from "./semantics/policy.ts";
import { clientKeepalive, type Keepalive, transportOptionsOf } from "./transport-options.ts";

/** Options of `createClient`. */
export interface ClientOptions {
  /** Without TLS: everybody on the way can read and change what is sent. */
  readonly insecure?: boolean | undefined;
  /** TLS with other than the system's certificates, or with one of our own (mutual TLS). */
  readonly tls?: TlsOptions | undefined;
  /** Metadata that each call asks for, a token for example. Only over TLS. */
  readonly callCredentials?: CallCredentials | undefined;
  /** When calls that do not say so are given up. Default 30,000 ms. */
  readonly deadline?: DeadlineInit | undefined;
  /** Milliseconds that a call made while answering another keeps of that one's deadline, for the way back. Default 20. */
  readonly deadlineMargin?: number | undefined;
  /** Around each call; the first is the outermost. */
  readonly interceptors?: readonly Interceptor[] | undefined;
  /** What calls promise of attempts and effects, for all methods or by localName. Default `maybe`. */
  readonly semantics?: Semantics | MethodSemantics | undefined;
  /** Bytes of a message that is received, at most. Default 4 MiB. */
  readonly maxReceiveBytes?: number | undefined;
  /** Bytes of a message that is sent, at most. Default 4 MiB. */
  readonly maxSendBytes?: number | undefined;
  /** Default: a ping after 330,000 ms, which must be answered in 10,000 ms; servers of gRPC end connections on which there is more than one in five minutes. */
  readonly keepalive?: Keepalive | undefined;
  /** Which instance gets a call. Default `roundRobin`. */
  readonly loadBalancing?: "roundRobin" | "random" | "pickFirst" | undefined;
  /** Connections to each instance, used in turn. Default 1. */
  readonly connections?: number | undefined;
  /** Options of grpc-js itself; they win over those above. */
  readonly channelOptions?: ChannelOptions | undefined;
}

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
  /** Is called with what comes before the answer. */
  readonly onHeaders?: ((headers: Metadata) => void) | undefined;
  /** Is called with what comes after the answer. */
  readonly onTrailers?: ((trailers: Metadata) => void) | undefined;
}

/** The options of grpc-js that stand for ours. INVALID_ARGUMENT for a way of balancing that there is not. */
export function channelOptionsOf(options: ClientOptions): ChannelOptions {
  const balancing = options.loadBalancing ?? "roundRobin";
  const balancer = Object.hasOwn(balancers, balancing) ? balancers[balancing]! : undefined;
  if (balancer === undefined)
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      `\`loadBalancing\` must be one of ${Object.keys(balancers).join(", ")}`,
    );
  return {
    ...transportOptionsOf({ ...options, keepalive: options.keepalive ?? clientKeepalive }),
    // grpc-js keeps what it might have to send again, and goes through all that it keeps for each message that it sends: with its 1 MiB, a stream of a million small
    // messages takes ten times as long as with this.
    "grpc.per_rpc_retry_buffer_size": 16 * 1024,
    "grpc.service_config": JSON.stringify({ loadBalancingConfig: [{ [balancer]: {} }] }),
    ...options.channelOptions,
  };
}

const balancers: { readonly [name: string]: string } = {
  roundRobin: "round_robin",
  random: "wireform_random",
  pickFirst: "pick_first",
};
