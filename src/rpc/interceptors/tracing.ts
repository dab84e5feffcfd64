import { checkOptions, type Known } from "../call/check-options.ts";
import type { CallContext, Interceptor } from "../call/context.ts";
import { currentCall } from "../call/current-call.ts";
import { notify } from "../call/notify.ts";
import type { StatusCode } from "../call/status.ts";
import { callValues } from "./call-values.ts";
import { type CallFailure, observe } from "./observe.ts";
import { isPlace, nextContext, readTrace, sampledFlag, type TraceContext, writeTrace } from "./trace-context.ts";

/** A call as a span of a trace. */
export interface CallSpan {
  /** `remote.Calculator/Add` */
  readonly name: string;
  /** The side of the span. */
  readonly side: "client" | "server";
  /** Its place in the trace. */
  readonly context: TraceContext;
  /**
   * The parent span: on the server that of the client, on a client that of the call being answered. Undefined for the
   * first span of a trace.
   */
  readonly parentSpanId: string | undefined;
  /** Milliseconds since 1970, with a fraction. */
  readonly start: number;
  /** Milliseconds since 1970, with a fraction. */
  readonly end: number;
  /** How the call ended. */
  readonly code: StatusCode;
  /** The text of the error. */
  readonly details?: string | undefined;
  /** The address of the peer. */
  readonly peer: string;
}

/** Options of `tracing`. */
export interface TracingOptions {
  /** Called with each recorded span when its call is over. */
  readonly onSpan?: ((span: CallSpan) => void) | undefined;
  /** Whether to record a trace that begins here. Default: all. */
  readonly sample?: ((context: CallContext) => boolean) | undefined;
  /**
   * The current place in another tracing system, which takes precedence: `() => trace.getActiveSpan()?.spanContext()`
   * for OpenTelemetry.
   */
  readonly current?: (() => TraceContext | undefined) | undefined;
}

const tracingOptions: Known<TracingOptions> = { onSpan: "function", sample: "function", current: "function" };

/**
 * An interceptor for either side that passes traces along in the metadata (W3C trace context: `traceparent`,
 * `tracestate`).
 *
 * A client continues the trace of the call being answered, or starts one; a server continues that of its client.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options; exceptions of the options' functions do not affect the
 * call and become a warning of the process; `sample` then counts as false, and `current` as undefined. Source:
 * https://www.w3.org/TR/trace-context/
 */
export function tracing(options: TracingOptions = {}): Interceptor {
  checkOptions("tracing", options, tracingOptions);
  const { onSpan, sample = () => true, current = () => undefined } = options;
  return (next) => (request, context) => {
    const parent = elsewhere(current) ?? (context.side === "server" ? readTrace(context.metadata) : currentTrace());
    const trace = nextContext(parent, () => ask(sample, () => sample(context)) === true);
    const traced = context.side === "server" ? context : withTrace(context, trace);
    if (context.side === "server") traces.set(context, trace);
    if (onSpan === undefined || (trace.traceFlags & sampledFlag) === 0) return next(request, traced);
    const { side, path, peer } = context;
    const start = now();
    const onEnd = (failure: CallFailure | undefined): unknown =>
      onSpan({
        name: path.slice(1),
        side,
        context: trace,
        parentSpanId: parent?.spanId,
        start,
        end: now(),
        code: failure?.code ?? "OK",
        details: failure?.details,
        peer,
      });
    return observe(next, request, traced, { onEnd }, onSpan);
  };
}

/**
 * The place in its trace of the call that the running code is answering; undefined outside a call, and on servers
 * without `tracing`. Errors: none.
 */
export function currentTrace(): TraceContext | undefined {
  const call = currentCall();
  return call === undefined ? undefined : traces.get(call.context);
}

const traces = callValues<TraceContext>();

function withTrace(context: CallContext, trace: TraceContext): CallContext {
  const metadata = new Headers(context.metadata);
  writeTrace(metadata, trace);
  return { ...context, metadata };
}

/** The result of a function; undefined if it fails, with a warning for `listener`. */
function ask<R>(listener: object, question: () => R): R | undefined {
  let answer: R | undefined;
  notify(listener, () => (answer = question()));
  return answer;
}

/** The current place according to another tracing system, as plain data; undefined if it is not valid. */
function elsewhere(current: () => TraceContext | undefined): TraceContext | undefined {
  const place = ask(current, current);
  if (place === undefined) return undefined;
  return ask(current, () => {
    const { traceId, spanId, traceFlags, traceState: state } = place;
    const traceState = typeof state === "object" ? state.serialize() : state;
    return isPlace(place) ? { traceId, spanId, traceFlags, traceState } : undefined;
  });
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
