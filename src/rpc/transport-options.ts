import type { ChannelOptions } from "@grpc/grpc-js";
import { ProtobufError } from "../errors.ts";
import { timerOf } from "./call/timer.ts";

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
}

/** Bytes of a message, 4 MiB, as gRPC has it in all languages. */
const defaultMaxBytes = 4 * 1024 * 1024;
/** Servers find out quickly that a client is gone. */
export const serverKeepalive: Keepalive = { time: 30_000, timeout: 10_000 };
/** Servers of gRPC end connections on which a client asks, while nothing else moves, more often than every five minutes. */
export const clientKeepalive: Keepalive = { time: 330_000, timeout: 10_000 };

/** The options of grpc-js that stand for ours. INVALID_ARGUMENT for a keepalive that makes no sense. */
export function transportOptionsOf({
  maxReceiveBytes = defaultMaxBytes,
  maxSendBytes = defaultMaxBytes,
  keepalive,
}: TransportOptions & { readonly keepalive: Keepalive }): ChannelOptions {
  if (!(keepalive.time > 0 && keepalive.timeout > 0))
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      "`time` and `timeout` of `keepalive` must be milliseconds, more than 0",
    );
  return {
    "grpc.max_receive_message_length": maxReceiveBytes,
    "grpc.max_send_message_length": maxSendBytes,
    "grpc.keepalive_time_ms": timerOf(keepalive.time),
    "grpc.keepalive_timeout_ms": timerOf(keepalive.timeout),
  };
}
