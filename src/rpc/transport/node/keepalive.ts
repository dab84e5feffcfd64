import type { Http2Session } from "node:http2";
import { ProtobufError } from "../../../errors.ts";
import { timerOf } from "../../call/timer.ts";

/** How to find out that a peer is gone while nothing comes from it. */
export interface Keepalive {
  /** Milliseconds of silence before a ping. */
  readonly time: number;
  /** Milliseconds to wait for the answer to it. */
  readonly timeout: number;
}

/** Servers find out quickly that a client is gone. */
export const serverKeepalive: Keepalive = { time: 30_000, timeout: 10_000 };
/** Servers of gRPC end connections on which a client asks, while nothing else moves, more often than every five minutes. */
export const clientKeepalive: Keepalive = { time: 330_000, timeout: 10_000 };

/** INVALID_ARGUMENT for a keepalive that makes no sense. */
export function checkKeepalive(keepalive: Keepalive | undefined): void {
  if (keepalive !== undefined && !(keepalive.time > 0 && keepalive.timeout > 0))
    throw new ProtobufError(
      "INVALID_ARGUMENT",
      "`time` and `timeout` of `keepalive` must be milliseconds, more than 0",
    );
}

/** Pings when nothing has come for a while, and ends a session whose peer does not answer. `isNeeded` says whether anybody would notice. */
export function keepAlive(session: Http2Session, { time, timeout }: Keepalive, isNeeded: () => boolean): void {
  const bytesRead = (): number => session.socket?.bytesRead ?? 0;
  let seen = -1;
  let late: ReturnType<typeof setTimeout> | undefined;
  const look = (): void => {
    if (session.destroyed) return;
    const now = bytesRead();
    if (now !== seen || !isNeeded()) {
      seen = now;
      schedule();
      return;
    }
    late = setTimeout(() => session.destroy(), timerOf(timeout)).unref();
    const sent = session.ping(() => {
      clearTimeout(late);
      seen = -1;
      if (!session.destroyed) schedule();
    });
    if (!sent) session.destroy();
  };
  let timer: ReturnType<typeof setTimeout>;
  const schedule = (): void => {
    timer = setTimeout(look, timerOf(time)).unref();
  };
  schedule();
  session.on("close", () => {
    clearTimeout(timer);
    clearTimeout(late);
  });
}
