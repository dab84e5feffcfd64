import type { PeerCertificate } from "../call/context.ts";
import type { Ending } from "../call/ending.ts";
import type { HttpRequest } from "../protocol/http.ts";

/** A request as a server gets it. */
export interface ServerRequest extends HttpRequest {
  /** Ended by the platform when the one who asks is gone before the answer is there. */
  readonly ending: Ending;
  /** What stands for the connection that it came on, or for itself. */
  readonly connection: object;
  /** Who asks: `127.0.0.1:50051`; empty where the platform does not tell. */
  readonly peer: string;
  readonly peerCertificate?: PeerCertificate | undefined;
  /** Whether the response can have trailers, which gRPC needs: HTTP/2. */
  readonly hasTrailers: boolean;
  /** Waits until it is known whether a request that has ended was cancelled instead. */
  readonly settled?: (() => Promise<void>) | undefined;
  /** Whether the response can begin before the request is over. */
  readonly isDuplex: boolean;
}
