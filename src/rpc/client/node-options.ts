import { checkReconnect, type Reconnect } from "../balancing/member.ts";
import { type BalancingName, balancingNames } from "../balancing/policies.ts";
import { checkOptions, type Known } from "../call/check-options.ts";
import { type CallCredentials, checkClientSecurity, type TlsOptions } from "../call/credentials.ts";
import { type FetchOptions, fetchOptions } from "../transport/fetch.ts";
import { checkKeepalive, type Keepalive } from "../transport/node/keepalive.ts";
import { type CommonClientOptions, commonClientOptions } from "./options.ts";

/** Options of `createClient`. */
export interface ClientOptions extends CommonClientOptions, FetchOptions {
  /** Without TLS: everybody on the way can read and change what is sent. */
  readonly insecure?: boolean | undefined;
  /** TLS with other than the system's certificates, or with one of our own (mutual TLS). */
  readonly tls?: TlsOptions | undefined;
  /** Metadata that each call asks for, a token for example. Only over TLS. */
  readonly callCredentials?: CallCredentials | undefined;
  /** The version of HTTP. gRPC needs 2. Default: 2; for Connect and gRPC-Web over TLS, 1.1 where the server has no other. */
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

/** INVALID_ARGUMENT for options that there are not, contradict each other or make no sense. */
export function checkClientOptions(options: ClientOptions): void {
  checkOptions("createClient", options, commonClientOptions, fetchOptions, nodeClientOptions);
  checkClientSecurity(options);
  checkKeepalive(options.keepalive);
  checkReconnect(options.reconnect);
}
