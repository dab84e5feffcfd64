import { checkOptions, type Known } from "../call/check-options.ts";
import type { CallContext } from "../call/context.ts";
import { sleep } from "./backoff.ts";
import { carriedThrough, Running } from "./carried-through.ts";
import { answerWith, failed, type Outcome, readOutcome, replied, unknownOutcome, writeOutcome } from "./outcome.ts";
import type { ReplyStore } from "./reply-store.ts";
import { checkFingerprint, duplicateOptions, type DuplicateOptions, keyOf, type RequestKey } from "./request-key.ts";

/** Options of `atMostOnce`. */
export interface AtMostOnceOptions extends DuplicateOptions {
  /**
   * What to do, with a durable store, about a request whose server died while it ran: `fail` answers further attempts
   * with ABORTED, outcome unknown; `rerun` runs it again, for handlers that can safely run twice. Default `fail`.
   */
  readonly afterCrash?: "fail" | "rerun" | undefined;
}

const ownOptions: Known<Omit<AtMostOnceOptions, keyof DuplicateOptions>> = { afterCrash: ["fail", "rerun"] };

/**
 * A handler of a unary method that runs at most once for each request id, as sent by clients with the semantics
 * `atMostOnce` or `exactlyOnce`.
 *
 * A duplicate gets the same reply or error; a duplicate that arrives while the first runs waits for it.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options. To callers: INVALID_ARGUMENT if the id was used for
 * another request; FAILED_PRECONDITION if an id is required and missing; ABORTED with the metadata
 * `wireform-outcome: unknown` if it is not known whether the request had its effect. Source:
 * https://doi.org/10.1145/2080.357392
 */
export function atMostOnce<Input, Output>(
  store: ReplyStore,
  handler: (request: Input, context: CallContext) => Promise<Output> | Output,
  options: AtMostOnceOptions = {},
): (request: Input, context: CallContext) => Promise<Output> {
  checkOptions("atMostOnce", options, duplicateOptions, ownOptions);
  const running = new Running<Outcome>();
  return async (request, context) => {
    const asked = keyOf(request, context, options);
    if (asked === undefined) return handler(request, context);
    const run = (): Promise<Outcome> =>
      finish(store, asked, () => carriedThrough(context, (own) => outcomeOf(handler, request, own)));
    return answerWith(
      await find({ store, asked, running, run, takeOver: options.afterCrash === "rerun", signal: context.signal }),
      context,
    ) as Output;
  };
}

/** A request, and where its outcome may be found. */
interface Search {
  readonly store: ReplyStore;
  readonly asked: RequestKey;
  readonly running: Running<Outcome>;
  readonly run: () => Promise<Outcome>;
  readonly takeOver: boolean;
  readonly signal: AbortSignal;
}

/** The outcome of a request: from the run in progress here, from the store, or from `run` if it is new. */
async function find({ store, asked, running, run, takeOver, signal }: Search): Promise<Outcome> {
  for (let pause = 5; ; pause = Math.min(2 * pause, 200)) {
    const here = running.get(asked.key);
    if (here !== undefined) {
      checkFingerprint(asked, here.fingerprint);
      return here.result;
    }
    const found = await store.begin(asked.key, asked.fingerprint, takeOver);
    if (found.state === "begun") return running.start(asked.key, asked.fingerprint, run);
    checkFingerprint(asked, found.fingerprint);
    if (found.state === "done") return readOutcome(found.outcome);
    if (found.state === "lost") return unknownOutcome("the server ended while it ran");
    // It runs in another process that shares the store, which does not report when it ends.
    await sleep(pause, signal);
  }
}

/**
 * Runs a new request and stores its outcome. A store that is not durable may have forgotten an earlier attempt: then
 * the request is not run, and later attempts get the same answer.
 */
async function finish(store: ReplyStore, { key, attempt }: RequestKey, run: () => Promise<Outcome>): Promise<Outcome> {
  const mayHaveBegun = attempt > 1 && !store.durable;
  const outcome = mayHaveBegun ? unknownOutcome("the server does not know the attempt before") : await run();
  try {
    await store.finish(key, writeOutcome(outcome));
    return outcome;
  } catch (error) {
    return unknownOutcome("the reply could not be stored", error);
  }
}

async function outcomeOf<Input>(
  handler: (request: Input, context: CallContext) => unknown,
  request: Input,
  context: CallContext,
): Promise<Outcome> {
  try {
    return replied(await handler(request, context), context);
  } catch (error) {
    return failed(error, context);
  }
}
