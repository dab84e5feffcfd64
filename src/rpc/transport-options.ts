import type { ChannelOptions } from "@grpc/grpc-js";

/** How to find out that a peer is gone while nothing comes from it. */
export interface Keepalive {
  /** Milliseconds of silence before a ping. */
  readonly time: number;
  /** Milliseconds to wait for the answer to it. */
  readonly timeout: number;
}

/** What clients and servers are told alike. */
interface TransportOptions {
  readonly maxReceiveBytes?: number | undefined;
  readonly maxSendBytes?: number | undefined;
  readonly keepalive?: Keepalive | undefined;
}

/** Bytes of a message, 4 MiB, as gRPC has it in all languages. */
const defaultMaxBytes = 4 * 1024 * 1024;
const defaultKeepalive: Keepalive = { time: 30_000, timeout: 10_000 };

/** The options of grpc-js that stand for ours. */
export function transportOptionsOf({ maxReceiveBytes = defaultMaxBytes, maxSendBytes = defaultMaxBytes, keepalive = defaultKeepalive }: TransportOptions): ChannelOptions {
  return {
    "grpc.max_receive_message_length": maxReceiveBytes,
    "grpc.max_send_message_length": maxSendBytes,
    "grpc.keepalive_time_ms": keepalive.time,
    "grpc.keepalive_timeout_ms": keepalive.timeout,
  };
}
