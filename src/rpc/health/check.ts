import type { TlsOptions } from "../call/credentials.ts";
import { isRpcError } from "../call/rpc-error.ts";
import { clientOf } from "../client/create-client.ts";
import { http2Transport } from "../transport/node/http2.ts";
import { clientKeepalive } from "../transport/node/keepalive.ts";
import { placeOfTarget } from "../transport/node/place.ts";
import { HealthService, ServingStatus } from "./health-service.ts";

/** The parameters of a health check. */
export interface CheckOptions {
  /** Full name of the service to check; empty for the whole server. */
  readonly about: string;
  /** The name that the certificate must have, also used as the host of requests. */
  readonly serverName: string;
  /** Milliseconds between two checks. */
  readonly interval: number;
  /** The longest time for an answer, in milliseconds. */
  readonly timeout: number;
  readonly insecure?: boolean | undefined;
  readonly tls?: TlsOptions | undefined;
}

/** Checks the health of a server, any number of times over one connection. */
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

  /** Whether it reports SERVING in time. A server without the health service counts as healthy, because it answers. */
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
