import * as promClient from "prom-client";
import { describe, expect, test } from "vitest";
import { metrics, type MetricsRecorder } from "../../../src/rpc/interceptors/metrics.ts";
import { prometheusMetrics } from "../../../src/rpc/interceptors/prometheus.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { statusCodes } from "../../../src/rpc/call/status.ts";
import { collect, deferred } from "../support/calculator.ts";
import { run } from "../support/running.ts";

describe("the recorder", () => {
  test("is told of each call, each message and each end", async () => {
    const events: string[] = [];
    const durations: number[] = [];
    const recorder: MetricsRecorder = {
      started: ({ side, service, method, kind }) => events.push(`started ${side} ${service}/${method} ${kind}`),
      sent: ({ method }) => events.push(`sent ${method}`),
      received: ({ method }) => events.push(`received ${method}`),
      handled({ method }, code, seconds) {
        events.push(`handled ${method} ${code}`);
        durations.push(seconds);
      },
    };
    const { client } = await run({ client: { interceptors: [metrics(recorder)] } });
    await client.add({ a: 1, b: 2 });
    expect(events).toEqual([
      "started client remote.Calculator/Add unary",
      "sent Add",
      "received Add",
      "handled Add OK",
    ]);
    expect(durations[0]).toBeGreaterThan(0);
    expect(durations[0]).toBeLessThan(60);
    events.length = 0;
    for await (const _number of client.generateSequence({ count: 5, step: 1 })) break;
    expect(events).toEqual([
      "started client remote.Calculator/GenerateSequence serverStreaming",
      "sent GenerateSequence",
      "received GenerateSequence",
      "handled GenerateSequence CANCELLED",
    ]);
  });
});

describe("prom-client", () => {
  const value = async (
    registry: promClient.Registry,
    name: string,
    labels: object,
    suffix = name,
  ): Promise<number | undefined> => {
    const { values } = await registry.getSingleMetric(name)!.get();
    const wanted = Object.entries(labels);
    return values.find(
      (each) =>
        ((each as { metricName?: string }).metricName ?? name) === suffix &&
        wanted.every(([label, expected]) => (each.labels as Record<string, unknown>)[label] === expected),
    )?.value;
  };

  test("has the names, labels and codes of go-grpc-prometheus, for both sides", async () => {
    const registry = new promClient.Registry();
    const interceptors = [metrics(prometheusMetrics(promClient, { registry }))];
    const handlers = { multiply: () => Promise.reject(new RpcError("FAILED_PRECONDITION")) };
    const { client, server } = await run({ server: { interceptors }, client: { interceptors }, handlers });
    await client.add({ a: 1, b: 2 });
    await client.add({ a: 1, b: 2 });
    await expect(client.multiply({})).rejects.toMatchObject({ code: "FAILED_PRECONDITION" });
    await collect(client.generateSequence({ count: 3, step: 1 }));
    await client.computeStatistics([{ value: 1 }, { value: 2 }]);
    await collect(client.streamingCalculator([{ a: 1, b: 2 }]));
    await server.shutdown();
    const call = { grpc_type: "unary", grpc_service: "remote.Calculator", grpc_method: "Add" };
    for (const side of ["server", "client"]) {
      expect(await value(registry, `grpc_${side}_started_total`, call)).toBe(2);
      expect(await value(registry, `grpc_${side}_in_flight`, call)).toBe(0);
      expect(await value(registry, `grpc_${side}_handled_total`, { ...call, grpc_code: "OK" })).toBe(2);
      expect(
        await value(registry, `grpc_${side}_handled_total`, {
          ...call,
          grpc_method: "Multiply",
          grpc_code: "FailedPrecondition",
        }),
      ).toBe(1);
      expect(await value(registry, `grpc_${side}_msg_received_total`, call)).toBe(2);
      expect(await value(registry, `grpc_${side}_msg_sent_total`, call)).toBe(2);
      expect(await value(registry, `grpc_${side}_handling_seconds`, call, `grpc_${side}_handling_seconds_count`)).toBe(
        2,
      );
      expect(
        await value(
          registry,
          `grpc_${side}_handling_seconds`,
          { ...call, le: "+Inf" },
          `grpc_${side}_handling_seconds_bucket`,
        ),
      ).toBe(2);
      for (const [grpc_type, grpc_method] of [
        ["server_stream", "GenerateSequence"],
        ["client_stream", "ComputeStatistics"],
        ["bidi_stream", "StreamingCalculator"],
      ]) {
        expect(await value(registry, `grpc_${side}_handled_total`, { grpc_type, grpc_method, grpc_code: "OK" })).toBe(
          1,
        );
      }
    }
    const stream = { grpc_method: "GenerateSequence" };
    expect(await value(registry, "grpc_server_msg_sent_total", stream)).toBe(3);
    expect(await value(registry, "grpc_client_msg_received_total", stream)).toBe(3);
    expect(await registry.metrics()).toContain(
      'grpc_server_handled_total{grpc_type="unary",grpc_service="remote.Calculator",grpc_method="Add",grpc_code="OK"} 2',
    );
  });

  test("counts what is in flight", async () => {
    const registry = new promClient.Registry();
    const [begun, end] = [deferred(), deferred()];
    const handlers = {
      async add() {
        begun.resolve();
        await end.promise;
        return {};
      },
    };
    const { client } = await run({
      server: { interceptors: [metrics(prometheusMetrics(promClient, { registry }))] },
      handlers,
    });
    const call = client.add({});
    await begun.promise;
    expect(await value(registry, "grpc_server_in_flight", { grpc_method: "Add" })).toBe(1);
    end.resolve();
    await call;
    expect(await value(registry, "grpc_server_in_flight", { grpc_method: "Add" })).toBe(0);
  });

  test("is in its global registry by default, once, however often it is asked for", async () => {
    const recorders = [prometheusMetrics(promClient), prometheusMetrics(promClient, { buckets: [1] })];
    for (const recorder of recorders) recorder.started({ side: "client", service: "s", method: "m", kind: "unary" });
    expect(await value(promClient.register, "grpc_client_started_total", { grpc_service: "s" })).toBe(2);
    promClient.register.clear();
  });

  test("has buckets of the user's", async () => {
    const registry = new promClient.Registry();
    prometheusMetrics(promClient, { registry, buckets: [0.5, 2] }).handled(
      { side: "client", service: "s", method: "m", kind: "unary" },
      "OK",
      1,
    );
    const bounds = (await registry.metrics()).match(/le="[^"]*"/g);
    expect(bounds).toEqual(['le="0.5"', 'le="2"', 'le="+Inf"']);
  });

  test("writes codes as Go does", async () => {
    const registry = new promClient.Registry();
    const recorder = prometheusMetrics(promClient, { registry });
    for (const code of statusCodes)
      recorder.handled({ side: "server", service: "s", method: "m", kind: "unary" }, code, 0);
    const { values } = await registry.getSingleMetric("grpc_server_handled_total")!.get();
    // https://pkg.go.dev/google.golang.org/grpc/codes#Code
    expect(values.map(({ labels }) => (labels as { grpc_code?: string }).grpc_code)).toEqual([
      "OK",
      "Canceled",
      "Unknown",
      "InvalidArgument",
      "DeadlineExceeded",
      "NotFound",
      "AlreadyExists",
      "PermissionDenied",
      "ResourceExhausted",
      "FailedPrecondition",
      "Aborted",
      "OutOfRange",
      "Unimplemented",
      "Internal",
      "Unavailable",
      "DataLoss",
      "Unauthenticated",
    ]);
  });
});
