import type { Ending } from "../call/ending.ts";
import { once } from "../call/once.ts";
import { RpcError, textOf } from "../call/rpc-error.ts";
import { timerOf } from "../call/timer.ts";
import { type Messages, onlyMessage } from "../protocol/only-message.ts";
import { type Answering, formatOf } from "./answering.ts";

/** What a handler is given: the one message, or what the client sends, when it is asked for. */
export function requestsOf(it: Answering): Promise<unknown> | AsyncIterable<unknown> {
  const { messages } = it.call;
  if (it.route.method.clientStreaming) return once(readRequests(messages, it));
  return onlyRequest(messages, it);
}

/** The message of a request that has one. */
function onlyRequest(messages: Messages, it: Answering): Promise<unknown> {
  const stop = watch(it);
  const request = onlyMessage(messages, (bytes) => decode(bytes, it));
  return stop === undefined ? request : request.finally(stop);
}

/** Decodes what came. For bytes that are no such message, INVALID_ARGUMENT: its text is of what the other side has sent. */
function decode(bytes: Uint8Array, { call, route }: Answering): unknown {
  try {
    return formatOf(call).decode(route.method.input, bytes);
  } catch (error) {
    throw new RpcError("INVALID_ARGUMENT", textOf(error), { cause: error });
  }
}

/** Whoever sends a message byte by byte does not do so for ever. Where the call has a deadline before, that is enough. */
function watch({ ending, context: { deadline }, site: { receiveTimeout } }: Answering): (() => void) | undefined {
  if (deadline !== undefined && deadline.getTime() - Date.now() <= receiveTimeout) return undefined;
  const late = (): void =>
    ending.end(new RpcError("DEADLINE_EXCEEDED", `the request took more than ${receiveTimeout} ms`));
  const timer = setTimeout(late, timerOf(receiveTimeout));
  return () => clearTimeout(timer);
}

/** The messages that a client sends. When the call is over, a pending read is rejected. */
async function* readRequests(
  messages: AsyncIterable<Uint8Array>,
  it: Answering,
): AsyncGenerator<unknown, void, undefined> {
  const iterator = messages[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const { done, value } = await nextOf(iterator, it.ending);
      isOver = done === true;
      if (done === true) {
        await it.settled?.();
        if (it.ending.reason !== undefined) throw it.ending.reason;
        return;
      }
      yield decode(value, it);
    }
  } finally {
    if (!isOver) iterator.return?.().catch(ignore);
  }
}

/** What goes wrong on the way is told as why the call is over, where that is known. */
async function nextOf(iterator: AsyncIterator<Uint8Array>, ending: Ending): Promise<IteratorResult<Uint8Array>> {
  try {
    return await ending.race(iterator.next());
  } catch (error) {
    throw ending.reason ?? error;
  }
}

function ignore(): void {}
