import { checkOptions } from "../call/check-options.ts";
import type { CallContext } from "../call/context.ts";
import { bindHere } from "../call/current-call.ts";
import { isRpcError } from "../call/rpc-error.ts";
import { carriedThrough, Running } from "./carried-through.ts";
import { answerWith, failed, type Outcome, readOutcome, replied, unknownOutcome, writeOutcome } from "./outcome.ts";
import type { StoredReply, Transaction, TransactionStore, Work } from "./reply-store.ts";
import { names, randomId } from "./request-id.ts";
import { checkFingerprint, duplicateOptions, type DuplicateOptions, keyOf } from "./request-key.ts";
import { isThenable } from "./transact.ts";

type DoWork = (tx: Transaction) => Work | Promise<Work>;
type TransactionHandler<Input, Output> = (
  request: Input,
  tx: Transaction,
  context: CallContext,
) => Promise<Output> | Output;

/**
 * A handler of a unary method whose writes to `tx` happen exactly once for each request id, if the store is durable:
 * they are committed together with the reply.
 *
 * The handler may run more than once, and what it does elsewhere may happen more than once. Its errors are stored,
 * without its writes, except UNAVAILABLE, after which the next attempt runs it again.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options. To callers: INVALID_ARGUMENT if the id was used for
 * another request; FAILED_PRECONDITION if an id is required and missing; ABORTED with the metadata
 * `wireform-outcome: unknown` if a store that is not durable may have forgotten the request. Source:
 * https://doi.org/10.1145/2080.357392
 */
export function exactlyOnce<Input, Output>(
  store: TransactionStore,
  handler: TransactionHandler<Input, Output>,
  options: DuplicateOptions = {},
): (request: Input, context: CallContext) => Promise<Output> {
  checkOptions("exactlyOnce", options, duplicateOptions);
  const running = new Running<StoredReply>();
  return async (request, context) => {
    const asked = keyOf(request, context, options) ?? { key: randomId(), fingerprint: "", attempt: 1 };
    const here = running.get(asked.key);
    const mayHaveBegun = asked.attempt > 1 && !store.durable;
    const told: Told = {};
    const run = (): Promise<StoredReply> =>
      store.once(asked.key, asked.fingerprint, workOf(mayHaveBegun, handler, request, context, told));
    const found = await (here?.result ?? running.start(asked.key, asked.fingerprint, run));
    checkFingerprint(asked, found.fingerprint);
    return answerWith({ ...readOutcome(found.outcome), ...told }, context) as Output;
  };
}

/** An error of a handler that is not stored. */
interface Told {
  fault?: Outcome["fault"];
}

/** The handler as the work of a transaction. It stays bound to the call that it answers, wherever the store runs it. */
function workOf<Input>(
  mayHaveBegun: boolean,
  handler: TransactionHandler<Input, unknown>,
  request: Input,
  context: CallContext,
  told: Told,
): DoWork {
  if (mayHaveBegun)
    return () => ({
      outcome: writeOutcome(unknownOutcome("the server does not know the attempt before")),
      effects: false,
    });
  return bindHere((tx: Transaction) =>
    carriedThrough(context, (own) => {
      told.fault = undefined;
      try {
        const reply = handler(request, tx, own);
        if (!isThenable(reply)) return done(reply, own);
        return reply.then((message) => done(message, own)).catch((error: unknown) => undone(error, own, told));
      } catch (error) {
        return undone(error, own, told);
      }
    }),
  );
}

function done(reply: unknown, context: CallContext): Work {
  return { outcome: writeOutcome(replied(reply, context)), effects: true };
}

function undone(error: unknown, context: CallContext, told: Told): Work {
  if (isRpcError(error, "UNAVAILABLE")) {
    error.metadata.set(names.outcome, "none");
    throw error;
  }
  const outcome = failed(error, context);
  told.fault = outcome.fault;
  return { outcome: writeOutcome(outcome), effects: false };
}
