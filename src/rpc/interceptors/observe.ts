import type { CallContext, Invoke } from "../call/context.ts";
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

/** Is told of a call as it goes. It does not throw. */
export interface CallObserver {
  /** A message went from the side that calls to the other. */
  onRequest(message: unknown): void;
  /** A message came back. */
  onResponse(message: unknown): void;
  /** The call is over, once: well, or with an error. A stream of responses is over when it ends, fails or is left. */
  onEnd(failure: CallFailure | undefined): void;
}

/** Makes a call, and tells an observer how it goes. */
export async function observe(next: Invoke, request: any, context: CallContext, observer: CallObserver): Promise<any> {
  const { clientStreaming, serverStreaming } = context.method;
  const sent = clientStreaming ? observeRequests(request, observer) : request;
  if (!clientStreaming) observer.onRequest(request);
  let reply: unknown;
  try {
    reply = await next(sent, context);
  } catch (error) {
    observer.onEnd(endOf(error, context));
    throw error;
  }
  if (serverStreaming) return observeResponses(reply as AsyncIterable<unknown>, context, observer);
  observer.onResponse(reply);
  observer.onEnd(undefined);
  return reply;
}

/** An array stays one: it can be sent again. */
function observeRequests(
  requests: AsyncIterable<unknown> | Iterable<unknown>,
  observer: CallObserver,
): AsyncIterable<unknown> | Iterable<unknown> {
  if (!Array.isArray(requests)) return observeStream(requests, observer);
  for (const request of requests) observer.onRequest(request);
  return requests;
}

async function* observeStream(
  requests: AsyncIterable<unknown> | Iterable<unknown>,
  observer: CallObserver,
): AsyncGenerator<unknown, void, undefined> {
  for await (const request of requests) {
    observer.onRequest(request);
    yield request;
  }
}

async function* observeResponses(
  responses: AsyncIterable<unknown>,
  context: CallContext,
  observer: CallObserver,
): AsyncGenerator<unknown, void, undefined> {
  let isLeft = true;
  let failure: CallFailure | undefined;
  try {
    for await (const response of responses) {
      observer.onResponse(response);
      yield response;
    }
    isLeft = false;
  } catch (error) {
    isLeft = false;
    failure = endOf(error, context);
    throw error;
  } finally {
    observer.onEnd(isLeft ? endOf(new RpcError("CANCELLED", "the stream was left"), context) : failure);
  }
}

/** What a call ended with. Of a call that its client has given up, that, and not what the handler made of it. */
function endOf(thrown: unknown, { side, signal }: CallContext): CallFailure {
  const error: unknown = side === "server" && signal.aborted ? signal.reason : thrown;
  const status = side === "server" ? answeredError(error) : toRpcError(error);
  const original = originalOf(status);
  return { code: status.code, details: isRpcError(original) ? original.details : textOf(original), error: original };
}
