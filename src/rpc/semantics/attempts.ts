import { type CallContext, headersKey, type KeyedContext } from "../call/context.ts";
import { earlier } from "../call/deadline.ts";
import { mergeMetadata } from "../call/metadata.ts";
import { onAbort } from "../call/on-abort.ts";
import { isRpcError, RpcError } from "../call/rpc-error.ts";
import { wasUnsent } from "../call/unsent.ts";
import { backoffAfter, sleep } from "./backoff.ts";
import type { Policy } from "./policy.ts";
import { attemptOf, names } from "./request-id.ts";

/** The attempts of one call. */
export class Attempts {
  readonly #policy: Policy;
  readonly #context: CallContext;
  readonly #mayRepeat: boolean;
  #made = 0;

  /** `mayRepeat` says whether a request that may have reached a server may be sent again. */
  constructor(policy: Policy, context: CallContext, mayRepeat: boolean) {
    this.#policy = policy;
    this.#context = context;
    this.#mayRepeat = mayRepeat;
  }

  /** The context of the next attempt: its own metadata, headers and trailers, and its own deadline if the answer is one message; `messages` counts the time of one that streams. */
  begin(): KeyedContext {
    const { attemptTimeout } = this.#policy;
    const context = this.#context;
    this.#made++;
    const ends =
      attemptTimeout === Infinity || context.method.serverStreaming ? undefined : new Date(Date.now() + attemptTimeout);
    return {
      ...context,
      metadata: new Headers(context.metadata),
      deadline: earlier(context.deadline, ends),
      headers: new Headers(),
      trailers: new Headers(),
      // Metadata of an attempt is shown once it is known to be the last.
      [headersKey]: undefined,
    };
  }

  /** Shows the caller the metadata of this attempt, not of earlier ones. */
  adopt({ headers, trailers }: CallContext): void {
    replace(this.#context.headers, headers);
    replace(this.#context.trailers, trailers);
  }

  /** Waits until it is time for the next attempt. If there is none, throws `error`, the error of the last one. */
  async pause(error: unknown, attempt: CallContext): Promise<void> {
    const { deadline, signal, metadata } = this.#context;
    const leftNothing = isRpcError(error) && (outcomeOf(error) === "none" || wasUnsent(error));
    if (
      this.#made >= this.#policy.attempts ||
      signal.aborted ||
      !this.#isRetryable(error, attempt) ||
      !(this.#mayRepeat || leftNothing)
    )
      throw error;
    const milliseconds = backoffAfter(this.#made, this.#policy);
    if (deadline !== undefined && Date.now() + milliseconds >= deadline.getTime()) throw error;
    if (!leftNothing && metadata.has(names.requestId)) metadata.set(names.attempt, String(attemptOf(metadata) + 1));
    await sleep(milliseconds, signal);
  }

  #isRetryable(error: unknown, attempt: CallContext): boolean {
    if (!isRpcError(error) || (this.#policy.semantics !== "atLeastOnce" && isFinal(error))) return false;
    return (
      this.#policy.codes.has(error.code) ||
      error instanceof AttemptTimeout ||
      (error.code === "DEADLINE_EXCEEDED" && attempt.deadline !== this.#context.deadline)
    );
  }

  /** The messages of an attempt; DEADLINE_EXCEEDED if the first does not arrive in time. */
  async *messages(
    answer: (attempt: CallContext) => Promise<AsyncIterable<unknown>>,
    attempt: CallContext,
  ): AsyncGenerator<unknown, void, undefined> {
    const { attemptTimeout } = this.#policy;
    if (attemptTimeout === Infinity) return yield* await answer(attempt);
    const controller = new AbortController();
    const stop = onAbort(attempt.signal, () => controller.abort(attempt.signal.reason));
    const late = new AttemptTimeout(attemptTimeout);
    const timer = setTimeout(() => controller.abort(late), attemptTimeout);
    try {
      for await (const message of await answer({ ...attempt, signal: controller.signal })) {
        clearTimeout(timer);
        yield message;
      }
    } catch (error) {
      throw controller.signal.reason === late ? late : error;
    } finally {
      clearTimeout(timer);
      stop();
    }
  }
}

/** The error of an attempt whose first message did not arrive in time. */
class AttemptTimeout extends RpcError {
  constructor(milliseconds: number) {
    super("DEADLINE_EXCEEDED", `nothing came in the ${milliseconds} ms of an attempt`);
  }
}

/** Whether every attempt with this request id ends the same way. */
function isFinal(error: RpcError): boolean {
  return outcomeOf(error) === "stored" || outcomeOf(error) === "unknown";
}

/** An RpcError of another copy may have other metadata. */
function outcomeOf({ metadata }: RpcError): string | null {
  return metadata instanceof Headers ? metadata.get(names.outcome) : null;
}

function replace(metadata: Headers, by: Headers): void {
  for (const name of [...metadata.keys()]) metadata.delete(name);
  mergeMetadata(metadata, by);
}
