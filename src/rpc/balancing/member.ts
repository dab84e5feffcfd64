import { checkOptions, type Known, milliseconds, refuse } from "../call/check-options.ts";
import { apart } from "../call/current-call.ts";
import type { Ending } from "../call/ending.ts";
import { isRpcError, RpcError, toRpcError } from "../call/rpc-error.ts";
import { noteUnsent } from "../call/unsent.ts";
import { Backoff } from "../discovery/pause.ts";
import type { HttpRequest, HttpResponse } from "../protocol/http.ts";
import type { Transport } from "../transport/transport.ts";

/** When to try again after a connection failed. */
export interface Reconnect {
  /**
   * Milliseconds before the second attempt. The time then doubles with each attempt, less a random part of up to a
   * half. Default 1000.
   */
  readonly initialBackoff?: number | undefined;
  /** The longest time between attempts, in milliseconds. Default 120,000. */
  readonly maxBackoff?: number | undefined;
}

const reconnectOptions: Known<Reconnect> = { initialBackoff: milliseconds, maxBackoff: milliseconds };

/** INVALID_ARGUMENT for invalid times. */
export function checkReconnect(reconnect: Reconnect = {}): void {
  checkOptions("reconnect", reconnect, reconnectOptions);
  const { initialBackoff = 1, maxBackoff = initialBackoff } = reconnect;
  if (maxBackoff < initialBackoff) refuse("reconnect", "maxBackoff", "not less than initialBackoff");
}

/** `idle`: not connected, but may be; `waiting`: it has failed, and is left alone for a while. */
export type MemberState = "idle" | "connecting" | "ready" | "waiting";

/**
 * An instance that calls can go to: its connection, which is re-established when it breaks, and the calls in flight.
 */
export class Member {
  readonly #transport: Transport;
  readonly #onChange: (member: Member) => void;
  readonly #backoff: Backoff;
  /** For calls that were refused over an open connection. */
  readonly #shyness: Backoff;
  readonly #steady: number;
  readonly #left: AbortController = new AbortController();
  #state: MemberState = "idle";
  #error: RpcError | undefined;
  #onGone: (() => void) | undefined;
  #isShy = false;
  #active = 0;
  #connections = 0;
  #since = 0;

  /** `onChange` is called for each state except `connecting`. */
  constructor(
    transport: Transport,
    { initialBackoff = 1_000, maxBackoff = 120_000 }: Reconnect,
    onChange: (member: Member) => void,
  ) {
    this.#transport = transport;
    this.#onChange = onChange;
    this.#backoff = new Backoff(Math.min(initialBackoff, maxBackoff), maxBackoff);
    this.#shyness = new Backoff(Math.min(initialBackoff, maxBackoff), maxBackoff);
    this.#steady = initialBackoff;
  }

  get state(): MemberState {
    return this.#state;
  }

  /**
   * Why the last attempt to connect failed; undefined if none has failed since the last good connection.
   */
  get error(): RpcError | undefined {
    return this.#error;
  }

  /** Whether it has recently refused a call over the current connection: others are tried first. */
  get isShy(): boolean {
    return this.#isShy;
  }

  /** The number of calls in flight. */
  get active(): number {
    return this.#active;
  }

  /** The number of connections so far. */
  get connections(): number {
    return this.#connections;
  }

  /** Connects, if it is idle. */
  connect(): void {
    if (this.#state !== "idle") return;
    this.#state = "connecting";
    const connection = ++this.#connections;
    let isLost = false;
    const lose = (): void => {
      isLost = true;
      if (connection === this.#connections && this.#state === "ready") this.#lose();
    };
    const connected = apart(() => this.#transport.connect?.(lose)) ?? Promise.resolve();
    connected.then(
      () => (isLost ? this.#fail(connectionLost()) : this.#stand()),
      (error: unknown) => this.#fail(toRpcError(error, "UNAVAILABLE")),
    );
  }

  /** Sends a request there. Errors: those of the transport. */
  async send(request: HttpRequest, ending: Ending): Promise<HttpResponse> {
    this.#active++;
    try {
      const response = await this.#transport.send(request, ending);
      ending.onOver(() => this.#release());
      this.#shyness.reset();
      // Without a connection, nothing else shows that it can be reached again.
      if (this.#transport.connect === undefined) this.#backoff.reset();
      return response;
    } catch (error) {
      this.#release();
      // Without a connection, only calls show whether one can be made.
      if (this.#transport.connect === undefined && isRpcError(error, "UNAVAILABLE") && ending.reason === undefined)
        this.#fail(error);
      throw error;
    }
  }

  /** Notes that a call was refused over the connection with this number, unless that connection is lost. */
  refused(connection: number): void {
    if (this.#isShy || this.#state !== "ready" || connection !== this.#connections) return;
    this.#isShy = true;
    this.#become("ready");
    void this.#shyness.wait(this.#left.signal).then(() => {
      this.#isShy = false;
      this.#become(this.#state);
    });
  }

  /** Accepts no more calls, and closes when those in flight have ended; then calls back. */
  leave(onGone: () => void): void {
    this.#left.abort();
    this.#onGone = onGone;
    if (this.#active === 0) this.#go();
  }

  /** Closes, and gives up the calls in flight. */
  close(): void {
    this.#left.abort();
    this.#transport.close();
  }

  #release(): void {
    this.#active--;
    if (this.#active === 0) this.#go();
  }

  #go(): void {
    if (this.#onGone === undefined) return;
    this.#transport.close();
    this.#onGone();
  }

  #stand(): void {
    this.#since = Date.now();
    this.#error = undefined;
    this.#become("ready");
  }

  /**
   * A connection that lasted a while is re-established at once. One that breaks immediately would be re-established
   * over and over.
   */
  #lose(): void {
    if (Date.now() - this.#since < this.#steady) return this.#fail(connectionLost());
    this.#backoff.reset();
    this.#become("idle");
  }

  #fail(error: RpcError): void {
    if (this.#state === "waiting") return;
    this.#error = error;
    this.#become("waiting");
    void this.#backoff.wait(this.#left.signal).then(() => this.#become("idle"));
  }

  #become(state: MemberState): void {
    if (this.#left.signal.aborted) return;
    this.#state = state;
    this.#onChange(this);
  }
}

function connectionLost(): RpcError {
  return noteUnsent(new RpcError("UNAVAILABLE", "the connection was lost as soon as it opened"));
}
