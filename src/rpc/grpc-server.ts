import type { ServerHttp2Stream } from "node:http2";
import { type ChannelOptions, Server as GrpcServer } from "@grpc/grpc-js";
import { longestTimer } from "./call/timer.ts";

type Headers = { [name: string]: unknown };
type HandleStream = (interceptors: unknown, stream: ServerHttp2Stream, headers: Headers) => void;

/** What is wrapped here; a version of grpc-js without it is left alone. */
const entries = ["_streamHandler", "_channelzHandler"] as const;

/** A server of grpc-js. It counts the time of a call in 31 bits, so that one of a month would be over at once: more than that is taken for no limit. */
export function newGrpcServer(options: ChannelOptions): GrpcServer {
  const server = new GrpcServer(options);
  const handlers = server as unknown as { [name in (typeof entries)[number]]?: HandleStream };
  for (const name of entries) {
    const handle = handlers[name];
    if (handle === undefined) continue;
    handlers[name] = function (this: GrpcServer, interceptors, stream, headers): void {
      if (isBeyondTimers(headers["grpc-timeout"])) delete headers["grpc-timeout"];
      handle.call(this, interceptors, stream, headers);
    };
  }
  return server;
}

/** As loosely as grpc-js reads it. https://github.com/grpc/grpc/blob/master/doc/PROTOCOL-HTTP2.md#requests */
function isBeyondTimers(timeout: unknown): boolean {
  const [, digits, unit] = (typeof timeout === "string" && /(\d{1,8})\s*([HMS])/.exec(timeout)) || [];
  return digits !== undefined && Number(digits) * milliseconds[unit as "H" | "M" | "S"] > longestTimer;
}

const milliseconds = { H: 3_600_000, M: 60_000, S: 1_000 };
