import { Client } from "@grpc/grpc-js";
import { service as definition } from "grpc-health-check";
import { clientCredentials, type TlsOptions } from "../credentials.ts";
import { isRpcError, toRpcError } from "../call/rpc-error.ts";

/** What is asked, and how. */
export interface CheckOptions {
  /** Full name of the service that is asked about; empty is the server as a whole. */
  readonly about: string;
  /** The name that the certificate must have. */
  readonly serverName: string;
  /** Milliseconds between two checks. */
  readonly interval: number;
  /** Milliseconds that an answer may take. */
  readonly timeout: number;
  readonly insecure?: boolean | undefined;
  readonly tls?: TlsOptions | undefined;
}

/** Asks a server how it is, any number of times over one connection. */
export class Checker {
  readonly #client: Client;
  readonly #options: CheckOptions;

  constructor(address: string, options: CheckOptions) {
    this.#options = options;
    // A connection that fails is tried again for each check.
    const backoff = {
      "grpc.initial_reconnect_backoff_ms": options.interval,
      "grpc.max_reconnect_backoff_ms": options.interval,
      "grpc.use_local_subchannel_pool": 1,
    };
    const names = {
      "grpc.default_authority": options.serverName,
      ...(options.insecure === true ? {} : { "grpc.ssl_target_name_override": options.serverName }),
    };
    // An address, and no other scheme of grpc-js: an instance may be called as one.
    this.#client = new Client(
      address.startsWith("unix:") ? address : `dns:///${address}`,
      clientCredentials(options.insecure, options.tls, undefined),
      { ...backoff, ...names },
    );
  }

  /** Whether it says in time that it serves. A server that knows no such question is well: it answers. */
  check(): Promise<boolean> {
    const { path, requestSerialize, responseDeserialize } = definition["Check"]!;
    const { about, timeout } = this.#options;
    return new Promise((resolve) => {
      this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        { service: about },
        { deadline: Date.now() + timeout },
        (error, reply) => {
          if (error !== null) resolve(isRpcError(toRpcError(error), "UNIMPLEMENTED"));
          else resolve((reply as { readonly status?: unknown }).status === "SERVING");
        },
      );
    });
  }

  close(): void {
    this.#client.close();
  }
}
