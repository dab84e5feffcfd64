import { type Attributes, SpanKind } from "@opentelemetry/api";
import type { CallContext } from "../call/context.ts";
import { serverFaults, type StatusCode } from "../call/status.ts";

/*
 * The attributes of spans. Sources: https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/,
 * https://opentelemetry.io/docs/specs/semconv/rpc/grpc/
 */

/** The attributes known when a call begins. */
export function attributesOf({ side, path, peer, protocol }: CallContext): Attributes {
  const [who, host, port] = [side === "client" ? "server" : "client", ...placeOf(peer)];
  return {
    "rpc.system.name": protocol === "connect" ? "connectrpc" : "grpc",
    "rpc.method": path.slice(1),
    ...(host === undefined ? {} : { [`${who}.address`]: host }),
    ...(port === undefined ? {} : { [`${who}.port`]: port }),
  };
}

/** The attributes known when it is over. */
export function endAttributesOf(code: StatusCode, isFailure: boolean): Attributes {
  return { "rpc.response.status_code": code, ...(isFailure ? { "error.type": code } : {}) };
}

/**
 * Whether the span is marked as an error: on a client for all codes except OK, on a server for faults of the server.
 */
export function isError(code: StatusCode, kind: SpanKind): boolean {
  return code !== "OK" && (kind === SpanKind.CLIENT || serverFaults.has(code));
}

function placeOf(peer: string): readonly [host: string | undefined, port: number | undefined] {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]+)):(\d+)$/.exec(peer) ?? [];
  const host = bracketed ?? plain;
  if (host !== undefined) return [host, Number(port)];
  return [peer === "" ? undefined : peer, undefined];
}
