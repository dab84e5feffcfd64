import { checkReconnect, type Reconnect } from "../balancing/member.ts";
import { type BalancingName, balancingNames } from "../balancing/policies.ts";
import { checkOptions, type Known } from "../call/check-options.ts";
import { type CallCredentials, checkClientSecurity, type TlsOptions } from "../call/credentials.ts";
import { type FetchOptions, fetchOptions } from "../transport/fetch.ts";
import { checkKeepalive, type Keepalive } from "../transport/node/keepalive.ts";
import { type CommonClientOptions, commonClientOptions } from "./options.ts";

/** Options of `createClient`. */
export interface ClientOptions extends CommonClientOptions, FetchOptions {
  /** Without TLS: anyone on the network path can read and change what is sent. */
  readonly insecure?: boolean | undefined;
  /** TLS with authorities other than the system's, or with a client certificate (mutual TLS). */
  readonly tls?: TlsOptions | undefined;
  /** Called for the credentials of each call, for example a token. Only over TLS. */
  readonly callCredentials?: CallCredentials | undefined;
  /**
   * The version of HTTP. gRPC needs 2. Default: 2; for Connect and gRPC-Web over TLS, 1.1 if the server supports
   * nothing else.
   */
  readonly httpVersion?: "1.1" | "2" | undefined;
  /**
   * Default: a ping after 330,000 ms, which must be answered in 10,000 ms. gRPC servers close connections with more
   * than one ping in five minutes.
   */
  readonly keepalive?: Keepalive | undefined;
  /** Which instance gets a call. Default `roundRobin`. */
  readonly loadBalancing?: BalancingName | undefined;
  /**
   * When to try again after a connection to an instance failed. Default: after 1000 ms, then after longer and longer
   * times of up to 120,000 ms.
   */
  readonly reconnect?: Reconnect | undefined;
  /** Connections to each instance, used in turn. Default 1. */
  readonly connections?: number | undefined;
}

const nodeClientOptions: Known<Omit<ClientOptions, keyof CommonClientOptions | keyof FetchOptions>> = {
  insecure: "boolean",
  tls: "object",
  callCredentials: "function",
  httpVersion: ["1.1", "2"],
  keepalive: "object",
  loadBalancing: balancingNames,
  reconnect: "object",
  connections: { takes: (value) => Number.isInteger(value) && value >= 1, text: "an integer from 1" },
};

/** INVALID_ARGUMENT for options that are unknown, invalid or contradict each other. */
export function checkClientOptions(options: ClientOptions): void {
  checkOptions("createClient", options, commonClientOptions, fetchOptions, nodeClientOptions);
  checkClientSecurity(options);
  checkKeepalive(options.keepalive);
  checkReconnect(options.reconnect);
}
