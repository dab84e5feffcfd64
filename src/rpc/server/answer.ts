import { ProtobufError } from "../../errors.ts";
import { answering, type CurrentCall } from "../call/current-call.ts";
import { mergeMetadata, sendableOf, withoutReserved } from "../call/metadata.ts";
import { RpcError } from "../call/rpc-error.ts";
import { answeredError, isUnexpected, originalOf, unexpected } from "../call/unexpected.ts";
import type { HttpResponse } from "../protocol/http.ts";
import { checkSize } from "../protocol/messages.ts";
import { type Answering, formatOf } from "./answering.ts";
import { requestsOf } from "./requests.ts";

/**
 * Answers a call. Whatever the handler does, the call ends: with its reply, with the status of what it throws, or
 * because the caller is gone.
 */
export function answer(it: Answering, onSendHeaders: (send: () => void) => void): Promise<HttpResponse> {
  return it.route.method.serverStreaming ? answerMany(it, onSendHeaders) : answerOne(it);
}

function currentOf({ ending, context }: Answering): CurrentCall {
  return { ending, context };
}

async function answerOne(it: Answering): Promise<HttpResponse> {
  const { call, route, site, ending, context } = it;
  let result: Uint8Array | RpcError;
  let own: Headers | undefined;
  try {
    const reply = answering(currentOf(it), async () => {
      const request = requestsOf(it);
      return await route.invoke!(request instanceof Promise ? await request : request, context);
    });
    reply.then(it.leave, it.leave);
    result = encodeReply(it, await ending.race(reply));
  } catch (error) {
    const failure = failureOf(error, it);
    [result, own] = [failure.error, failure.metadata];
  }
  ending.finish();
  return call.one({
    headers: sendable(context.headers, it),
    trailers: trailersOf(it, own),
    result,
    compress: site.compresses(context),
  });
}

function answerMany(it: Answering, onSendHeaders: (send: () => void) => void): Promise<HttpResponse> {
  const { call, route, site, context } = it;
  const source = new Replies(
    it,
    async () => (await route.invoke!(await requestsOf(it), context)) as AsyncIterable<unknown>,
  );
  return new Promise((resolve) => {
    let isSent = false;
    const send = (): void => {
      if (isSent) return;
      isSent = true;
      const { failed } = source;
      resolve(
        call.many({
          headers: sendable(context.headers, it),
          messages: source,
          trailers: () => trailersOf(it, failed.metadata),
          compress: site.compresses(context),
        }),
      );
    };
    onSendHeaders(send);
    source.begin().then(send, send);
  });
}

/** What a handler yields, as bytes, when it is asked for; it throws what the call ends with. */
class Replies implements AsyncIterableIterator<Uint8Array> {
  /** What goes with the error that the call ended with. */
  readonly failed: { metadata?: Headers | undefined } = {};
  readonly #it: Answering;
  readonly #start: () => Promise<AsyncIterable<unknown>>;
  readonly #current: CurrentCall;
  #iterator: AsyncIterator<unknown> | undefined;
  #first: Promise<IteratorResult<unknown>> | undefined;
  #begun: Promise<void> | undefined;

  constructor(it: Answering, start: () => Promise<AsyncIterable<unknown>>) {
    this.#it = it;
    this.#start = start;
    this.#current = currentOf(it);
  }

  /** Runs the handler as far as its first reply. */
  begin(): Promise<unknown> {
    const first = async (): Promise<IteratorResult<unknown>> => {
      this.#iterator = (await this.#start())[Symbol.asyncIterator]();
      return this.#iterator.next();
    };
    const begun = answering(this.#current, first);
    this.#begun = begun.then(ignore, ignore);
    this.#first = this.#it.ending.race(begun);
    return this.#first;
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    try {
      const { done, value } = await (this.#first ?? this.#pull());
      this.#first = undefined;
      if (done !== true) return { done: false, value: encodeReply(this.#it, value) };
      this.#it.ending.finish();
      this.#it.leave();
      return { done: true, value: undefined };
    } catch (error) {
      const { error: failure, metadata } = failureOf(error, this.#it);
      this.failed.metadata = metadata;
      await this.return();
      throw failure;
    }
  }

  /** Nobody asks any more. The handler is told, whenever it listens. */
  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#it.ending.finish();
    const { leave } = this.#it;
    const left = async (): Promise<void> => {
      // It may not have come as far as to be an iterator, and it is over when its first reply is, too.
      if (this.#iterator === undefined) await this.#begun;
      await this.#iterator?.return?.();
      await this.#begun;
    };
    answering(this.#current, left).then(leave, leave);
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #pull(): Promise<IteratorResult<unknown>> {
    return this.#it.ending.race(answering(this.#current, () => this.#iterator!.next()));
  }
}

/** INTERNAL for a reply that is no such message: the caller has done nothing wrong. */
function encodeReply({ call, route, site }: Answering, reply: unknown): Uint8Array {
  let bytes: Uint8Array;
  try {
    bytes = formatOf(call).encode(route.method.output, reply);
  } catch (error) {
    throw unexpected(error);
  }
  checkSize(bytes, site.settings);
  return bytes;
}

/** Headers that a handler has set, without what cannot be sent: that is reported, and changes nothing of how the call ends. */
function sendable(given: Headers, { site, context }: Answering): Headers {
  const { metadata, flaw } = sendableOf(given);
  if (flaw !== undefined) site.report(new ProtobufError("INVALID_ARGUMENT", flaw), context);
  return metadata;
}

function trailersOf(it: Answering, more: Headers | undefined): Headers {
  if (more === undefined) return sendable(it.context.trailers, it);
  const all = new Headers(it.context.trailers);
  mergeMetadata(all, more);
  return sendable(all, it);
}

/**
 * Reports errors that callers must not see. Nothing is reported for a call that has been given up: handlers stop in
 * many ways.
 */
function failureOf(
  thrown: unknown,
  { site, ending, context }: Answering,
): { readonly error: RpcError; readonly metadata: Headers | undefined } {
  let failure = answeredError(thrown);
  let metadata: Headers | undefined;
  let error: RpcError;
  try {
    // An RpcError of another copy may have anything here.
    const { code, details, typedDetails } = failure;
    error = new RpcError(code, String(details), { typedDetails: [...(typedDetails ?? [])] });
    if (failure.metadata instanceof Headers) metadata = withoutReserved(failure.metadata);
  } catch (fault) {
    error = failure = unexpected(fault);
  }
  if (isUnexpected(failure) && ending.reason === undefined) site.report(originalOf(failure), context);
  return { error, metadata };
}

function ignore(): void {}
