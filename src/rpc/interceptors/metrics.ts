import type { MethodKind } from "../../codec/service-type.ts";
import { ProtobufError } from "../../errors.ts";
import type { Interceptor } from "../call/context.ts";
import { notify } from "../call/notify.ts";
import type { StatusCode } from "../call/status.ts";
import { type CallObserver, observe } from "./observe.ts";

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
 * An interceptor for either side that measures calls: how many there are, in flight and in all, how long they take, how
 * they end, how many messages they have.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for anything that is not a recorder; what the recorder throws changes no call, and is
 * a warning of the process.
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
