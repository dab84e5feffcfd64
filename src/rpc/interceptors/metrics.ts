import type { MethodKind } from "../../codec/service-type.ts";
import { ProtobufError } from "../../errors.ts";
import type { Interceptor } from "../call/context.ts";
import { notify } from "../call/notify.ts";
import type { StatusCode } from "../call/status.ts";
import { type CallObserver, observe } from "./observe.ts";

/** The labels of a measured call. */
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

/** A recorder: receives the measurements. */
export interface MetricsRecorder {
  /** A call has begun. */
  started(call: MeasuredCall): void;
  /** This side sent a message. */
  sent(call: MeasuredCall): void;
  /** This side received a message. */
  received(call: MeasuredCall): void;
  /** A call is over, after this many seconds. Each call that has begun ends exactly once. */
  handled(call: MeasuredCall, code: StatusCode, seconds: number): void;
}

/**
 * An interceptor for either side that measures calls: how many there are in total and in flight, how long they take,
 * how they end, and how many messages they have.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for anything that is not a recorder; what the recorder throws does not
 * affect the call and becomes a warning of the process.
 */
export function metrics(recorder: MetricsRecorder): Interceptor {
  if (typeof recorder?.handled !== "function")
    throw new ProtobufError("INVALID_ARGUMENT", "metrics needs a recorder: an object of four functions");
  return (next) => (request, context) => {
    const { side, service, method } = context;
    const call: MeasuredCall = { side, service, method: method.name, kind: method.kind };
    const begin = performance.now();
    const sent = (): unknown => recorder.sent(call);
    const received = (): unknown => recorder.received(call);
    notify(recorder, () => recorder.started(call));
    const observer: CallObserver = {
      onRequest: side === "client" ? sent : received,
      onResponse: side === "client" ? received : sent,
      onEnd: (failure) => recorder.handled(call, failure?.code ?? "OK", (performance.now() - begin) / 1000),
    };
    return observe(next, request, context, observer, recorder);
  };
}
