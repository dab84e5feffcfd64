import type { MethodKind } from "../../codec/service-type.ts";
import type { Interceptor } from "../call.ts";
import type { StatusCode } from "../status.ts";
import { observe } from "./observe.ts";

/** What tells measured calls apart. */
export interface MeasuredCall {
  /** The side that measures. */
  readonly side: "client" | "server";
  /** Full name of the service. */
  readonly service: string;
  /** The method, as in the `.proto`. */
  readonly method: string;
  /** Which sides stream. */
  readonly kind: MethodKind;
}

/** Where measurements go. */
export interface MetricsRecorder {
  /** A call has begun. */
  started(call: MeasuredCall): void;
  /** A message was sent by the side that measures. */
  sent(call: MeasuredCall): void;
  /** A message has come to it. */
  received(call: MeasuredCall): void;
  /** A call is over, after this many seconds. Each that has begun ends once. */
  handled(call: MeasuredCall, code: StatusCode, seconds: number): void;
}

/**
 * An interceptor for either side that measures calls: how many there are, in flight and in all, how long they take, how they end, how many messages they have.
 *
 * Errors: none of its own; what the recorder throws is thrown by the call.
 */
export function metrics(recorder: MetricsRecorder): Interceptor {
  return (next) => (request, context) => {
    const { side, service, method } = context;
    const call: MeasuredCall = { side, service, method: method.name, kind: method.kind };
    const begin = performance.now();
    recorder.started(call);
    return observe(next, request, context, {
      onRequest: () => (side === "client" ? recorder.sent(call) : recorder.received(call)),
      onResponse: () => (side === "client" ? recorder.received(call) : recorder.sent(call)),
      onEnd: (error) => recorder.handled(call, error?.code ?? "OK", (performance.now() - begin) / 1000),
    });
  };
}
