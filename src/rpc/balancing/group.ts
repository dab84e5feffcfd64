import type { Ending } from "../call/ending.ts";
import { RpcError } from "../call/rpc-error.ts";
import { later, longestTimer } from "../call/timer.ts";
import { noteUnsent } from "../call/unsent.ts";
import type { Known } from "../discovery/feed.ts";
import type { Transport } from "../transport/transport.ts";
import { Member, type Reconnect } from "./member.ts";
import type { Policy } from "./policies.ts";
import { clientClosed } from "../call/reasons.ts";

/** The parts of a group. */
export interface GroupOptions {
  /** Full name of the service. */
  readonly service: string;
  /** Makes a transport to an instance; undefined for anything that is not an address. */
  readonly transportTo: (address: string) => Transport | undefined;
  readonly policy: Policy;
  readonly reconnect: Reconnect;
}

/** The instances that did not accept a call, each with the number of its connection at the time. */
export type Refusals = Map<Member, number>;

/**
 * Milliseconds that an instance may take to connect before the next one is tried as well, if one is enough. Source:
 * https://www.rfc-editor.org/rfc/rfc8305#section-5
 */
const attemptDelay = 250;

/** The instances that calls can go to, as reported by a feed, and the calls that wait for one. */
export class Group {
  readonly #options: GroupOptions;
  /** By address, in the order of the feed; undefined before its first report. */
  #members: Map<string, Member> | undefined;
  /** Those that are connected; undefined if the list must be computed again. */
  #ready: readonly Member[] | undefined;
  /** Those of them that are tried first; undefined likewise. */
  #preferred: readonly Member[] | undefined;
  readonly #leaving: Set<Member> = new Set();
  /** Why the feed knows no instances. */
  #failure: RpcError | undefined;
  #lastError: RpcError | undefined;
  readonly #waiting: Set<() => void> = new Set();
  #stayAlive: ReturnType<typeof setInterval> | undefined;
  #stopDelay: (() => void) | undefined;
  #isClosed = false;

  constructor(options: GroupOptions) {
    this.#options = options;
  }

  /**
   * Updates the group from the feed: instances that are gone get no more calls, and close when their last call ends.
   */
  learn(known: Known): void {
    if (this.#isClosed) return;
    if (known instanceof RpcError) this.#failure = known;
    else this.#admit(new Set(known.map(({ address }) => address)));
    this.#changed();
  }

  /**
   * The instance for a call; undefined if the call has to wait. Errors: RpcError UNAVAILABLE if there is none, and none
   * is expected soon.
   */
  pick(refusals: Refusals | undefined): Member | undefined {
    if (this.#isClosed) throw noteUnsent(clientClosed());
    this.#ready ??= this.#list().filter(({ state }) => state === "ready");
    const free =
      refusals === undefined
        ? (this.#preferred ??= preferredOf(this.#ready))
        : preferredOf(this.#ready.filter((each) => !hasRefused(each, refusals)));
    if (free.length > 0) return this.#options.policy.pick(free);
    if (refusals !== undefined) this.#connectNext();
    if (this.#members !== undefined) this.#expect(this.#list(), refusals);
    else if (this.#failure !== undefined) throw unavailable(this.#failure.details, this.#failure);
    return undefined;
  }

  /** Waits for a change. Errors: the reason why the call ended first. */
  change(ending: Ending): Promise<void> {
    return new Promise((resolve, reject) => {
      if (ending.reason !== undefined) return reject(noteUnsent(ending.reason));
      const wake = (): void => {
        stop();
        this.#waiting.delete(wake);
        this.#keepAlive();
        if (ending.reason === undefined) resolve();
        else reject(noteUnsent(ending.reason));
      };
      const stop = ending.onEnd(wake);
      this.#waiting.add(wake);
      this.#keepAlive();
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#stopDelay?.();
    for (const member of [...this.#list(), ...this.#leaving]) member.close();
    this.#wake();
  }

  #list(): Member[] {
    return [...(this.#members?.values() ?? [])];
  }

  #admit(addresses: ReadonlySet<string>): void {
    const before = this.#members ?? new Map<string, Member>();
    this.#members = new Map();
    for (const address of addresses) {
      const member = before.get(address) ?? this.#memberAt(address);
      if (member !== undefined) this.#members.set(address, member);
    }
    for (const [address, member] of before) {
      if (addresses.has(address)) continue;
      this.#leaving.add(member);
      member.leave(() => this.#leaving.delete(member));
    }
  }

  #memberAt(address: string): Member | undefined {
    const transport = this.#options.transportTo(address);
    return transport && new Member(transport, this.#options.reconnect, (member) => this.#noteChange(member));
  }

  #noteChange(member: Member): void {
    if (member.state === "waiting") this.#lastError = member.error;
    if (this.#options.policy.wantsAll && member.state === "idle") member.connect();
    this.#changed();
  }

  #changed(): void {
    this.#ready = this.#preferred = undefined;
    if (!this.#options.policy.wantsAll) this.#connectOne();
    else for (const member of this.#list()) member.connect();
    this.#wake();
  }

  /** If one is enough: connects the first idle instance, unless one is connected or connecting. */
  #connectOne(isLate = false): void {
    const isEnough = (each: Member): boolean => each.state === "ready" || (each.state === "connecting" && !isLate);
    if (!this.#list().some(isEnough)) this.#connectNext();
  }

  #connectNext(): void {
    const next = this.#list().find(({ state }) => state === "idle");
    if (next === undefined) return;
    next.connect();
    this.#stopDelay?.();
    this.#stopDelay = later(attemptDelay, () => this.#connectOne(true));
  }

  /** UNAVAILABLE, unless an instance is connecting that has not failed. */
  #expect(members: readonly Member[], refusals: Refusals | undefined): void {
    if (members.length === 0) throw unavailable(`the registry knows no instance of ${this.#options.service}`);
    const isHopeless = members.every((each) => each.error !== undefined || hasRefused(each, refusals));
    if (!isHopeless) return;
    const last = this.#lastError?.details ?? "the call was refused";
    throw unavailable(`no instance can be reached, the last error was: ${last}`, this.#lastError);
  }

  #wake(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  /** Keeps the process running while calls wait: nothing else may do so. */
  #keepAlive(): void {
    if (this.#waiting.size > 0) this.#stayAlive ??= setInterval(() => {}, longestTimer);
    else {
      clearInterval(this.#stayAlive);
      this.#stayAlive = undefined;
    }
  }
}

/** Those that have not refused a call for a while, or all if there are none. */
function preferredOf(members: readonly Member[]): readonly Member[] {
  const willing = members.filter(({ isShy }) => !isShy);
  return willing.length > 0 ? willing : members;
}

/** Whether the call was refused over the current connection. */
function hasRefused(member: Member, refusals: Refusals | undefined): boolean {
  return member.state === "ready" && refusals?.get(member) === member.connections;
}

function unavailable(details: string, cause?: RpcError): RpcError {
  return noteUnsent(new RpcError("UNAVAILABLE", details, { cause }));
}
