import type { TlsOptions } from "../../call/credentials.ts";
import type { Ending } from "../../call/ending.ts";
import { isRpcError } from "../../call/rpc-error.ts";
import { leave, partsToCome } from "../../protocol/http.ts";
import type { Transport } from "../transport.ts";
import { http1Transport } from "./http1.ts";
import { http2Transport } from "./http2.ts";
import { isWithoutHttp2, SessionKeeper, type SessionOptions } from "./session.ts";

/**
 * Carries calls over HTTP/2, or over HTTP/1.1 where the server has no other: TLS says which (ALPN), when the first call connects. After a connection that failed it is asked anew.
 */
export function negotiatedTransport(options: SessionOptions & { readonly tls: TlsOptions }): Transport {
  const both = { ...options, offered: ["h2", "http/1.1"] };
  const keeper = new SessionKeeper(both);
  const [http2, http1] = [http2Transport(both, keeper), http1Transport(options)];
  let isOld = false;
  let tellLost = (): void => {};
  /** What connecting fails with, unless that is for want of HTTP/2. */
  const negotiate = async (connect: () => unknown): Promise<void> => {
    try {
      await connect();
    } catch (error) {
      if (!isWithoutHttp2(error)) throw error;
      isOld = true;
    }
  };
  return {
    peer: options.place.authority,
    protocols: ["connect", "grpcWeb"],
    async connect(onLost) {
      tellLost = onLost;
      await negotiate(() => http2.connect!(onLost));
    },
    async send(request, ending) {
      try {
        if (!isOld) await negotiate(() => keeper.take(ending));
      } catch (error) {
        leave(partsToCome(request.body));
        throw error;
      }
      if (!isOld) return http2.send(request, ending);
      return http1.send(request, ending).catch((error: unknown) => {
        if (isLost(error, ending)) {
          isOld = false;
          tellLost();
        }
        throw error;
      });
    },
    close() {
      http2.close();
      http1.close();
    },
  };
}

function isLost(error: unknown, { reason }: Ending): boolean {
  return reason === undefined && isRpcError(error, "UNAVAILABLE");
}
