import type { TlsOptions } from "../call/credentials.ts";
import { isRpcError } from "../call/rpc-error.ts";
import { clientOf } from "../client/create-client.ts";
import { http2Transport } from "../transport/node/http2.ts";
import { clientKeepalive } from "../transport/node/keepalive.ts";
import { placeOfTarget } from "../transport/node/place.ts";
import { HealthService, ServingStatus } from "./health-service.ts";

/** What is asked, and how. */
export interface CheckOptions {
  /** Full name of the service that is asked about; empty is the server as a whole. */
  readonly about: string;
  /** The name that the certificate must have, and that requests name as their host. */
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
  readonly #client: {
    check(request: object, options: object): Promise<{ readonly status: number }>;
    close(): void;
  };
  readonly #options: CheckOptions;

  constructor(address: string, options: CheckOptions) {
    this.#options = options;
    const { insecure, tls, serverName } = options;
    const place = { ...placeOfTarget(address), authority: serverName };
    const transport = http2Transport({
      place,
      tls: insecure === true ? undefined : { ...tls, serverName },
      keepalive: clientKeepalive,
    });
    this.#client = clientOf(HealthService, {}, () => ({ transports: [transport] })) as never;
  }

  /** Whether it says in time that it serves. A server that knows no such question is well: it answers. */
  async check(): Promise<boolean> {
    const { about, timeout } = this.#options;
    try {
      const { status } = await this.#client.check({ service: about }, { deadline: timeout });
      return status === ServingStatus.SERVING;
    } catch (error) {
      return isRpcError(error, "UNIMPLEMENTED");
    }
  }

  close(): void {
    this.#client.close();
  }
}
