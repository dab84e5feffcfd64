import { checkReconnect, type Reconnect } from "../balancing/member.ts";
import { type BalancingName, balancingNames } from "../balancing/policies.ts";
import { type CallCredentials, checkClientSecurity, type TlsOptions } from "../call/credentials.ts";
import { ProtobufError } from "../../errors.ts";
import type { FetchOptions } from "../transport/fetch.ts";
import { checkKeepalive, type Keepalive } from "../transport/node/keepalive.ts";
import { checkName, type CommonClientOptions } from "./options.ts";

/** Options of `createClient`. */
export interface ClientOptions extends CommonClientOptions, FetchOptions {
  /** Without TLS: everybody on the way can read and change what is sent. */
  readonly insecure?: boolean | undefined;
  /** TLS with other than the system's certificates, or with one of our own (mutual TLS). */
  readonly tls?: TlsOptions | undefined;
  /** Metadata that each call asks for, a token for example. Only over TLS. */
  readonly callCredentials?: CallCredentials | undefined;
  /** The version of HTTP. gRPC needs 2. Default `2`. */
  readonly httpVersion?: "1.1" | "2" | undefined;
  /** Default: a ping after 330,000 ms, which must be answered in 10,000 ms; servers of gRPC end connections on which there is more than one in five minutes. */
  readonly keepalive?: Keepalive | undefined;
  /** Which instance gets a call. Default `roundRobin`. */
  readonly loadBalancing?: BalancingName | undefined;
  /** When connections to instances that failed are tried again. Default: after 1000 ms, then after longer and longer times of up to 120,000. */
  readonly reconnect?: Reconnect | undefined;
  /** Connections to each instance, used in turn. Default 1. */
  readonly connections?: number | undefined;
}

/** INVALID_ARGUMENT for options that contradict each other or make no sense. */
export function checkClientOptions(options: ClientOptions): void {
  checkClientSecurity(options);
  checkKeepalive(options.keepalive);
  checkName("loadBalancing", options.loadBalancing ?? "roundRobin", balancingNames);
  checkReconnect(options.reconnect);
  const count = options.connections ?? 1;
  if (!Number.isInteger(count) || count < 1)
    throw new ProtobufError("INVALID_ARGUMENT", "`connections` must be an integer from 1");
}
