import type { ProtocolName } from "../call/context.ts";
import type { Ending } from "../call/ending.ts";
import type { HttpRequest, HttpResponse } from "../protocol/http.ts";

/** Whether a target is a transport. */
export function isTransport(target: unknown): target is Transport {
  return typeof target === "object" && target !== null && "send" in target;
}

/**
 * A transport: carries calls over the HTTP of a platform, or to a server in this process. Programs can provide their
 * own.
 */
export interface Transport {
  /** Where calls go, for people: `127.0.0.1:50051`, `https://api.example.com`. */
  readonly peer: string;
  /** The supported protocols; the first is the default. */
  readonly protocols: readonly ProtocolName[];
  /**
   * Sends a request, and returns the response as soon as its headers arrive, while the body of the request may still be
   * being sent. It reads the next part of the body when there is room, and calls `return` if it stops early; what the
   * body throws ends the exchange and is thrown.
   *
   * When `ending` ends, the exchange is given up, and pending operations reject with its reason. Errors: only RpcError:
   * UNAVAILABLE for a connection that fails, marked by `noteUnsent` if no server can have accepted the request;
   * CANCELLED and similar codes for an HTTP/2 reset.
   */
  send(request: HttpRequest, ending: Ending): Promise<HttpResponse>;
  /**
   * Connects ahead of calls, if the platform has persistent connections. Resolves when connected; `onLost` is called
   * when the connection accepts no more calls, and only the last `onLost` counts. Neither this nor an idle connection
   * keeps the process running. Errors: RpcError UNAVAILABLE.
   */
  connect?(onLost: () => void): Promise<void>;
  /** Closes the connections and gives up running calls. */
  close(): void;
}
