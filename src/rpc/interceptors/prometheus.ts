import type { MethodKind } from "../../codec/service-type.ts";
import { ProtobufError } from "../../errors.ts";
import { checkOptions, type Known } from "../call/check-options.ts";
import type { StatusCode } from "../call/status.ts";
import type { MeasuredCall, MetricsRecorder } from "./metrics.ts";

type Labels = Partial<Record<string, string | number>>;

/** A metric of prom-client: a counter can `inc`, a gauge `dec` too, a histogram `observe`. */
interface PrometheusMetric {
  inc?(labels: Labels): void;
  dec?(labels: Labels): void;
  observe?(labels: Labels, value: number): void;
}

/** A registry of prom-client. */
export interface PrometheusRegistry {
  /** The metric with this name. */
  getSingleMetric(name: string): object | undefined;
}

/** The parts of the module `prom-client` that are used. */
export interface PrometheusClient {
  /** Only goes up. */
  readonly Counter: new (
    options: any,
  ) => object;
  /** Goes up and down. */
  readonly Gauge: new (
    options: any,
  ) => object;
  /** Counts values by size. */
  readonly Histogram: new (
    options: any,
  ) => object;
  /** The default registry for metrics. */
  readonly register: PrometheusRegistry;
}

/** Options of `prometheusMetrics`. */
export interface PrometheusOptions {
  /** Where the metrics are registered. Default: the global registry of prom-client. */
  readonly registry?: PrometheusRegistry | undefined;
  /** Upper bounds of the histogram of durations, in seconds. Default: 0.005 to 10. */
  readonly buckets?: readonly number[] | undefined;
}

const prometheusOptions: Known<PrometheusOptions> = {
  registry: "object",
  buckets: {
    takes: (value) => Array.isArray(value) && value.every((bound) => typeof bound === "number"),
    text: "a list of numbers of seconds",
  },
};

/**
 * A recorder for `metrics` that uses prom-client, which is passed in: `metrics(prometheusMetrics(promClient))`.
 *
 * Names, labels and codes are those of go-grpc-prometheus, so existing dashboards work; the number of calls in flight
 * is `grpc_server_in_flight` and `grpc_client_in_flight`.
 *
 * Errors: INVALID_ARGUMENT (ProtobufError) for wrong options and for another module; what prom-client throws if the
 * registry has a metric with the same name and other labels. Source:
 * https://github.com/grpc-ecosystem/go-grpc-prometheus#metrics
 */
export function prometheusMetrics(client: PrometheusClient, options: PrometheusOptions = {}): MetricsRecorder {
  checkOptions("prometheusMetrics", options, prometheusOptions);
  if (typeof client?.Counter !== "function")
    throw new ProtobufError("INVALID_ARGUMENT", "prometheusMetrics needs the module prom-client");
  const { registry = client.register, buckets = defaultBuckets } = options;
  const find = (
    kind: "Counter" | "Gauge" | "Histogram",
    name: string,
    help: string,
    labelNames: readonly string[],
  ): PrometheusMetric =>
    (registry.getSingleMetric(name) ??
      new client[kind]({
        name,
        help,
        labelNames,
        registers: [registry],
        ...(kind === "Histogram" ? { buckets } : {}),
      })) as PrometheusMetric;
  const made: { [side: string]: SideMetrics } = {};
  const of = ({ side }: MeasuredCall): SideMetrics => (made[side] ??= metricsOf(side, find));
  return {
    started(call) {
      of(call).started.inc!(labelsOf(call));
      of(call).inFlight.inc!(labelsOf(call));
    },
    sent: (call) => of(call).sent.inc!(labelsOf(call)),
    received: (call) => of(call).received.inc!(labelsOf(call)),
    handled(call, code, seconds) {
      of(call).inFlight.dec!(labelsOf(call));
      of(call).handled.inc!({ ...labelsOf(call), grpc_code: codeName(code) });
      of(call).seconds.observe!(labelsOf(call), seconds);
    },
  };
}

interface SideMetrics {
  readonly started: PrometheusMetric;
  readonly inFlight: PrometheusMetric;
  readonly sent: PrometheusMetric;
  readonly received: PrometheusMetric;
  readonly handled: PrometheusMetric;
  readonly seconds: PrometheusMetric;
}

function metricsOf(
  side: "client" | "server",
  find: (
    kind: "Counter" | "Gauge" | "Histogram",
    name: string,
    help: string,
    labelNames: readonly string[],
  ) => PrometheusMetric,
): SideMetrics {
  return {
    started: find("Counter", `grpc_${side}_started_total`, `Calls that have begun on the ${side}.`, labelNames),
    inFlight: find(
      "Gauge",
      `grpc_${side}_in_flight`,
      `Calls that have begun on the ${side} and not ended.`,
      labelNames,
    ),
    sent: find("Counter", `grpc_${side}_msg_sent_total`, `Messages that the ${side} has sent.`, labelNames),
    received: find("Counter", `grpc_${side}_msg_received_total`, `Messages that the ${side} has received.`, labelNames),
    handled: find("Counter", `grpc_${side}_handled_total`, `Calls that are over on the ${side}, by how they ended.`, [
      ...labelNames,
      "grpc_code",
    ]),
    seconds: find(
      "Histogram",
      `grpc_${side}_handling_seconds`,
      `Seconds from the beginning of calls to their end on the ${side}.`,
      labelNames,
    ),
  };
}

const labelNames = ["grpc_type", "grpc_service", "grpc_method"];
const types: { readonly [kind in MethodKind]: string } = {
  unary: "unary",
  clientStreaming: "client_stream",
  serverStreaming: "server_stream",
  bidiStreaming: "bidi_stream",
};
const defaultBuckets: readonly number[] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

function labelsOf({ kind, service, method }: MeasuredCall): Labels {
  return { grpc_type: types[kind], grpc_service: service, grpc_method: method };
}

/** As in Go: `NotFound`, and `Canceled` with one l. */
function codeName(code: StatusCode): string {
  if (code === "OK") return code;
  if (code === "CANCELLED") return "Canceled";
  return code.replaceAll(/_?([A-Z])([A-Z]*)/g, (_match, first: string, rest: string) => first + rest.toLowerCase());
}
