import { shared } from "../../shared.ts";
import { toBase64 } from "../../wire/base64.ts";
import { checkOptions, codes, type Known, texts } from "../call/check-options.ts";
import type { CallContext, Interceptor } from "../call/context.ts";
import { keyText } from "../call/crypto.ts";
import { isRpcError } from "../call/rpc-error.ts";
import type { StatusCode } from "../call/status.ts";
import { currentCall } from "../call/current-call.ts";
import { ReplyCache } from "./reply-cache.ts";

/** Options of `fallback`. */
export interface FallbackOptions {
  /** The codes that are answered with an old reply. Default UNAVAILABLE, DEADLINE_EXCEEDED. */
  readonly codes?: readonly StatusCode[] | undefined;
  /**
   * Methods by localName. Default: those declared `idempotency_level = NO_SIDE_EFFECTS`, because an old reply to any
   * other method would claim an effect that did not happen.
   */
  readonly methods?: readonly string[] | undefined;
  /**
   * Names of metadata by which replies differ, like HTTP's `Vary`: metadata of the call, and of the call being answered
   * when it is made. Default `authorization`, so that no user gets a reply for another.
   */
  readonly vary?: readonly string[] | undefined;
  /** Milliseconds for which a reply may be used. Default 300,000. */
  readonly maxAge?: number | undefined;
  /** The most replies that are kept. Default 1000. */
  readonly maxEntries?: number | undefined;
  /** The most bytes of all replies together. Default 16 MiB. */
  readonly maxBytes?: number | undefined;
}

const fallbackOptions: Known<FallbackOptions> = {
  codes: codes,
  methods: texts,
  vary: texts,
  maxAge: 0,
  maxEntries: 0,
  maxBytes: 0,
};

/**
 * An interceptor that answers failed unary calls with the last good reply to the same method and request, if there is
 * one; `isStale(reply)` recognises it.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options; that of the call, if there is no old reply.
 */
export function fallback(options: FallbackOptions = {}): Interceptor {
  checkOptions("fallback", options, fallbackOptions);
  const { codes = defaultCodes, methods, vary = ["authorization"], maxAge = 300_000 } = options;
  const { maxEntries = 1000, maxBytes = 16 * 1024 * 1024 } = options;
  return (next) => {
    // Per client: another client has other credentials and another server.
    const replies = new ReplyCache({ entries: maxEntries, age: maxAge, bytes: maxBytes });
    return async (request, context) => {
      const { kind, output, localName, idempotency } = context.method;
      const applies = kind === "unary" && (methods?.includes(localName) ?? idempotency === "noSideEffects");
      if (!applies) return next(request, context);
      const key = keyOf(request, context, vary);
      try {
        const reply = await next(request, context);
        if (!isStale(reply)) replies.set(key, output.encode(reply, { exact: true }));
        return reply;
      } catch (error) {
        const bytes = isRpcError(error) && codes.includes(error.code) ? replies.get(key) : undefined;
        if (bytes === undefined) throw error;
        const reply = output.decode(bytes);
        stale.add(reply as object);
        return reply;
      }
    };
  };
}

/** Whether a reply is an old one that `fallback` returned because the call failed. Errors: none. */
export function isStale(reply: object): boolean {
  return stale.has(reply);
}

const defaultCodes: readonly StatusCode[] = ["UNAVAILABLE", "DEADLINE_EXCEEDED"];
const stale = shared("stale replies", () => new WeakSet<object>());

/** A key that is equal for requests that may get the same reply. */
function keyOf(request: unknown, { path, method, metadata }: CallContext, vary: readonly string[]): string {
  const answered = currentCall()?.context.metadata;
  const told = vary.map((name) => [metadata.get(name), answered?.get(name) ?? null]);
  return keyText(JSON.stringify([path, told, toBase64(method.input.encode(request, { deterministic: true }))]));
}
