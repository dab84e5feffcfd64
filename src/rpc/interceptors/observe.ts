import type { CallContext, Invoke } from "../call.ts";
import { RpcError, toRpcError } from "../rpc-error.ts";

/** Is told of a call as it goes. */
export interface CallObserver {
  /** A message went from the side that calls to the other. */
  onRequest(message: unknown): void;
  /** A message came back. */
  onResponse(message: unknown): void;
  /** The call is over, once: well, or with an error. A stream of responses is over when it ends, fails or is left. */
  onEnd(error: RpcError | undefined): void;
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
function observeRequests(requests: AsyncIterable<unknown> | Iterable<unknown>, observer: CallObserver): AsyncIterable<unknown> | Iterable<unknown> {
  if (!Array.isArray(requests)) return observeStream(requests, observer);
  for (const request of requests) observer.onRequest(request);
  return requests;
}

async function* observeStream(requests: AsyncIterable<unknown> | Iterable<unknown>, observer: CallObserver): AsyncGenerator<unknown, void, undefined> {
  for await (const request of requests) {
    observer.onRequest(request);
    yield request;
  }
}

async function* observeResponses(responses: AsyncIterable<unknown>, context: CallContext, observer: CallObserver): AsyncGenerator<unknown, void, undefined> {
  let isLeft = true;
  let failure: RpcError | undefined;
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
function endOf(error: unknown, { side, signal }: CallContext): RpcError {
  return toRpcError(side === "server" && signal.aborted ? signal.reason : error);
}
