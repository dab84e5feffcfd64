import type { Http2Session } from "node:http2";
import { checkOptions, type Known, milliseconds, needOption } from "../../call/check-options.ts";
import { timerOf } from "../../call/timer.ts";

/** Keepalive: how to find out that a silent peer is gone. */
export interface Keepalive {
  /** Milliseconds of silence before a ping. */
  readonly time: number;
  /** Milliseconds to wait for the answer to the ping. */
  readonly timeout: number;
}

const keepaliveOptions: Known<Keepalive> = { time: milliseconds, timeout: milliseconds };

/** Servers notice quickly that a client is gone. */
export const serverKeepalive: Keepalive = { time: 30_000, timeout: 10_000 };
/** gRPC servers close idle connections on which a client pings more often than every five minutes. */
export const clientKeepalive: Keepalive = { time: 330_000, timeout: 10_000 };

/** INVALID_ARGUMENT for an invalid keepalive. */
export function checkKeepalive(keepalive: Keepalive | undefined): void {
  if (keepalive === undefined) return;
  checkOptions("keepalive", keepalive, keepaliveOptions);
  needOption("keepalive", "time", keepalive.time);
  needOption("keepalive", "timeout", keepalive.timeout);
}

/** How often within the time of silence to check whether anything has arrived. */
const looks = 4;

/**
 * Pings when nothing has arrived for a while, and closes a session whose peer does not answer. `isNeeded` says whether
 * there are calls that depend on it.
 */
export function keepAlive(session: Http2Session, { time, timeout }: Keepalive, isNeeded: () => boolean): void {
  let seen = -1;
  let silent = 0;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (next: () => void, milliseconds: number): void => {
    timer = setTimeout(next, timerOf(milliseconds)).unref();
  };
  const look = (): void => {
    // It has lost its socket, but may not have reported that it is closed.
    if (session.destroyed) return;
    const now = session.socket.bytesRead;
    silent = now === seen && isNeeded() ? silent + 1 : 0;
    seen = now;
    if (silent < looks) wait(look, time / looks);
    else ping();
  };
  const ping = (): void => {
    silent = 0;
    wait(() => session.destroy(), timeout);
    const answered = (): void => {
      clearTimeout(timer);
      if (!session.destroyed) look();
    };
    if (!session.ping(answered)) session.destroy();
  };
  session.on("close", () => clearTimeout(timer));
  wait(look, time / looks);
}
