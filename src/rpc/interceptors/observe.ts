import { ProtobufError } from "../../errors.ts";
import type { CallContext, Interceptor, Invoke } from "../call/context.ts";
import { notify } from "../call/notify.ts";
import { isRpcError, RpcError, textOf, toRpcError } from "../call/rpc-error.ts";
import type { StatusCode } from "../call/status.ts";
import { answeredError, originalOf } from "../call/unexpected.ts";

/** How a call failed. */
export interface CallFailure {
  /** The status: on the server, the one that the caller gets. */
  readonly code: StatusCode;
  /** The text of the error; on the server that of the original error, even if the caller gets another. */
  readonly details: string;
  /** What was thrown. */
  readonly error: unknown;
}

/** Is notified of the progress of a call. Promises returned by its functions are not awaited. */
export interface CallObserver {
  /** The client sent a message. */
  onRequest?(message: unknown): unknown;
  /** The server sent a message. */
  onResponse?(message: unknown): unknown;
  /**
   * The call is over, called once: with an error if it failed. A response stream is over when it ends, fails or is
   * left.
   */
  onEnd?(failure: CallFailure | undefined): unknown;
}

/**
 * An interceptor for either side that only observes: `begin` is called for each call and returns its observer, or
 * undefined for none.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for anything that is not a function; exceptions and rejections of `begin`
 * and the observer do not affect the call and become a warning of the process.
 */
export function observing(begin: (context: CallContext) => CallObserver | undefined): Interceptor {
  if (typeof begin !== "function") throw new ProtobufError("INVALID_ARGUMENT", "observing needs a function");
  return (next) => (request, context) => {
    let observer: CallObserver | undefined;
    notify(begin, () => (observer = begin(context)));
    return observer === undefined ? next(request, context) : observe(next, request, context, observer, begin);
  };
}

/** Makes a call and notifies an observer. What that throws becomes a warning, once for each `listener`. */
export async function observe(
  next: Invoke,
  request: any,
  context: CallContext,
  observer: CallObserver,
  listener: object,
): Promise<any> {
  const { clientStreaming, serverStreaming } = context.method;
  const told = new Told(context, observer, listener);
  const sent = clientStreaming ? observeRequests(request, told) : request;
  if (!clientStreaming) told.request(request);
  let reply: unknown;
  try {
    reply = await next(sent, context);
  } catch (error) {
    told.failed(error);
    throw error;
  }
  if (serverStreaming) return observeResponses(reply as AsyncIterable<unknown>, told);
  told.response(reply);
  told.ended();
  return reply;
}

/** An observer that never throws. */
class Told {
  readonly #context: CallContext;
  readonly #observer: CallObserver;
  readonly #listener: object;

  constructor(context: CallContext, observer: CallObserver, listener: object) {
    this.#context = context;
    this.#observer = observer;
    this.#listener = listener;
  }

  request(message: unknown): void {
    notify(this.#listener, () => this.#observer.onRequest?.(message));
  }

  response(message: unknown): void {
    notify(this.#listener, () => this.#observer.onResponse?.(message));
  }

  ended(): void {
    notify(this.#listener, () => this.#observer.onEnd?.(undefined));
  }

  failed(error: unknown): void {
    notify(this.#listener, () => this.#observer.onEnd?.(endOf(error, this.#context)));
  }
}

/** An array stays an array: it can be sent again. */
function observeRequests(
  requests: AsyncIterable<unknown> | Iterable<unknown>,
  told: Told,
): AsyncIterable<unknown> | Iterable<unknown> {
  if (!Array.isArray(requests)) return observeStream(requests, told);
  for (const request of requests) told.request(request);
  return requests;
}

async function* observeStream(
  requests: AsyncIterable<unknown> | Iterable<unknown>,
  told: Told,
): AsyncGenerator<unknown, void, undefined> {
  for await (const request of requests) {
    told.request(request);
    yield request;
  }
}

async function* observeResponses(
  responses: AsyncIterable<unknown>,
  told: Told,
): AsyncGenerator<unknown, void, undefined> {
  let isOver = false;
  try {
    for await (const response of responses) {
      told.response(response);
      yield response;
    }
    isOver = true;
    told.ended();
  } catch (error) {
    isOver = true;
    told.failed(error);
    throw error;
  } finally {
    if (!isOver) told.failed(new RpcError("CANCELLED", "the stream was left"));
  }
}

/** How a call ended. If the client has given it up, that counts, not what the handler made of it. */
function endOf(thrown: unknown, { side, signal }: CallContext): CallFailure {
  const error: unknown = side === "server" && signal.aborted ? signal.reason : thrown;
  const status = side === "server" ? answeredError(error) : toRpcError(error);
  const original = originalOf(status);
  return { code: status.code, details: isRpcError(original) ? original.details : textOf(original), error: original };
}
