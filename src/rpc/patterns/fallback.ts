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
  /** After which codes an old reply is given. Default UNAVAILABLE, DEADLINE_EXCEEDED. */
  readonly codes?: readonly StatusCode[] | undefined;
  /** Methods by localName. Default: those that are declared `idempotency_level = NO_SIDE_EFFECTS`, since an old reply to any other says what has not happened. */
  readonly methods?: readonly string[] | undefined;
  /**
   * Names of metadata by which replies differ, as HTTP's `Vary`: those of the call, and of the call that is being answered where it is made. Default `authorization`: nobody gets what another one
   * was told.
   */
  readonly vary?: readonly string[] | undefined;
  /** Milliseconds that a reply is good for. Default 300,000. */
  readonly maxAge?: number | undefined;
  /** Replies that are kept at most. Default 1000. */
  readonly maxEntries?: number | undefined;
  /** Bytes of all replies that are kept at most. Default 16 MiB. */
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
 * An interceptor that answers unary calls which fail with the last good reply to the same method and request, where there is one; `isStale(reply)` tells.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options; that of the call, where there is no reply to give.
 */
export function fallback(options: FallbackOptions = {}): Interceptor {
  checkOptions("fallback", options, fallbackOptions);
  const { codes = defaultCodes, methods, vary = ["authorization"], maxAge = 300_000 } = options;
  const { maxEntries = 1000, maxBytes = 16 * 1024 * 1024 } = options;
  return (next) => {
    // Of one client: another one has other credentials, and asks another server.
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

/** Whether a reply is one of before, which `fallback` gave since the call failed. Errors: none. */
export function isStale(reply: object): boolean {
  return stale.has(reply);
}

const defaultCodes: readonly StatusCode[] = ["UNAVAILABLE", "DEADLINE_EXCEEDED"];
const stale = shared("stale replies", () => new WeakSet<object>());

/** Equal for equal requests that may be given the same reply. */
function keyOf(request: unknown, { path, method, metadata }: CallContext, vary: readonly string[]): string {
  const answered = currentCall()?.context.metadata;
  const told = vary.map((name) => [metadata.get(name), answered?.get(name) ?? null]);
  return keyText(JSON.stringify([path, told, toBase64(method.input.encode(request, { deterministic: true }))]));
}
