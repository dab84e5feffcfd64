import { createRequire } from "node:module";
import { context, propagation, type SpanContext, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { NodeTracerProvider, type ReadableSpan, type SpanProcessor } from "@opentelemetry/sdk-trace-node";
import { GrpcInstrumentation } from "@opentelemetry/instrumentation-grpc";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { CallContext } from "../../../src/rpc/call/context.ts";
import { type CallSpan, tracing } from "../../../src/rpc/interceptors/tracing.ts";
import { RpcError } from "../../../src/rpc/call/rpc-error.ts";
import { collect } from "../support/calculator.ts";
import { connectTo, run } from "../support/running.ts";

/* The instrumentation of OpenTelemetry for grpc-js, around clients and servers of ours: nothing of them knows it. */

const ended: ReadableSpan[] = [];
let onEnded = (): void => {};
const collector: SpanProcessor = {
  onStart() {},
  onEnd(span) {
    ended.push(span);
    onEnded();
  },
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
};
const provider = new NodeTracerProvider({ spanProcessors: [collector] });
const instrumentation = new GrpcInstrumentation();

beforeAll(() => {
  provider.register();
  instrumentation.setTracerProvider(provider);
  // It patches the module when that is required, whoever has imported it before.
  createRequire(import.meta.url)("@grpc/grpc-js");
});
beforeEach(() => void (ended.length = 0));
afterAll(async () => {
  instrumentation.disable();
  await provider.shutdown();
  for (const api of [trace, context, propagation]) api.disable();
});

/** The spans that have ended, once there are so many. */
async function spansOf(count: number): Promise<readonly ReadableSpan[]> {
  await new Promise<void>((resolve) => {
    onEnded = () => {
      if (ended.length >= count) resolve();
    };
    onEnded();
  });
  expect(ended).toHaveLength(count);
  return ended;
}

const parentOf = (span: ReadableSpan): string | undefined => span.parentSpanContext?.spanId;
const idOf = (span: ReadableSpan): string => span.spanContext().spanId;
const traceOf = (span: ReadableSpan): string => span.spanContext().traceId;
const pick = (spans: readonly ReadableSpan[], kind: SpanKind, name: string): ReadableSpan =>
  spans.find((span) => span.kind === kind && span.name === `grpc.remote.Calculator/${name}`)!;

const kinds: [method: string, call: (client: any) => Promise<unknown>, result: unknown][] = [
  ["Add", (client) => client.add({ a: 1, b: 2 }), { result: 3 }],
  [
    "GenerateSequence",
    (client) => collect(client.generateSequence({ start: 1, count: 2, step: 1 })),
    [{ value: 1 }, { value: 2 }],
  ],
  [
    "ComputeStatistics",
    (client) => client.computeStatistics([{ value: 4 }]),
    { count: 1, sum: 4, mean: 4, minimum: 4, maximum: 4 },
  ],
  ["StreamingCalculator", (client) => collect(client.streamingCalculator([{ a: 1, b: 2 }])), [{ result: 3 }]],
];

test.each(kinds)("%s: a span on the client and one on the server, of one trace", async (method, call, result) => {
  const { client } = await run();
  expect(await call(client)).toEqual(result);
  const spans = await spansOf(2);
  const [onClient, onServer] = [pick(spans, SpanKind.CLIENT, method), pick(spans, SpanKind.SERVER, method)];
  expect(traceOf(onServer)).toBe(traceOf(onClient));
  expect(parentOf(onServer)).toBe(idOf(onClient));
  expect(parentOf(onClient)).toBeUndefined();
});

test("a call that is made while another is answered is part of it", async () => {
  const second = await run();
  const handlers = { add: ({ a, b }: { a: number; b: number }) => second.client.multiply({ a, b }) };
  const { client } = await run({ handlers });
  await client.add({ a: 6, b: 7 });
  const spans = await spansOf(4);
  expect(new Set(spans.map(traceOf)).size).toBe(1);
  expect(parentOf(pick(spans, SpanKind.CLIENT, "Multiply"))).toBe(idOf(pick(spans, SpanKind.SERVER, "Add")));
});

test("a call that fails has its status on both spans", async () => {
  const { client } = await run({
    handlers: { add: () => Promise.reject(new RpcError("NOT_FOUND", "no such number")) },
  });
  await expect(client.add({})).rejects.toMatchObject({ code: "NOT_FOUND", details: "no such number" });
  for (const span of await spansOf(2)) {
    expect(span.attributes["rpc.grpc.status_code"]).toBe(5);
    expect(span.status.code).toBe(SpanStatusCode.ERROR);
  }
});

test("with our interceptor on both sides, all spans are of one trace, and OpenTelemetry's stay as they are", async () => {
  const ours: CallSpan[] = [];
  const current = (): SpanContext | undefined => trace.getActiveSpan()?.spanContext();
  const interceptors = [tracing({ current, onSpan: (span) => ours.push(span) })];
  const second = await run({ server: { interceptors } });
  const inner = connectTo(second.address, { interceptors });
  const handlers = { add: ({ a, b }: { a: number; b: number }) => inner.multiply({ a, b }) };
  const { client } = await run({ server: { interceptors }, client: { interceptors }, handlers });
  const tracer = trace.getTracer("test");
  await tracer.startActiveSpan("outermost", async (span) => {
    await client.add({ a: 6, b: 7 });
    span.end();
  });
  const spans = await spansOf(5);
  const outermost = spans.find(({ name }) => name === "outermost")!;
  expect(new Set([...spans.map(traceOf), ...ours.map((span) => span.context.traceId)])).toEqual(
    new Set([traceOf(outermost)]),
  );
  expect(ours).toHaveLength(4);
  const [onClient, onServer] = [pick(spans, SpanKind.CLIENT, "Add"), pick(spans, SpanKind.SERVER, "Add")];
  expect(parentOf(onClient)).toBe(idOf(outermost));
  expect(parentOf(onServer)).toBe(idOf(onClient));
  expect(parentOf(pick(spans, SpanKind.CLIENT, "Multiply"))).toBe(idOf(onServer));
  const parentOfOurs = (side: string, name: string): string | undefined =>
    ours.find((span) => span.side === side && span.name.endsWith(name))!.parentSpanId;
  expect(parentOfOurs("client", "Add")).toBe(idOf(outermost));
  expect(parentOfOurs("server", "Add")).toBe(idOf(onServer));
  expect(parentOfOurs("client", "Multiply")).toBe(idOf(onServer));
});

test("our interceptor on a server alone continues the trace of a client that OpenTelemetry instruments", async () => {
  const ours: CallSpan[] = [];
  const seen: string[] = [];
  const handlers = {
    add: (_request: unknown, { metadata }: CallContext) => (seen.push(String(metadata.get("traceparent"))), {}),
  };
  const { client } = await run({
    server: { interceptors: [tracing({ onSpan: (span) => ours.push(span) })] },
    handlers,
  });
  await client.add({});
  const onClient = pick(await spansOf(2), SpanKind.CLIENT, "Add");
  expect(seen).toEqual([`00-${traceOf(onClient)}-${idOf(onClient)}-01`]);
  expect([ours[0]!.context.traceId, ours[0]!.parentSpanId]).toEqual([traceOf(onClient), idOf(onClient)]);
});

test("what a handler puts after its answer arrives, but for single answers: the instrumentation drops those of grpc-js's callback", async () => {
  const handlers = {
    add: (_request: unknown, { trailers }: CallContext) => (trailers.set("after", "1"), {}),
    async *generateSequence(_request: unknown, { trailers }: CallContext) {
      trailers.set("after", "1");
    },
  };
  const { client } = await run({ handlers });
  const arrived: unknown[] = [];
  const onTrailers = (trailers: CallContext["trailers"]): number => arrived.push(trailers.get("after"));
  await client.add({}, { onTrailers });
  await collect(client.generateSequence({}, { onTrailers }));
  expect(arrived).toEqual([[], ["1"]]);
});
