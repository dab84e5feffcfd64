import {
  type Context,
  context as contexts,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
  trace,
  type TracerProvider,
} from "@opentelemetry/api";
import { checkOptions, type Known } from "../call/check-options.ts";
import type { CallContext, Interceptor } from "../call/context.ts";
import { notify } from "../call/notify.ts";
import { type CallFailure, observe } from "../interceptors/observe.ts";
import { attributesOf, endAttributesOf, isError } from "./attributes.ts";

/** Options of `openTelemetry`. */
export interface OpenTelemetryOptions {
  /** The provider of the tracer. Default: the one registered with the API. */
  readonly tracerProvider?: TracerProvider | undefined;
  /**
   * How the trace context is sent with a call. Default: the propagator registered with the API, usually W3C trace
   * context.
   */
  readonly propagator?: TextMapPropagator | undefined;
}

const openTelemetryOptions: Known<OpenTelemetryOptions> = { tracerProvider: "object", propagator: "object" };

/**
 * An interceptor for either side that makes a span for each call and passes the trace context along. On a server, the
 * work of the handler belongs to that span.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options; what OpenTelemetry throws does not affect the call and
 * becomes a warning of the process. Source: https://opentelemetry.io/docs/specs/semconv/rpc/rpc-spans/
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Interceptor {
  checkOptions("openTelemetry", options, openTelemetryOptions);
  return (next) => (request, context) => {
    const begun = begin(context, options);
    if (begun === undefined) return next(request, context);
    const { span, place, call } = begun;
    const answer = contexts.with(place, () =>
      observe(next, request, call, { onEnd: (failure) => end(span, context, failure) }, options),
    );
    // A streaming handler runs when its messages are read.
    return context.side === "server" && context.method.serverStreaming
      ? answer.then((replies) => inside(place, replies as AsyncIterable<unknown>))
      : answer;
  };
}

/** A call with its span. */
interface Begun {
  readonly span: Span;
  /** The trace context for everything that belongs to the call. */
  readonly place: Context;
  /** The result of the call. */
  readonly call: CallContext;
}

/** Undefined if OpenTelemetry fails. */
function begin(context: CallContext, { tracerProvider, propagator }: OpenTelemetryOptions): Begun | undefined {
  let begun: Begun | undefined;
  notify(openTelemetry, () => {
    const isClient = context.side === "client";
    const own = new Headers(context.metadata);
    const parent = isClient
      ? contexts.active()
      : (propagator ?? propagation).extract(contexts.active(), context.metadata, getter);
    const span = (tracerProvider ?? trace)
      .getTracer("wireform")
      .startSpan(
        context.path.slice(1),
        { kind: isClient ? SpanKind.CLIENT : SpanKind.SERVER, attributes: attributesOf(context) },
        parent,
      );
    const place = trace.setSpan(parent, span);
    if (isClient) (propagator ?? propagation).inject(place, own, setter);
    begun = { span, place, call: isClient ? { ...context, metadata: own } : context };
  });
  return begun;
}

function end(span: Span, { side }: CallContext, failure: CallFailure | undefined): void {
  const code = failure?.code ?? "OK";
  const isFailure = isError(code, side === "client" ? SpanKind.CLIENT : SpanKind.SERVER);
  span.setAttributes(endAttributesOf(code, isFailure));
  if (isFailure) span.setStatus({ code: SpanStatusCode.ERROR, message: failure!.details });
  span.end();
}

/** Reads each message within a trace context. */
function inside(place: Context, replies: AsyncIterable<unknown>): AsyncIterableIterator<unknown> {
  const iterator = replies[Symbol.asyncIterator]();
  return {
    next: () => contexts.with(place, () => iterator.next()),
    return: () =>
      contexts.with(
        place,
        () => iterator.return?.() ?? Promise.resolve<IteratorResult<unknown>>({ done: true, value: undefined }),
      ),
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const getter: TextMapGetter<Headers> = {
  keys: (metadata) => [...metadata.keys()],
  get: (metadata, name) => metadata.get(name) ?? undefined,
};
const setter: TextMapSetter<Headers> = { set: (metadata, name, value) => metadata.set(name, value) };
