import { checkOptions, type Known, milliseconds, refuse } from "../call/check-options.ts";
import { apart } from "../call/current-call.ts";
import type { Ending } from "../call/ending.ts";
import { isRpcError, RpcError, toRpcError } from "../call/rpc-error.ts";
import { noteUnsent } from "../call/unsent.ts";
import { Backoff } from "../discovery/pause.ts";
import type { HttpRequest, HttpResponse } from "../protocol/http.ts";
import type { Transport } from "../transport/transport.ts";

/** When a connection that failed is tried again. */
export interface Reconnect {
  /** Milliseconds before the second time; then it is twice as long each time, less up to a half at random. Default 1000. */
  readonly initialBackoff?: number | undefined;
  /** Milliseconds at most. Default 120,000. */
  readonly maxBackoff?: number | undefined;
}

const reconnectOptions: Known<Reconnect> = { initialBackoff: milliseconds, maxBackoff: milliseconds };

/** INVALID_ARGUMENT for times that make no sense. */
export function checkReconnect(reconnect: Reconnect = {}): void {
  checkOptions("reconnect", reconnect, reconnectOptions);
  const { initialBackoff = 1, maxBackoff = initialBackoff } = reconnect;
  if (maxBackoff < initialBackoff) refuse("reconnect", "maxBackoff", "not less than initialBackoff");
}

/** `idle`: not connected, and may be; `waiting`: it has failed, and is let alone for a while. */
export type MemberState = "idle" | "connecting" | "ready" | "waiting";

/** An instance that calls can go to: its connection, which is made anew when it breaks, and the calls that are under way. */
export class Member {
  readonly #transport: Transport;
  readonly #onChange: (member: Member) => void;
  readonly #backoff: Backoff;
  /** Of calls that were refused over a connection that stands. */
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

  /** `onChange` is told of each state but `connecting`. */
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
   * Why there was no connection when it was last tried; undefined if there has been no failure since the last one that
   * stood.
   */
  get error(): RpcError | undefined {
    return this.#error;
  }

  /** Whether it has refused a call not long ago, over the connection that stands: others are asked first. */
  get isShy(): boolean {
    return this.#isShy;
  }

  /** Calls that are under way. */
  get active(): number {
    return this.#active;
  }

  /** How often it has been connected. */
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
      // Where no connection stands, nothing else says that it can be reached again.
      if (this.#transport.connect === undefined) this.#backoff.reset();
      return response;
    } catch (error) {
      this.#release();
      // Where no connection stands, calls are what says whether there is one to be had.
      if (this.#transport.connect === undefined && isRpcError(error, "UNAVAILABLE") && ending.reason === undefined)
        this.#fail(error);
      throw error;
    }
  }

  /** Notes that a call was not taken over the connection with this number. Where that is lost, there is nothing to note. */
  refused(connection: number): void {
    if (this.#isShy || this.#state !== "ready" || connection !== this.#connections) return;
    this.#isShy = true;
    this.#become("ready");
    void this.#shyness.wait(this.#left.signal).then(() => {
      this.#isShy = false;
      this.#become(this.#state);
    });
  }

  /** Gets no more calls, and ends when those that are under way do; then calls back. */
  leave(onGone: () => void): void {
    this.#left.abort();
    this.#onGone = onGone;
    if (this.#active === 0) this.#go();
  }

  /** Ends, and gives up the calls that are under way. */
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

  /** A connection that has stood for a while is made anew at once. One that breaks as soon as it stands would be made again and again. */
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
  return noteUnsent(new RpcError("UNAVAILABLE", "the connection was lost as soon as it stood"));
}
