import type { ProtocolName } from "../call/context.ts";
import type { Ending } from "../call/ending.ts";
import type { HttpRequest, HttpResponse } from "../protocol/http.ts";

/** Whether a target is what carries calls itself. */
export function isTransport(target: unknown): target is Transport {
  return typeof target === "object" && target !== null && "send" in target;
}

/** What carries calls: HTTP as a platform has it, or a server in this process. Anybody can make one. */
export interface Transport {
  /** Where calls go, for people: `127.0.0.1:50051`, `https://api.example.com`. */
  readonly peer: string;
  /** The protocols that it can carry; the first is the one that is used where nobody says. */
  readonly protocols: readonly ProtocolName[];
  /**
   * Sends a request, and gives the response as soon as its headers are there, while the body of the request may still be on its way. It asks the body for its next part when there is room, and
   * calls `return` where it stops before the end; what the body throws ends the exchange, and comes out.
   *
   * When `ending` ends, the exchange is given up, and its reason comes out of whatever is waited for. Errors: RpcError, and no other: UNAVAILABLE for a connection that fails, noted by
   * `noteUnsent` where no server can have taken the request; CANCELLED and its kin for what HTTP/2 says in the middle.
   */
  send(request: HttpRequest, ending: Ending): Promise<HttpResponse>;
  /**
   * Makes the connection ahead of calls, where the platform has one that stands: it does when the promise is kept, and `onLost` is called when it takes no more calls. Of several times, the last
   * counts. Neither this nor a connection without calls keeps the process running. Errors: RpcError UNAVAILABLE.
   */
  connect?(onLost: () => void): Promise<void>;
  /** Ends the connections; calls that run are given up. */
  close(): void;
}
