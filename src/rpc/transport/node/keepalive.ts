import type { Http2Session } from "node:http2";
import { checkOptions, type Known, milliseconds, needOption } from "../../call/check-options.ts";
import { timerOf } from "../../call/timer.ts";

/** How to find out that a peer is gone while nothing comes from it. */
export interface Keepalive {
  /** Milliseconds of silence before a ping. */
  readonly time: number;
  /** Milliseconds to wait for the answer to it. */
  readonly timeout: number;
}

const keepaliveOptions: Known<Keepalive> = { time: milliseconds, timeout: milliseconds };

/** Servers find out quickly that a client is gone. */
export const serverKeepalive: Keepalive = { time: 30_000, timeout: 10_000 };
/** Servers of gRPC end connections on which a client asks, while nothing else moves, more often than every five minutes. */
export const clientKeepalive: Keepalive = { time: 330_000, timeout: 10_000 };

/** INVALID_ARGUMENT for a keepalive that makes no sense. */
export function checkKeepalive(keepalive: Keepalive | undefined): void {
  if (keepalive === undefined) return;
  checkOptions("keepalive", keepalive, keepaliveOptions);
  needOption("keepalive", "time", keepalive.time);
  needOption("keepalive", "timeout", keepalive.timeout);
}

/** How many times in the time of silence it is looked whether something has come. */
const looks = 4;

/** Pings when nothing has come for a while, and ends a session whose peer does not answer. `isNeeded` says whether anybody would notice. */
export function keepAlive(session: Http2Session, { time, timeout }: Keepalive, isNeeded: () => boolean): void {
  let seen = -1;
  let silent = 0;
  let timer: ReturnType<typeof setTimeout>;
  const wait = (next: () => void, milliseconds: number): void => {
    timer = setTimeout(next, timerOf(milliseconds)).unref();
  };
  const look = (): void => {
    // It has no socket from then on, and may not yet have said that it is closed.
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
