import { ProtobufError } from "../../errors.ts";
import type { CallContext, Interceptor, Invoke } from "../call/context.ts";
import { notify } from "../call/notify.ts";
import { isRpcError, RpcError, textOf, toRpcError } from "../call/rpc-error.ts";
import type { StatusCode } from "../call/status.ts";
import { answeredError, originalOf } from "../call/unexpected.ts";

/** How a call ended that did not end well. */
export interface CallFailure {
  /** The status: on the server, the one that the caller is told. */
  readonly code: StatusCode;
  /** The text of the error; on the server of the original, also where the caller is not told. */
  readonly details: string;
  /** What was thrown. */
  readonly error: unknown;
}

/** Is told of a call as it goes. Nobody waits for what its functions give. */
export interface CallObserver {
  /** A message went from the side that calls to the other. */
  onRequest?(message: unknown): unknown;
  /** A message came back. */
  onResponse?(message: unknown): unknown;
  /** The call is over, once: well, or with an error. A stream of responses is over when it ends, fails or is left. */
  onEnd?(failure: CallFailure | undefined): unknown;
}

/**
 * An interceptor for either side that only looks on: `begin` is asked at each call who is to be told of it; undefined
 * is nobody.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for anything that is not a function; what `begin` and the observer throw, or reject
 * with, changes no call, and is a warning of the process.
 */
export function observing(begin: (context: CallContext) => CallObserver | undefined): Interceptor {
  if (typeof begin !== "function") throw new ProtobufError("INVALID_ARGUMENT", "observing needs a function");
  return (next) => (request, context) => {
    let observer: CallObserver | undefined;
    notify(begin, () => (observer = begin(context)));
    return observer === undefined ? next(request, context) : observe(next, request, context, observer, begin);
  };
}

/** Makes a call, and tells an observer how it goes. What that throws is a warning, once for each `listener`. */
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

/** An array stays one: it can be sent again. */
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

/** What a call ended with. Of a call that its client has given up, that, and not what the handler made of it. */
function endOf(thrown: unknown, { side, signal }: CallContext): CallFailure {
  const error: unknown = side === "server" && signal.aborted ? signal.reason : thrown;
  const status = side === "server" ? answeredError(error) : toRpcError(error);
  const original = originalOf(status);
  return { code: status.code, details: isRpcError(original) ? original.details : textOf(original), error: original };
}
